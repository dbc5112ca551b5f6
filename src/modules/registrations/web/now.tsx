/** What now with a registration: fill it in, wait, answer, mend, or begin to teach. */
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import type { Registration } from '../contract.ts'
import { text } from './text.ts'

export function Now({ registration: r }: { readonly registration: Registration }) {
  const status = text.statusWords[r.status]
  switch (r.status) {
    case 'forming':
      return r.needsEsia ? (
        <FirstAct
          status={status}
          title={text.esiaTitle}
          act={
            <Button size="small" href="/profile/esia">
              {text.toEsia}
            </Button>
          }
        >
          {text.esiaNote}
        </FirstAct>
      ) : (
        <FirstAct status={status} title={text.formingTitle}>
          {text.formingNote}
        </FirstAct>
      )
    case 'submitted':
    case 'in-work':
      return <Review registration={r} />
    case 'rework':
      return (
        <FirstAct status={status} title={text.reworkTitle}>
          {r.reason}
        </FirstAct>
      )
    case 'rejected':
      return (
        <FirstAct tone="refused" status={status} title={text.rejectedTitle}>
          {r.reason}
        </FirstAct>
      )
    case 'open':
      return (
        <FirstAct
          tone="done"
          status={status}
          title={text.openTitle}
          act={
            <Button size="small" href="/teaching">
              {text.toTeaching}
            </Button>
          }
        >
          {text.openNote}
        </FirstAct>
      )
  }
}

function Review({ registration: r }: { readonly registration: Registration }) {
  const now = useNow()
  const { application: a } = r
  const isAsked = a?.status === 'question'
  return (
    <FirstAct
      tone={isAsked ? 'yours' : 'ours'}
      status={text.statusWords[r.status]}
      due={
        isAsked
          ? a.answerBy
            ? text.answerBy(day(a.answerBy, now))
            : undefined
          : a?.dueOn
            ? text.dueOn(day(a.dueOn, now))
            : undefined
      }
      title={isAsked ? text.questionTitle : text.waitTitle}
      act={
        a && (
          <Button size="small" kind={isAsked ? 'main' : 'plain'} href={`/applications/${a.id}`}>
            {isAsked ? text.toAnswer : text.toApplication}
          </Button>
        )
      }
    >
      {isAsked ? text.questionNote : text.waitNote}
    </FirstAct>
  )
}
