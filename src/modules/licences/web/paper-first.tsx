/** What now with a paper: wait, answer, mend, or put another in its place before it ends. */
import type { ReactNode } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, deadline, fullDay } from '../../../web/ui/dates.ts'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import type { Paper } from '../contract.ts'
import { text } from './text.ts'

export interface PaperFirstProps {
  readonly paper: Paper
  /** The button that opens a draft. */
  readonly again: (which: 'mend' | 'renew') => ReactNode
}

export function PaperFirst({ paper: p, again }: PaperFirstProps) {
  const now = useNow()
  const status = text.stateWords[p.state]
  const due = p.decidedAt ? day(p.decidedAt, now) : undefined
  switch (p.state) {
    case 'checking':
      return <Review paper={p} />
    case 'active':
      return <Active paper={p} again={again} />
    case 'future':
      return <FirstAct tone="ours" status={status} title={text.future(fullDay(p.startsOn))} />
    case 'expired':
      return (
        <FirstAct
          tone={p.isReplaced ? 'done' : 'yours'}
          status={status}
          due={p.endsOn ? fullDay(p.endsOn) : undefined}
          title={text.expired}
          act={p.can.renew && again('renew')}
        >
          {p.isReplaced ? text.replaced : text.expiredNote}
        </FirstAct>
      )
    case 'suspended':
    case 'revoked':
      return (
        <FirstAct tone="refused" status={status} due={due} title={text[p.state]}>
          {p.reason}
        </FirstAct>
      )
    case 'rejected':
      return (
        <FirstAct
          tone="refused"
          status={status}
          due={due}
          title={text.rejected}
          act={p.can.mend && again('mend')}
        >
          {p.reason}
        </FirstAct>
      )
    case 'withdrawn':
      return (
        <FirstAct
          tone="ours"
          status={status}
          due={due}
          title={text.withdrawn}
          act={p.can.mend && again('mend')}
        >
          {text.withdrawnNote}
        </FirstAct>
      )
  }
}

function Review({ paper: p }: { readonly paper: Paper }) {
  const now = useNow()
  const { application } = p
  if (application?.status === 'question') {
    return (
      <FirstAct
        status={text.needsAnswer}
        title={text.question}
        act={
          <Button wide href={`/applications/${application.id}`}>
            {text.toQuestion}
          </Button>
        }
      >
        {text.questionNote}
      </FirstAct>
    )
  }
  return (
    <FirstAct
      tone="ours"
      status={text.stateWords.checking}
      due={application?.dueOn ? text.dueOn(day(application.dueOn, now)) : undefined}
      title={text.inReview}
    >
      {text.inReviewNote}
    </FirstAct>
  )
}

/** Three months before the end it is time to care for the next paper. */
const soonDays = 90

function Active({ paper: p, again }: PaperFirstProps) {
  const now = useNow()
  const isSoon = p.endsAt !== null && Date.parse(p.endsAt) - now.getTime() < soonDays * 86_400_000
  const isOurMove = isSoon && !p.isReplaced
  return (
    <FirstAct
      tone={isOurMove ? 'yours' : 'done'}
      status={text.stateWords.active}
      title={text.active}
      act={isOurMove && p.can.renew && again('renew')}
    >
      {p.endsOn
        ? text.activeUntil(fullDay(p.endsOn), deadline(p.endsOn, now).rest ?? '')
        : text.activeForever}
      {p.isReplaced && ` ${text.replaced}`}
    </FirstAct>
  )
}
