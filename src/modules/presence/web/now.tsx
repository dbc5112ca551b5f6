/** What now on the page of an event: the question, or how it stands. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment, time } from '../../../web/ui/dates.ts'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { answerCheck, type Meeting } from '../contract.ts'
import { meetingQuery } from './query.ts'
import { creditedWords, stateWords, text } from './text.ts'

interface NowProps {
  readonly meeting: Meeting
  readonly isLost: boolean
}

export function Now({ meeting: m, isLost }: NowProps) {
  const now = useNow(15)
  if (m.question && new Date(m.question.closesAt) > now)
    return <Question key={m.question.n} meeting={m} question={m.question} />
  if (m.creditedBy)
    return (
      <FirstAct tone="done" status={creditedWords[m.creditedBy]} title={m.standing?.words ?? m.title}>
        {text.creditedNote(m.credits)}
      </FirstAct>
    )
  if (m.state === 'ahead')
    return (
      <FirstAct
        tone="ours"
        status={stateWords.ahead}
        title={text.aheadTitle(moment(m.startsAt, now))}
        act={<Connect meeting={m} />}
      >
        {m.standing ? text.aheadNote : undefined}
      </FirstAct>
    )
  const next = m.days.find((d) => new Date(d.startsAt) > now)
  if (m.state === 'between' && next)
    return (
      <FirstAct
        tone="ours"
        status={stateWords.between}
        title={text.betweenTitle(moment(next.startsAt, now))}
        act={<Connect meeting={m} />}
      >
        {m.standing?.words}
      </FirstAct>
    )
  if (m.state === 'on')
    return m.standing ? (
      <FirstAct
        tone={isLost ? 'refused' : 'ours'}
        status={stateWords.on}
        title={text.onNow}
        act={<Connect meeting={m} />}
      >
        <span role="status">{isLost ? text.lost : text.onNote}</span>
      </FirstAct>
    ) : (
      <FirstAct tone="ours" status={stateWords.on} title={text.codeSheet} act={<Connect meeting={m} />} />
    )
  if (m.standing && m.standing.isConfirmed === null)
    return (
      <FirstAct tone="ours" status={stateWords.over} title={text.waitTitle}>
        {text.waitNote}
      </FirstAct>
    )
  return (
    <FirstAct tone="refused" status={stateWords.over} title={m.standing ? text.shortTitle : text.codeSheet}>
      {m.standing && (
        <>
          {text.shortWords(m)} {m.codes ? text.shortNoteCode : text.shortNote}
        </>
      )}
    </FirstAct>
  )
}

/** While the portal tells the link: from an hour before until the end of the day. */
const Connect = ({ meeting: m }: { readonly meeting: Meeting }) =>
  m.broadcast?.link ? (
    <Button href={m.broadcast.link} target="_blank">
      {text.connect}
    </Button>
  ) : null

interface QuestionProps {
  readonly meeting: Meeting
  readonly question: NonNullable<Meeting['question']>
}

function Question({ meeting: m, question }: QuestionProps) {
  const cache = useQueryClient()
  const answer = useMutation({
    mutationFn: () => call(answerCheck, { params: { id: m.id }, body: { n: question.n } }),
    onSuccess: (fresh) => {
      cache.setQueryData(meetingQuery(m.id).queryKey, fresh)
      toast(text.answered)
    },
  })
  return (
    <div role="alert">
      <FirstAct
        status={stateWords.on}
        due={text.untilTime(time(question.closesAt))}
        title={text.asking}
        act={
          <Button kind="main" wide busy={answer.isPending} onClick={() => answer.mutate()}>
            {text.iAmHere}
          </Button>
        }
      >
        {answer.isError ? text.notAnswered : text.askingNote}
      </FirstAct>
    </div>
  )
}
