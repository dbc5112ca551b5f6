/** A button whose act cannot be taken back: asks once more, does it, says a refusal in the dialog. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { DangerDialog } from './dialog.tsx'
import { refusedBy } from './refused-by.ts'

export interface DangerActProps {
  /** The verb, in the dialog and on the button. */
  readonly act: string
  /** On the button, where it is shorter than the verb. */
  readonly word?: string | undefined
  /** Fuller name for readers. */
  readonly label?: string | undefined
  readonly kind?: ButtonProps['kind']
  readonly title: string
  /** What is lost, what stays. */
  readonly children: string
  readonly keep: string
  readonly run: () => Promise<unknown>
  readonly onDone?: () => void
  /** After any outcome: what is shown may be old. */
  readonly onSettled: () => unknown
}

export function DangerAct({ kind = 'danger-quiet', onDone, ...p }: DangerActProps) {
  const [isAsked, setAsked] = useState(false)
  const run = useMutation({
    mutationFn: p.run,
    onSuccess: () => {
      setAsked(false)
      onDone?.()
    },
    onSettled: p.onSettled,
  })
  return (
    <>
      <Button kind={kind} size="small" label={p.label} onClick={() => setAsked(true)}>
        {p.word ?? p.act}
      </Button>
      {isAsked && (
        <DangerDialog
          open
          onClose={() => setAsked(false)}
          title={p.title}
          act={p.act}
          keep={p.keep}
          busy={run.isPending}
          fault={run.isError ? refusedBy(run.error).title : undefined}
          onAct={() => run.mutate()}
        >
          {p.children}
        </DangerDialog>
      )}
    </>
  )
}
