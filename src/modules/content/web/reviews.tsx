/** D2: free answers wait for whoever teaches; no name stands beside them. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { TextArea, TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { reviewAnswer, type Reading } from '../contract.ts'
import { Claims, useClaims } from './confirm.tsx'
import { contentKey, reviewsQuery } from './query.ts'
import { reviewWords as words } from './review-text.ts'

const useAnswers = () => useInfiniteQuery(reviewsQuery)

export function Page() {
  const answers = useAnswers()
  const claims = useClaims()
  // Both are known before either is shown: nothing jumps away from under the hand.
  const slower = [answers, claims].find((query) => query.isPending)
  return (
    <Frame title={words.title} note={words.note}>
      {slower ? (
        <Sheet name={words.title}>
          <Face
            query={slower}
            what={words.what}
            failedTitle={words.failed}
            waiting={<Waiting what={words.what} rows={4} shape="lines" />}
          >
            {() => null}
          </Face>
        </Sheet>
      ) : (
        <>
          <Claims query={claims} />
          <Answers query={answers} isOnly={!claims.data?.pages[0]?.items.length} />
        </>
      )}
    </Frame>
  )
}

interface AnswersProps {
  readonly query: ReturnType<typeof useAnswers>
  /** Nothing else waits on the page, so that an empty list says so. */
  readonly isOnly: boolean
}

function Answers({ query, isOnly }: AnswersProps) {
  const items = query.data?.pages.flatMap((p) => p.items) ?? []
  const first = query.data?.pages[0]
  if (first && items.length === 0 && !isOnly) return null
  if (items.length === 0)
    return (
      <Sheet name={words.title}>
        <Face
          query={query}
          what={words.what}
          failedTitle={words.failed}
          isEmpty={() => true}
          empty={<Empty title={words.empty}>{words.emptyNote}</Empty>}
        >
          {() => null}
        </Face>
      </Sheet>
    )
  return (
    <>
      {first && <p className="num">{nb(words.count(first.total, first.overdue))}</p>}
      {items.map((r) => (
        <One key={`${r.attemptId} ${r.question}`} reading={r} />
      ))}
      {query.hasNextPage && (
        <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
      )}
    </>
  )
}

function One({ reading: r }: { readonly reading: Reading }) {
  const cache = useQueryClient()
  const now = useNow()
  const save = useMutation({
    mutationFn: (v: { points: string; remark: string }) =>
      call(reviewAnswer, {
        params: { id: r.attemptId, question: r.question },
        body: { points: Number(v.points.replace(',', '.')), remark: v.remark },
      }),
  })
  const form = useForm({
    initial: { points: '', remark: '' },
    check: (v) =>
      /^\d+([.,]\d+)?$/.test(v.points) ? [] : [{ field: 'points', message: words.points(r.maxPoints) }],
    send: async (v) => {
      await save.mutateAsync(v)
      toast(words.saved)
      await cache.invalidateQueries({ queryKey: contentKey })
    },
  })
  return (
    <Sheet
      title={r.words}
      side={
        r.dueOn && (
          <Status tone={r.isOverdue ? 'yours' : 'ours'}>{words.due(day(r.dueOn, now), r.isOverdue)}</Status>
        )
      }
    >
      <p className="small">{nb(`${r.programmeTitle}, ${r.itemTitle}`)}</p>
      <Facts
        facts={[
          [
            words.answer,
            <p key="answer" className="free-answer">
              {r.answer}
            </p>,
          ],
          [words.sample, r.sample && nb(r.sample)],
        ]}
        column
      />
      <Form form={form} name={r.words}>
        <Fields>
          <TextField
            label={words.points(r.maxPoints)}
            inputMode="numeric"
            width="short"
            {...form.bind('points')}
          />
          <TextArea label={words.remark} optional rows={3} maxLength={2000} {...form.bind('remark')} />
        </Fields>
        <Acts>
          <Button type="submit" kind="plain" busy={form.isSending}>
            {words.save}
          </Button>
        </Acts>
      </Form>
    </Sheet>
  )
}
