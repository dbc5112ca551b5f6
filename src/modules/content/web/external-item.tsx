/** D2: a section on another platform: the way there, «Я прошёл(а)», and who confirms it by when. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment, until } from '../../../web/ui/dates.ts'
import { Face } from '../../../web/ui/faces.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { claimExternal, launchItem, takeBackClaim, type Course, type CourseItem } from '../contract.ts'
import { externalWords as words } from './external-text.ts'
import { Outside } from './outside.tsx'
import { courseKey } from './query.ts'
import { learnWords } from './text.ts'

interface ExternalItemProps {
  readonly course: Course
  readonly item: CourseItem
}

type External = NonNullable<CourseItem['external']>

export function ExternalItem({ course, item }: ExternalItemProps) {
  const { studyId } = course
  useRefreshOn('course.', courseKey)
  const query = useQuery({
    queryKey: ['outside', studyId, item.id],
    queryFn: ({ signal }) => call(launchItem, { params: { id: studyId, itemId: item.id } }, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const { external } = item
  if (!external) return null
  return (
    <>
      <Claimed studyId={studyId} itemId={item.id} external={external} />
      {query.data?.kind === 'external' ? (
        <Outside launch={query.data} isFirst={external.can.claim} />
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
      {external.can.claim && <SayDone studyId={studyId} itemId={item.id} external={external} />}
      {!course.can.learn && external.claim === null && <p className="small">{nb(words.over)}</p>}
    </>
  )
}

interface PartProps {
  readonly studyId: string
  readonly itemId: string
  readonly external: External
}

/** What was said of it, and whose move it is. */
function Claimed({ studyId, itemId, external: { claim, organisation, can } }: PartProps) {
  const now = useNow()
  if (claim === null) return null
  if (claim.state === 'confirmed')
    return (
      <FirstAct tone="done" status={words.done} title={words.doneTitle(moment(claim.decidedAt!, now))}>
        {organisation}
      </FirstAct>
    )
  if (claim.state === 'returned')
    return (
      <FirstAct status={words.returned} title={words.returnedTitle}>
        <p className="free-answer">{claim.reason}</p>
      </FirstAct>
    )
  return (
    <FirstAct
      tone="ours"
      status={words.waits}
      due={until(claim.dueOn, now)}
      title={words.waitsTitle(organisation)}
      act={can.takeBack && <TakeBack studyId={studyId} itemId={itemId} />}
    >
      <p>{nb(claim.isOverdue ? words.overdueNote : words.waitsNote)}</p>
      <p className="small">{words.said(moment(claim.claimedAt, now))}</p>
      {claim.note !== null && <p className="small free-answer">{claim.note}</p>}
    </FirstAct>
  )
}

function TakeBack({ studyId, itemId }: Pick<PartProps, 'studyId' | 'itemId'>) {
  const cache = useQueryClient()
  const act = useMutation({
    mutationFn: () => call(takeBackClaim, { params: { id: studyId, itemId } }),
    onSuccess: () => toast(words.takenBack),
    // Decided meanwhile: the page shows what came of it.
    onError: (error) => toast(refusedBy(error).title),
    onSettled: () => cache.invalidateQueries({ queryKey: courseKey }),
  })
  return (
    <Button kind="plain" busy={act.isPending} onClick={() => act.mutate()}>
      {words.takeBack}
    </Button>
  )
}

function SayDone({ studyId, itemId, external }: PartProps) {
  const cache = useQueryClient()
  const form = useForm({
    initial: { note: '' },
    send: async (body) => {
      await call(claimExternal, { params: { id: studyId, itemId }, body })
      toast(words.claimed)
      await cache.invalidateQueries({ queryKey: courseKey })
    },
  })
  return (
    <Sheet title={words.after}>
      <p>{nb(words.afterNote(external.organisation))}</p>
      <Form form={form} name={words.after}>
        <Fields>
          <TextArea
            label={words.note}
            hint={words.noteHint}
            optional
            rows={2}
            maxLength={2000}
            {...form.bind('note')}
          />
        </Fields>
        <Acts>
          <Button type="submit" kind="plain" busy={form.isSending}>
            {words.claim}
          </Button>
        </Acts>
      </Form>
    </Sheet>
  )
}
