/** A try after its end: passed or not, each question with one's answer, the right one and why. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { startAttempt, type AnswerValue, type Attempt, type ShownQuestion } from '../contract.ts'
import { courseKey } from './query.ts'
import { attemptWords, learnWords } from './text.ts'

export function Result({ attempt: a }: { readonly attempt: Attempt }) {
  const cache = useQueryClient()
  const go = useGo()
  const now = useNow()
  const again = useMutation({
    mutationFn: () => call(startAttempt, { params: { id: a.studyId, itemId: a.itemId } }),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: courseKey })
      go(`/learning/${a.studyId}/attempts/${id}`)
    },
  })
  const waits = a.state === 'review'
  const isGood = a.isPassed === true || a.purpose === 'entry'
  return (
    <>
      <FirstAct
        tone={waits ? 'ours' : isGood ? 'done' : 'yours'}
        status={waits ? attemptWords.waits : isGood ? attemptWords.passed : attemptWords.notPassed}
        title={waits || a.points === null ? attemptWords.waits : attemptWords.result(a.points, a.maxPoints)}
        act={
          a.can.repeat && !isGood ? (
            <Button busy={again.isPending} onClick={() => again.mutate()}>
              {attemptWords.repeat}
            </Button>
          ) : (
            <Button href={`/learning/${a.studyId}`}>{learnWords.toCourse}</Button>
          )
        }
      >
        {waits
          ? attemptWords.waitsNote(a.markDueOn && day(a.markDueOn, now))
          : attemptWords.passLine(a.passPercent)}
      </FirstAct>
      {!a.isExplained && <p className="small">{nb(attemptWords.explainedLater)}</p>}
      {a.questions.map((q, n) => (
        <Sheet
          // A try never changes its questions.
          key={n}
          title={attemptWords.question(n + 1, a.questions.length)}
          side={
            q.points === null ? (
              <Status tone="ours">{attemptWords.waitsShort}</Status>
            ) : (
              <Status tone={q.points >= q.shown.points ? 'done' : 'refused'}>
                {attemptWords.result(q.points, q.shown.points)}
              </Status>
            )
          }
        >
          <p>{nb(q.shown.words)}</p>
          <Facts
            facts={[
              [attemptWords.yours, q.answer ? inWords(q.shown, q.answer) : attemptWords.none],
              [attemptWords.right, q.right && inWords(q.shown, q.right)],
              [attemptWords.why, q.explanation && nb(q.explanation)],
              [attemptWords.remark, q.remark && nb(q.remark)],
            ]}
            column
          />
        </Sheet>
      ))}
    </>
  )
}

/** What was chosen, as it stood on the screen. */
function inWords(q: ShownQuestion, a: AnswerValue): string {
  if (q.kind === 'single' && a.kind === 'single') return q.choices[a.chosen] ?? ''
  if (q.kind === 'multiple' && a.kind === 'multiple')
    return a.chosen.length === 0 ? attemptWords.none : a.chosen.map((n) => q.choices[n]).join('; ')
  if (q.kind === 'match' && a.kind === 'match')
    return q.lefts
      .map((left, n) => `${left} — ${a.rights[n] == null ? '…' : q.rights[a.rights[n]]}`)
      .join('; ')
  if (q.kind === 'order' && a.kind === 'order')
    return a.order.map((shown, n) => `${n + 1}. ${q.steps[shown]}`).join(' ')
  if (q.kind === 'number' && a.kind === 'number') return `${a.typed} ${q.units}`.trim()
  return a.kind === 'text' ? a.typed : ''
}
