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
import { Claims } from './confirm.tsx'
import { contentKey, reviewsQuery } from './query.ts'
import { reviewWords as words } from './review-text.ts'

export function Page() {
  const query = useInfiniteQuery(reviewsQuery)
  const pages = query.data?.pages ?? []
  const items = pages.flatMap((p) => p.items)
  const first = pages[0]
  return (
    <Frame title={words.title} note={words.note}>
      <Claims />
      {items.length === 0 ? (
        <Sheet name={words.title}>
          <Face
            query={query}
            what={words.what}
            failedTitle={words.failed}
            waiting={<Waiting what={words.what} rows={4} shape="lines" />}
            isEmpty={() => items.length === 0}
            empty={<Empty title={words.empty}>{words.emptyNote}</Empty>}
          >
            {() => null}
          </Face>
        </Sheet>
      ) : (
        <>
          {first && <p className="num">{nb(words.count(first.total, first.overdue))}</p>}
          {items.map((r) => (
            <One key={`${r.attemptId} ${r.question}`} reading={r} />
          ))}
          {query.hasNextPage && (
            <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
          )}
        </>
      )}
    </Frame>
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
