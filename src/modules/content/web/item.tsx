/** D2: one item is learnt: it opens where it was left, and what is done is kept at once, with or without a line. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { call, Refusal } from '../../../web/api.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Face, type Asked } from '../../../web/ui/faces.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { launchItem, type Course, type CourseItem, type Launch } from '../contract.ts'
import { ClosedItem } from './closed-item.tsx'
import { Pages } from './document.tsx'
import { ExternalItem } from './external-item.tsx'
import { Film } from './film.tsx'
import type { Reply, Said } from './keeper/keeper.ts'
import { useKeeper } from './keeper/use-keeper.ts'
import { useWords } from './keeper/use-words.ts'
import { courseKey, courseQuery, type CourseAnswer } from './query.ts'
import { Newer, SaveNote } from './save-note.tsx'
import { ScormFrame } from './scorm-frame.tsx'
import { SpeakingFrame } from './speaking-frame.tsx'
import { learnWords } from './text.ts'
import { TestItem } from './test-item.tsx'
import { Units } from './units.tsx'
import '../../../web/look/content.css'

/** The course is here and has no such item. */
const absent = (query: Asked<CourseAnswer>): Asked<CourseAnswer> => ({
  ...query,
  data: undefined,
  isPending: false,
  isError: true,
  error: new Refusal({ code: 'content.item-not-found', status: 404, title: learnWords.absent }),
})

export function Page() {
  const [studyId, itemId] = [useParam('id'), useParam('itemId')]
  const query = useQuery(courseQuery(studyId))
  const course = query.data?.course
  const item = course?.items.find((i) => i.id === itemId)
  const crumbs = [
    [learnWords.back, '/learning'],
    [course?.title ?? learnWords.one, `/learning/${studyId}`],
  ] as const
  if (!course || !item)
    return (
      <BeforeOne
        query={query.data ? absent(query) : query}
        title={learnWords.one}
        crumbs={crumbs.slice(0, 1)}
        rows={4}
        what={learnWords.what}
        failedTitle={learnWords.failed}
        calm={learnWords.calm}
        absentTitle={learnWords.absent}
        absentNote={learnWords.absentNote}
        back={[learnWords.back, '/learning']}
      />
    )
  const next = course.items[course.items.indexOf(item) + 1]
  return (
    <Frame title={item.title} crumbs={crumbs}>
      {item.closed ? (
        <ClosedItem studyId={studyId} closed={item.closed} />
      ) : item.test ? (
        <TestItem course={course} item={item} />
      ) : item.external ? (
        <ExternalItem key={item.id} course={course} item={item} />
      ) : item.kind === 'cmi5' ? (
        <Units key={item.id} studyId={studyId} itemId={item.id} />
      ) : (
        <Lesson key={item.id} course={course} item={item} />
      )}
      <div className="acts">
        {next && (
          <Button kind="plain" href={`/learning/${studyId}/items/${next.id}`}>
            {learnWords.nextItem}
          </Button>
        )}
        <Button kind="quiet" href={`/learning/${studyId}`}>
          {learnWords.toCourse}
        </Button>
      </div>
    </Frame>
  )
}

interface LessonProps {
  readonly course: Course
  readonly item: CourseItem
}

function Lesson({ course, item }: LessonProps) {
  const cache = useQueryClient()
  const { studyId } = course
  const { keeper: words } = useWords()
  // Another one is another opening: the place is asked anew.
  const [opening, setOpening] = useState(0)
  const query = useQuery({
    queryKey: [...courseKey, 'launch', studyId, item.id, opening],
    queryFn: async ({ signal }) => {
      // What waits goes first: the lesson reads the place where it was left.
      if (item.kind === 'xapi') await words.send()
      return call(launchItem, { params: { id: studyId, itemId: item.id } }, { signal })
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const [share, setShare] = useState<number | undefined>(undefined)
  const onReply = useCallback(
    (reply: Reply) => {
      setShare(reply.items.find((i) => i.id === item.id)?.share)
      void cache.invalidateQueries({ queryKey: courseQuery(studyId).queryKey })
    },
    [cache, studyId, item.id],
  )
  const { keeper, state, newer, forgetNewer } = useKeeper(studyId, onReply)
  const put = (said: Said) => void keeper.put(studyId, said)
  return (
    <>
      {course.can.learn && item.kind !== 'xapi' && <SaveNote state={state} />}
      {newer && (
        <Newer
          newer={newer}
          onOpen={() => {
            forgetNewer()
            setOpening(opening + 1)
          }}
        />
      )}
      {query.data ? (
        <Shown key={opening} launch={query.data} studyId={studyId} itemId={item.id} share={share} put={put} />
      ) : (
        <Sheet name={item.title}>
          <Face
            query={query}
            what={learnWords.lesson.toLowerCase()}
            failedTitle={learnWords.openFailed}
            calm={learnWords.calm}
          >
            {() => null}
          </Face>
        </Sheet>
      )}
    </>
  )
}

interface ShownProps {
  readonly launch: Launch
  readonly studyId: string
  readonly itemId: string
  readonly share: number | undefined
  readonly put: (said: Said) => void
}

function Shown({ launch, studyId, itemId, share, put }: ShownProps) {
  if (launch.kind === 'video')
    return (
      <Film
        launch={launch}
        share={share}
        onPlayed={(place, played) =>
          put({ kind: 'video', itemId, place, played: played.map(([from, to]) => [from, to]) })
        }
      />
    )
  if (launch.kind === 'pdf')
    return <Pages launch={launch} studyId={studyId} onPage={(page) => put({ kind: 'pdf', itemId, page })} />
  if (launch.kind === 'xapi') return <SpeakingFrame launch={launch} studyId={studyId} />
  // Has a page of its own, without a keeper: nothing is learnt here.
  if (launch.kind === 'external') return null
  return (
    <ScormFrame
      launch={launch}
      isPreview={false}
      onCommit={(sco, cmi) => put({ kind: 'scorm', itemId, sco, cmi })}
    />
  )
}
