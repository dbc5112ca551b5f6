/** D2: a test is taken: one question at a time, each answer saved at once; after the end results with explanations. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { endAttempt, type AnswerValue, type Attempt } from '../contract.ts'
import { Answering } from './answering.tsx'
import { AnswersNote } from './answers-note.tsx'
import { Result } from './attempt-result.tsx'
import { useAnswerKeeper } from './keeper/use-answer-keeper.ts'
import { attemptQuery, courseKey } from './query.ts'
import { attemptWords, learnWords } from './text.ts'
import { TimeLeft } from './time-left.tsx'
import { useAnswers } from './use-answers.ts'
import '../../../web/look/content.css'

export function Page() {
  const [studyId, id] = [useParam('id'), useParam('attemptId')]
  const query = useQuery({ ...attemptQuery(id), refetchOnWindowFocus: false })
  const a = query.data
  const { state } = useAnswerKeeper()
  const crumbs = [
    [learnWords.back, '/learning'],
    [learnWords.one, `/learning/${studyId}`],
  ] as const
  if (!a)
    return (
      <BeforeOne
        query={query}
        title={learnWords.lesson}
        crumbs={crumbs}
        rows={5}
        what={attemptWords.what}
        failedTitle={attemptWords.failed}
        calm={learnWords.calm}
        absentTitle={attemptWords.absent}
        absentNote={learnWords.absentNote}
        back={[learnWords.one, `/learning/${studyId}`]}
      />
    )
  return (
    <Frame title={a.title} crumbs={crumbs} note={attemptWords.number(a.number)}>
      <AnswersNote state={state} attemptId={a.id} />
      {a.can.answer ? <Running key={a.id} attempt={a} /> : <Result attempt={a} />}
    </Frame>
  )
}

function Running({ attempt: a }: { readonly attempt: Attempt }) {
  const cache = useQueryClient()
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      a.questions.findIndex((q) => q.answer === null),
    ),
  )
  const [isEnding, setEnding] = useState(false)
  const answers = useAnswers(a)
  const end = useMutation({
    mutationFn: async () => {
      await answers.flush()
      return call(endAttempt, { params: { id: a.id } })
    },
    onSuccess: async (ended) => {
      cache.setQueryData(attemptQuery(a.id).queryKey, ended)
      await cache.invalidateQueries({ queryKey: courseKey })
    },
  })
  const count = a.questions.length
  const answered = a.questions.filter((_, n) => answers.of(n) !== null).length
  const question = a.questions[at]!
  return (
    <>
      <div className="test-head">
        <span className="num small">{nb(attemptWords.answered(answered, count))}</span>
        {a.dueAt && <TimeLeft dueAt={a.dueAt} now={a.now} onOver={() => end.mutate()} />}
      </div>
      <Sheet title={attemptWords.question(at + 1, count)} side={<Points n={question.shown.points} />}>
        <Answering
          key={at}
          question={question.shown}
          value={answers.of(at)}
          onChange={(value: AnswerValue) => answers.set(at, value)}
        />
        <div className="acts">
          <Button kind="plain" wide={false} disabled={at === 0} onClick={() => setAt(at - 1)}>
            {learnWords.before}
          </Button>
          {at < count - 1 ? (
            <Button wide={false} onClick={() => setAt(at + 1)}>
              {learnWords.after}
            </Button>
          ) : (
            <Button wide={false} onClick={() => setEnding(true)}>
              {attemptWords.end}
            </Button>
          )}
        </div>
      </Sheet>
      <Steps count={count} at={at} isAnswered={(n) => answers.of(n) !== null} onGo={setAt} />
      {at < count - 1 && (
        <Button kind="quiet" onClick={() => setEnding(true)}>
          {attemptWords.end}
        </Button>
      )}
      {isEnding && (
        <Dialog open title={attemptWords.endTitle} onClose={() => setEnding(false)}>
          <p>{nb(attemptWords.endNote(count - answered))}</p>
          {end.isError && (
            <p role="alert" className="field-fault">
              {nb(refusedBy(end.error).title)}
            </p>
          )}
          <div className="acts">
            <Button busy={end.isPending} onClick={() => end.mutate()}>
              {attemptWords.end}
            </Button>
            <Button kind="plain" onClick={() => setEnding(false)} takesFocus>
              {attemptWords.keep}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

const Points = ({ n }: { readonly n: number }) => <span className="small num">{attemptWords.points(n)}</span>

interface StepsProps {
  readonly count: number
  readonly at: number
  readonly isAnswered: (n: number) => boolean
  readonly onGo: (n: number) => void
}

/** Every question in sight: which are answered, which is open. */
function Steps({ count, at, isAnswered, onGo }: StepsProps) {
  return (
    <nav className="test-steps" aria-label={attemptWords.all}>
      {Array.from({ length: count }, (_, n) => (
        <button
          key={n}
          type="button"
          aria-current={n === at ? 'step' : undefined}
          data-answered={isAnswered(n) || undefined}
          aria-label={`${attemptWords.question(n + 1, count)}${isAnswered(n) ? `, ${attemptWords.hasAnswer}` : ''}`}
          onClick={() => onGo(n)}
        >
          {n + 1}
        </button>
      ))}
    </nav>
  )
}
