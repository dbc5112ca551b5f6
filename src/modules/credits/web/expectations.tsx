/** What is earned and stands in no cycle: the person chooses one; it is not moved afterwards. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { chooseCycle, type Expectation } from '../contract.ts'
import { ClaimActs } from './claim-acts.tsx'
import { creditsKey } from './query.ts'
import { words as claims } from './text-claims.ts'
import { text } from './text.ts'

export function Expectations({ items }: { readonly items: readonly Expectation[] }) {
  const [chosen, setChosen] = useState<Expectation | null>(null)
  if (items.length === 0) return null
  return (
    <Sheet title={text.waitingTitle} bare>
      <List name={text.waitingTitle}>
        {items.map((e) => (
          <Row
            key={e.id}
            title={e.title}
            status={
              <Status tone={toneOf(e)}>
                {e.state === 'organisation' || e.can.choose ? text.states[e.state] : text.waitingNoCycle}
              </Status>
            }
            note={[e.organisation, text.waitingNote(e.credits, e.earnedOn), answerOf(e)]
              .filter(Boolean)
              .join('. ')}
            act={
              e.can.withdraw ? (
                <ClaimActs of={e} />
              ) : (
                e.can.choose && (
                  <Button
                    kind="plain"
                    size="small"
                    onClick={() => setChosen(e)}
                    label={`${text.choose}: ${e.title}`}
                  >
                    {text.choose}
                  </Button>
                )
              )
            }
          />
        ))}
      </List>
      {chosen && <ChooseDialog of={chosen} onClose={() => setChosen(null)} />}
    </Sheet>
  )
}

const toneOf = (e: Expectation) =>
  e.state === 'organisation' ? (e.isOverdue ? 'refused' : 'ours') : e.can.choose ? 'yours' : 'quiet'

/** By when the organisation answers, and when it was reminded. */
const answerOf = (e: Expectation): string | null => {
  if (e.state !== 'organisation' || e.dueOn === null) return null
  const by = e.isOverdue ? claims.late(e.dueOn) : claims.until(e.dueOn)
  return e.remindedAt ? `${by}, ${claims.remindedAt(fullDay(e.remindedAt))}` : by
}

function ChooseDialog({ of: e, onClose }: { readonly of: Expectation; readonly onClose: () => void }) {
  const cache = useQueryClient()
  const [cycleId, setCycleId] = useState(e.cycles[0]?.id ?? '')
  const act = useMutation({
    mutationFn: () => call(chooseCycle, { params: { id: e.id }, body: { cycleId } }),
    onSuccess: ({ credits }) => {
      toast(text.chosen(credits))
      onClose()
    },
    onSettled: () => cache.invalidateQueries({ queryKey: creditsKey }),
  })
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={text.chooseTitle}
      act={text.choose}
      keep={text.chooseKeep}
      busy={act.isPending}
      fault={act.isError ? refusedBy(act.error).title : undefined}
      onAct={() => act.mutate()}
    >
      <p>{`${e.title}. ${text.waitingNote(e.credits, e.earnedOn)}`}</p>
      <RadioField
        name="cycle"
        label={text.chooseField}
        value={cycleId}
        onChange={setCycleId}
        choices={e.cycles.map((c) => ({ value: c.id, label: c.name }))}
      />
      <p className="small">{text.chooseNote}</p>
    </DangerDialog>
  )
}
