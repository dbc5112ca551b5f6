/** D7+: from received to credited: which step it is, by which day, who must act, and one click to remind whoever is late. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { fullDay, isoDay, moment } from '../../../web/ui/dates.ts'
import { Link } from '../../../web/ui/link.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { remindOrganisation, stepWords, type Stage, type Study } from '../contract.ts'
import { studiesKey } from './query.ts'
import { stageText as words } from './stage-text.ts'

export function StudyStage({ study: s, stage }: { readonly study: Study; readonly stage: Stage }) {
  const at = stage.steps.indexOf(stage.step)
  return (
    <div className="stage">
      <ol className="steps" aria-label={words.way}>
        {stage.steps.map((step, i) => (
          <li
            key={step}
            data-done={i < at || step === 'credited' ? i <= at : undefined}
            aria-current={i === at ? 'step' : undefined}
          >
            {nb(stepWords[step])}
          </li>
        ))}
      </ol>
      <p>
        <b>{nb(words.now(s, stage))}</b>{' '}
        {stage.who === 'learner' && stage.step === 'result' && (
          <Link href="/credits">{words.chooseCycle}</Link>
        )}
      </p>
      <p className="small">{nb(words.next(stage))}</p>
      {stage.rule && <p className="small">{nb(stage.rule)}</p>}
    </div>
  )
}

/** Stands on top of the page: whoever waits need not look for it. */
export function Remind({ study: s, stage }: { readonly study: Study; readonly stage: Stage }) {
  const cache = useQueryClient()
  const now = useNow()
  const remind = useMutation({
    mutationFn: () => call(remindOrganisation, { params: { id: s.id } }),
    onSuccess: () => toast(words.reminded),
    onError: (error) => toast(refusedBy(error).title),
    onSettled: () => cache.invalidateQueries({ queryKey: studiesKey }),
  })
  const isToday = stage.remindedAt !== null && isoDay(stage.remindedAt) === isoDay(now)
  return (
    <>
      {s.can.remind && (
        <Button
          kind="plain"
          size="small"
          wide={false}
          busy={remind.isPending}
          onClick={() => remind.mutate()}
        >
          {words.remind}
        </Button>
      )}
      {stage.remindedAt && (
        <p className="small" role="status">
          {nb(words.remindedAt(moment(stage.remindedAt, now), isToday))}
        </p>
      )}
    </>
  )
}

/** In one line, for lists: «Ждёт организацию до 14 декабря 2026». */
export const stageLine = (stage: Stage): string | null => {
  if (!stage.who || stage.who === 'portal') return null
  if (stage.who === 'learner') return stage.step === 'result' ? words.needsCycle : null
  const due = stage.dueOn ? fullDay(stage.dueOn) : null
  if (!due) return words.organisation
  return stage.isOverdue ? words.late(due) : words.waitsUntil(due)
}
