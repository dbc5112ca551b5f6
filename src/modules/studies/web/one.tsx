/** D2: the page of one piece of learning. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { CourseSheet } from '../../content/web/course-sheet.tsx'
import { Notes } from './notes.tsx'
import { Questions } from './questions.tsx'
import { studiesKey, studyQuery } from './query.ts'
import { ReviewSheet } from './review.tsx'
import { StudyState } from './study-state.tsx'
import { text } from './text.ts'

const crumbs = [[text.title, '/learning']] as const

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
          {s.state === 'applied' && (
            <FirstAct tone="ours" status={text.states.applied} title={text.waitsTitle}>
              {text.waitsNote}
            </FirstAct>
          )}
          {s.state !== 'applied' && <CourseSheet studyId={s.id} />}
          {s.can.ask && <Questions studyId={s.id} />}
          <Notes studyId={s.id} />
          {s.can.review && <ReviewSheet studyId={s.id} />}
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
