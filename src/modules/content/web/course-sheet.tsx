/** D2: what a course is made of, what is done, where to go on; changes by itself on every open device. */
import { useQuery } from '@tanstack/react-query'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Progress } from '../../../web/ui/progress.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { useArchive } from '../../files/web/use-archive.ts'
import { readArchive, type Course, type CourseItem, type ItemState } from '../contract.ts'
import { AnswersNote } from './answers-note.tsx'
import { useAnswerKeeper } from './keeper/use-answer-keeper.ts'
import { useKeeper } from './keeper/use-keeper.ts'
import { useWords } from './keeper/use-words.ts'
import { courseKey, courseQuery } from './query.ts'
import { SaveNote } from './save-note.tsx'
import { WordsNote } from './words-note.tsx'
import { externalWords } from './external-text.ts'
import { aboutItem, learnWords, words } from './text.ts'
import '../../../web/look/content.css'

const tones: Readonly<Record<ItemState, Tone>> = {
  new: 'quiet',
  begun: 'ours',
  done: 'done',
  failed: 'yours',
}

/** Stands on the page of one piece of learning. */
export function CourseSheet({ studyId }: { readonly studyId: string }) {
  const query = useQuery(courseQuery(studyId))
  useRefreshOn('course.', courseKey)
  const answer = query.data
  // Nothing to open yet: its organisation has not put anything in.
  if (answer?.why === 'empty')
    return (
      <Sheet title={learnWords.items}>
        <p>{nb(learnWords.emptyNote)}</p>
      </Sheet>
    )
  if (answer?.why) return null
  return answer?.course ? (
    <Whole course={answer.course} />
  ) : (
    <Sheet title={learnWords.items}>
      <Face
        query={query}
        what={words.what}
        failedTitle={learnWords.failed}
        calm={learnWords.calm}
        waiting={<Waiting what={learnWords.what} rows={4} />}
      >
        {() => null}
      </Face>
    </Sheet>
  )
}

const nothing = () => undefined

function Whole({ course: c }: { readonly course: Course }) {
  // What an earlier page kept without a line is sent from here too.
  const { state } = useKeeper(c.studyId, nothing)
  const { state: said } = useWords()
  const { state: answers } = useAnswerKeeper()
  return (
    <>
      <Next course={c} />
      <Sheet
        title={learnWords.items}
        side={<Progress value={c.share * 100} label={learnWords.progress} />}
        bare
      >
        {state !== 'saved' && <SaveNote state={state} />}
        {(said.save !== 'saved' || said.isOlder) && <WordsNote state={said} />}
        <AnswersNote state={answers} />
        <List name={learnWords.items}>
          {c.items.map((item, i) => (
            <Item key={item.id} item={item} number={i + 1} studyId={c.studyId} />
          ))}
        </List>
        <div className="sheet-foot">
          {c.archiveBytes > 0 && <Archive course={c} />}
          <LiveNote />
        </div>
      </Sheet>
    </>
  )
}

/** Where the learner left, or the first that is not done. */
function Next({ course: c }: { readonly course: Course }) {
  const last = c.items.find((i) => i.id === c.lastItemId)
  const waits = (i: CourseItem) =>
    i.external?.claim?.state === 'waiting' || i.test?.attempts.some((a) => a.state === 'review')
  const isNext = (i: CourseItem) => i.state !== 'done' && i.closed === null && !waits(i)
  const next = last && isNext(last) ? last : (c.items.find(isNext) ?? last)
  if (!next) return null
  const isFresh = c.lastItemId === null
  const act = (
    <Button href={`/learning/${c.studyId}/items/${next.id}`} kind={c.isDone ? 'plain' : 'main'}>
      {isFresh ? learnWords.begin : learnWords.resume}
    </Button>
  )
  return c.isDone ? (
    <FirstAct tone="done" status={learnWords.states.done} title={learnWords.allDone} act={act}>
      {learnWords.allDoneNote}
    </FirstAct>
  ) : (
    <FirstAct
      status={`${learnWords.progress} ${Math.round(c.share * 100)}\u00a0%`}
      title={isFresh ? next.title : learnWords.resumeAt(next.title)}
      act={act}
    >
      {isFresh ? learnWords.beginNote : null}
    </FirstAct>
  )
}

interface ItemProps {
  readonly item: CourseItem
  readonly number: number
  readonly studyId: string
}

const Item = ({ item, number, studyId }: ItemProps) => (
  <Row
    title={`${number}. ${item.title}`}
    href={`/learning/${studyId}/items/${item.id}`}
    status={
      item.closed ? (
        <Status tone="quiet">{learnWords.closedShort}</Status>
      ) : item.external?.claim && item.external.claim.state !== 'confirmed' ? (
        <ClaimStatus state={item.external.claim.state} />
      ) : (
        <Status tone={tones[item.state]}>{learnWords.states[item.state]}</Status>
      )
    }
    note={[
      item.test ? words.purposes[item.test.purpose] : null,
      aboutItem(item.kind, item.amount),
      item.external?.platform ?? null,
      item.score === null ? null : learnWords.score(item.score),
      item.test?.attemptsLeft != null && item.state !== 'done'
        ? learnWords.attemptsLeft(item.test.attemptsLeft)
        : null,
      item.state === 'failed' && (item.kind === 'cmi5' || item.kind === 'xapi')
        ? learnWords.failedUnit
        : null,
      item.closed ? learnWords.opensAfter(item.closed.by.map(({ title }) => title)) : null,
      item.isRequired ? null : learnWords.optional,
    ]
      .filter(Boolean)
      .join(', ')}
  />
)

const ClaimStatus = ({ state }: { readonly state: 'waiting' | 'returned' }) =>
  state === 'waiting' ? (
    <Status tone="ours">{externalWords.waitsShort}</Status>
  ) : (
    <Status tone="yours">{externalWords.returnedShort}</Status>
  )

function Archive({ course: c }: { readonly course: Course }) {
  const { came, hasFailed, save } = useArchive(readArchive.path, c.studyId, `${c.title}.zip`)
  return (
    <div>
      <Button kind="plain" size="small" busy={came !== null} onClick={save}>
        {learnWords.archive}
      </Button>{' '}
      {came === null ? (
        <span className="small">{nb(learnWords.archiveNote(c.archiveBytes))}</span>
      ) : (
        <Progress
          value={(came.bytes / c.archiveBytes) * 100}
          label={learnWords.archive}
          note={learnWords.saving(came.bytes, c.archiveBytes)}
        />
      )}
      {hasFailed && (
        <p role="alert" className="field-fault">
          {nb(learnWords.archiveFailed)}
        </p>
      )}
    </div>
  )
}
