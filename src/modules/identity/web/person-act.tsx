/** G5: before a door is closed or opened: what happens, and why it is done. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import {
  closeDoors,
  endTheirSessions,
  openDoors,
  resetTheirFactors,
  type Doors,
} from '../contract/people-desk.ts'
import { people as text, type DoorAct } from './text-people.ts'

export const doorsKey = (id: string) => ['identity', 'doors', id] as const

const endpoints = {
  close: closeDoors,
  open: openDoors,
  endSessions: endTheirSessions,
  resetFactors: resetTheirFactors,
}

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
  const words = text.acts[act]
  const { id } = doors
  return (
    <ReasonDialog
      onClose={onClose}
      title={words.title}
      act={words.word}
      keep={text.keep}
      label={text.reason}
      hint={text.reasonHint}
      run={(reason) => call(endpoints[act], { params: { id }, body: { reason } })}
      onDone={(fresh) => {
        cache.setQueryData(doorsKey(id), fresh)
        toast(words.done)
      }}
    >
      <p>{doors.fullName}</p>
      <p>{words.loss}</p>
    </ReasonDialog>
  )
}
