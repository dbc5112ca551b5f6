/** What is earned and stands in no cycle: the person chooses one, or says whether it is what stands already. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { sentences } from '../../../web/ui/words.ts'
import { chooseCycle, tellTwins, type Expectation } from '../contract.ts'
import { ClaimActs } from './claim-acts.tsx'
import { PlaceDialog } from './place-dialog.tsx'
import { creditsKey } from './query.ts'
import { words as claims } from './text-claims.ts'
import { text } from './text.ts'

export function Expectations({
  items,
  title = text.waitingTitle,
}: {
  readonly items: readonly Expectation[]
  readonly title?: string
}) {
  const [chosen, setChosen] = useState<Expectation | null>(null)
  if (items.length === 0) return null
  return (
    <Sheet title={title} bare>
      <List name={title}>
        {items.map((e) => (
          <Row
            key={e.id}
            title={e.title}
            href={e.link ?? undefined}
            status={
              <Status tone={toneOf(e)}>
                {e.state !== 'cycle' || e.can.choose ? text.states[e.state] : text.waitingNoCycle}
              </Status>
            }
            note={sentences([
              e.organisation,
              text.waitingNote(e.credits, e.earnedOn),
              answerOf(e),
              e.twin && text.twin(e.twin),
            ])}
            act={<Act of={e} onChoose={() => setChosen(e)} />}
          />
        ))}
      </List>
      {chosen && (
        <PlaceDialog
          title={text.chooseTitle}
          act={text.choose}
          lead={`${chosen.title}. ${text.waitingNote(chosen.credits, chosen.earnedOn)}`}
          note={text.chooseNote}
          cycles={chosen.cycles}
          run={(cycleId) => call(chooseCycle, { params: { id: chosen.id }, body: { cycleId } })}
          onDone={() => toast(text.chosen(chosen.credits))}
          onClose={() => setChosen(null)}
        />
      )}
    </Sheet>
  )
}

function Act({ of: e, onChoose }: { readonly of: Expectation; readonly onChoose: () => void }) {
  if (e.can.tell) return <TwinActs of={e} />
  if (e.can.withdraw) return <ClaimActs of={e} />
  return (
    e.can.choose && (
      <Button kind="plain" size="small" onClick={onChoose} label={`${text.choose}: ${e.title}`}>
        {text.choose}
      </Button>
    )
  )
}

/** Both answers stand side by side: neither of them is the usual one. */
function TwinActs({ of: e }: { readonly of: Expectation }) {
  const cache = useQueryClient()
  const act = useMutation({
    mutationFn: (isAnother: boolean) => call(tellTwins, { params: { id: e.id }, body: { isAnother } }),
    onSuccess: ({ state }) => toast(state === 'refused' ? text.twinSame : text.twinOther),
    onError: (error) => toast(refusedBy(error).title),
    onSettled: () => cache.invalidateQueries({ queryKey: creditsKey }),
  })
  return (
    <div className="acts">
      {([true, false] as const).map((isAnother) => (
        <Button
          key={String(isAnother)}
          kind="plain"
          size="small"
          busy={act.isPending && act.variables === isAnother}
          label={`${text.twinActs[isAnother ? 'other' : 'same']}: ${e.title}`}
          onClick={() => act.mutate(isAnother)}
        >
          {text.twinActs[isAnother ? 'other' : 'same']}
        </Button>
      ))}
    </div>
  )
}

const toneOf = (e: Expectation) =>
  e.state === 'organisation'
    ? e.isOverdue
      ? 'refused'
      : 'ours'
    : e.can.choose || e.can.tell
      ? 'yours'
      : 'quiet'

/** By when the organisation answers, and when it was reminded. */
const answerOf = (e: Expectation): string | null => {
  if (e.state !== 'organisation' || e.dueOn === null) return null
  const by = e.isOverdue ? claims.late(e.dueOn) : claims.until(e.dueOn)
  return e.remindedAt ? `${by}, ${claims.remindedAt(fullDay(e.remindedAt))}` : by
}
