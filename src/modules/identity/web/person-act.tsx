/** G5: before a door is closed or opened: what happens, and why it is done. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { closeDoors, endTheirSessions, openDoors, type Doors } from '../contract/people-desk.ts'
import { people as text, type DoorAct } from './text-people.ts'

export const doorsKey = (id: string) => ['identity', 'doors', id] as const

const endpoints = { close: closeDoors, open: openDoors, endSessions: endTheirSessions }

export function DoorDialog({
  act,
  doors,
  onClose,
}: {
  readonly act: DoorAct
  readonly doors: Doors
  readonly onClose: () => void
}) {
  const cache = useQueryClient()
  const [reason, setReason] = useState('')
  const words = text.acts[act]
  const { id } = doors
  const send = useMutation({
    mutationFn: () => call(endpoints[act], { params: { id }, body: { reason } }),
    onSuccess: (fresh) => {
      cache.setQueryData(doorsKey(id), fresh)
      toast(words.done)
      onClose()
    },
  })
  const refused = send.isError ? refusedBy(send.error) : null
  const reasonFault = refused?.errors.find((e) => e.field === 'reason')?.message
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={words.title}
      act={words.word}
      keep={text.keep}
      busy={send.isPending}
      fault={refused && !reasonFault ? (refused.detail ?? refused.title) : undefined}
      onAct={() => send.mutate()}
    >
      <p>{doors.fullName}</p>
      <p>{words.loss}</p>
      <TextArea
        name="reason"
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={reasonFault}
      />
    </DangerDialog>
  )
}
