/** D2: the page of one piece of learning. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { Connect } from '../../presence/web/connect.tsx'
import { CourseSheet } from '../../content/web/course-sheet.tsx'
import { courseQuery } from '../../content/web/query.ts'
import { stepWords, type Study } from '../contract.ts'
import { Notes } from './notes.tsx'
import { Questions } from './questions.tsx'
import { studiesKey, studyQuery, useNotes, useQuestions } from './query.ts'
import { ReviewSheet } from './review.tsx'
import { Remind } from './stage.tsx'
import { StudyState } from './study-state.tsx'
import { text } from './text.ts'

const crumbs = [[text.title, '/learning']] as const

/** Nothing stands under what has not come: the page does not jump. */
function Parts({ study: s }: { readonly study: Study }) {
  const course = useQuery({ ...courseQuery(s.id), enabled: s.state !== 'applied' })
  const questions = useQuestions(s.id, s.can.ask)
  const notes = useNotes(s.id)
  // Shown once, it stays: a part that failed says so in its own place and asks again by itself.
  const [isShown, setShown] = useState(false)
  const isReady = [course, questions, notes].every((q) => !q.isLoading || q.failureCount > 0)
  if (isReady && !isShown) setShown(true)
  if (!isReady && !isShown)
    return (
      <Sheet name={text.title}>
        <Waiting what={text.oneWhat} rows={8} shape="lines" />
      </Sheet>
    )
  return (
    <>
      {s.state !== 'applied' && <CourseSheet studyId={s.id} />}
      {s.can.ask && <Questions studyId={s.id} />}
      <Notes studyId={s.id} />
      {s.can.review && <ReviewSheet studyId={s.id} />}
    </>
  )
}

export function Page() {
  const query = useQuery(studyQuery(useParam('id')))
  useRefreshOn('study', studiesKey)
  const s = query.data
  return (
    <Frame
      title={s?.title ?? text.title}
      crumbs={crumbs}
      note={s && `${text.kinds[s.kind]}, ${s.number}`}
      aside={s && <StudyState study={s} />}
    >
      {s ? (
        <Stack>
          {s.stage?.who === 'organisation' && (
            <FirstAct
              tone={s.stage.isOverdue ? 'refused' : 'ours'}
              status={stepWords[s.stage.step]}
              due={s.stage.dueOn ? text.due(fullDay(s.stage.dueOn), s.stage.isOverdue) : undefined}
              title={s.state === 'applied' ? text.waitsTitle : text.resultTitle}
              act={(s.can.remind || s.stage.remindedAt) && <Remind study={s} stage={s.stage} />}
            >
              {s.state === 'applied' ? text.waitsNote : text.resultNote}
            </FirstAct>
          )}
          {s.stage?.step === 'enrolled' && (
            <FirstAct tone="ours" status={text.beginsStatus} title={text.beginsTitle(fullDay(s.startsOn))}>
              {text.beginsNote}
            </FirstAct>
          )}
          {s.kind === 'event' && (s.state === 'learning' || s.state === 'finished') && (
            <Connect studyId={s.id} />
          )}
          <Parts study={s} />
        </Stack>
      ) : (
        <Sheet name={text.title}>
          <Face
            query={query}
            what={text.oneWhat}
            failedTitle={text.oneFailed}
            calm={text.calm}
            waiting={<Waiting what={text.oneWhat} rows={6} shape="lines" />}
            absent={
              <Absent
                title={text.absent}
                acts={
                  <Button kind="plain" size="small" href="/learning">
                    {text.title}
                  </Button>
                }
              >
                {text.absentNote}
              </Absent>
            }
          >
            {() => null}
          </Face>
        </Sheet>
      )}
    </Frame>
  )
}
