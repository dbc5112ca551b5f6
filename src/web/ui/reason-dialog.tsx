/** An act whose reason somebody will read: what happens, why it is done; a refusal stands beside what it is about. */
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { DangerDialog } from './dialog.tsx'
import { TextArea } from './fields/text-field.tsx'
import { refusedBy } from './refused-by.ts'

export interface ReasonDialogProps<T> {
  readonly onClose: () => void
  readonly title: string
  /** What happens, what stays. */
  readonly children: ReactNode
  readonly act: string
  readonly keep: string
  readonly label: string
  readonly hint: string
  /** As the contract calls the reason. */
  readonly field?: 'reason' | 'why' | 'text' | undefined
  readonly maxLength?: number | undefined
  readonly run: (reason: string) => Promise<T>
  /** The dialog closes by itself. */
  readonly onDone: (answer: T) => void
  /** After any outcome: what is shown may be old. */
  readonly onSettled?: (() => void) | undefined
}

export function ReasonDialog<T>({ field = 'reason', maxLength = 300, ...p }: ReasonDialogProps<T>) {
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: () => p.run(reason),
    onSuccess: (answer) => {
      p.onDone(answer)
      p.onClose()
    },
    onSettled: () => p.onSettled?.(),
  })
  const refused = send.isError ? refusedBy(send.error) : null
  const ofReason = refused?.errors.find((e) => e.field === field)?.message
  return (
    <DangerDialog
      open
      onClose={p.onClose}
      title={p.title}
      act={p.act}
      keep={p.keep}
      busy={send.isPending}
      fault={refused && !ofReason ? (refused.detail ?? refused.title) : undefined}
      onAct={() => send.mutate()}
    >
      {p.children}
      <TextArea
        name={field}
        label={p.label}
        hint={p.hint}
        value={reason}
        onChange={setReason}
        maxLength={maxLength}
        error={ofReason}
      />
    </DangerDialog>
  )
}
