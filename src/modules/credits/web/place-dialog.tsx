/** Into which of one's cycles: those that do not take it are shown too, with the reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { misfitWords, type CyclePlace } from '../contract.ts'
import { creditsKey } from './query.ts'
import { text } from './text.ts'

export interface PlaceDialogProps {
  readonly title: string
  readonly act: string
  /** What it is. */
  readonly lead: string
  readonly note: string
  readonly cycles: readonly CyclePlace[]
  readonly run: (cycleId: string) => Promise<unknown>
  readonly onDone: () => void
  readonly onClose: () => void
}

export function PlaceDialog({
  title,
  act: word,
  lead,
  note,
  cycles,
  run,
  onDone,
  onClose,
}: PlaceDialogProps) {
  const cache = useQueryClient()
  const [cycleId, setCycleId] = useState(cycles.find((c) => c.whyNot === null)?.id ?? '')
  const act = useMutation({
    mutationFn: () => run(cycleId),
    onSuccess: () => {
      onDone()
      onClose()
    },
    onSettled: () => cache.invalidateQueries({ queryKey: creditsKey }),
  })
  const refused = act.isError ? refusedBy(act.error) : undefined
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={title}
      act={word}
      keep={text.chooseKeep}
      busy={act.isPending}
      fault={refused && (refused.detail ?? refused.title)}
      onAct={() => act.mutate()}
    >
      <p>{lead}</p>
      <RadioField
        name="cycle"
        label={text.chooseField}
        value={cycleId}
        onChange={setCycleId}
        choices={cycles.map((c) => ({
          value: c.id,
          label: c.name,
          hint: c.whyNot ? misfitWords[c.whyNot] : undefined,
          disabled: c.whyNot !== null,
        }))}
      />
      <p className="small">{note}</p>
    </DangerDialog>
  )
}
