/** D2: reviews of programmes: the organisation answers those that are shown, a reviewer decides on those that wait. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { decideReview, replyToReview, reportReview, ReviewTab, type DeskReview } from '../contract.ts'
import { reviews as words } from './desk-text.ts'
import { learnersKey, useDeskReviews } from './query.ts'
import { Stars } from './stars.tsx'

export const Page = () => <ReviewDesk isJudge={false} />

export function ReviewDesk({ isJudge }: { readonly isJudge: boolean }) {
  const said = ReviewTab.safeParse(useAddress().get('state')).data
  const state = isJudge ? (said ?? 'waiting') : 'shown'
  const query = useDeskReviews(state)
  useRefreshOn('review.', learnersKey)
  const rows = query.data?.pages.flatMap((p) => p.items) ?? []
  const href = (s: ReviewTab) => (s === 'waiting' ? '/desk/reviews' : `/desk/reviews?state=${s}`)
  return (
    <Frame title={isJudge ? words.judgeTitle : words.title} note={isJudge ? words.judgeNote : undefined}>
      {isJudge && (
        <Tabs
          name={words.judgeTitle}
          on={href(state)}
          tabs={ReviewTab.options.map((s) => ({ word: words.states[s], href: href(s) }))}
        />
      )}
      <Sheet name={words.states[state]} bare>
        <Face
          query={query}
          what={words.what}
          failedTitle={words.failed}
          isEmpty={() => rows.length === 0}
          empty={
            <Empty
              title={
                state === 'waiting'
                  ? words.emptyWaiting
                  : state === 'reported'
                    ? words.emptyReported
                    : words.empty
              }
            >
              {words.emptyNote}
            </Empty>
          }
        >
          {() => (
            <>
              <List name={words.states[state]}>
                {rows.map((r) => (
                  <Line key={r.id} review={r} />
                ))}
              </List>
              {query.hasNextPage && (
                <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
              )}
            </>
          )}
        </Face>
      </Sheet>
    </Frame>
  )
}

function Line({ review: r }: { readonly review: DeskReview }) {
  const now = useNow()
  return (
    <Row
      when={day(r.writtenAt, now)}
      title={r.programme.title}
      href={`/catalogue/${r.programme.id}`}
      status={<Stars rating={r.rating} />}
      note={
        <>
          {r.text !== '' && <p className="said">{nb(r.text)}</p>}
          {r.reason && <p>{nb(r.reason)}</p>}
          {r.reply && <p className="said">{words.replyIs(r.reply)}</p>}
          {r.reportWhy && <p>{r.can.show ? words.reportIs(r.reportWhy) : words.reportWaits}</p>}
        </>
      }
      act={Object.values(r.can).some(Boolean) && <ReviewActs review={r} />}
    />
  )
}

function ReviewActs({ review: r }: { readonly review: DeskReview }) {
  const cache = useQueryClient()
  const [asked, setAsked] = useState<'hide' | 'reply' | 'report' | null>(null)
  const params = { id: r.id }
  const refresh = () => void cache.invalidateQueries({ queryKey: learnersKey })
  const show = useMutation({
    mutationFn: () => call(decideReview, { params, body: { to: 'shown' } }),
    onSuccess: () => toast(words.shown),
    onError: (error) => toast(refusedBy(error).title),
    onSettled: refresh,
  })
  const close = () => setAsked(null)
  return (
    <div className="acts">
      {r.can.show && (
        <Button
          kind="plain"
          size="small"
          busy={show.isPending}
          label={words.actOn(r.state === 'shown' ? words.keepShown : words.show, r.programme.title)}
          onClick={() => show.mutate()}
        >
          {r.state === 'shown' ? words.keepShown : words.show}
        </Button>
      )}
      {r.can.hide && (
        <Button
          kind="danger-plain"
          size="small"
          label={words.actOn(words.hide, r.programme.title)}
          onClick={() => setAsked('hide')}
        >
          {words.hide}
        </Button>
      )}
      {r.can.reply && (
        <Button
          kind="plain"
          size="small"
          label={words.actOn(r.reply ? words.replyChange : words.reply, r.programme.title)}
          onClick={() => setAsked('reply')}
        >
          {r.reply ? words.replyChange : words.reply}
        </Button>
      )}
      {r.can.report && (
        <Button
          kind="quiet"
          size="small"
          label={words.actOn(words.report, r.programme.title)}
          onClick={() => setAsked('report')}
        >
          {words.report}
        </Button>
      )}
      {asked === 'hide' && (
        <ReasonDialog
          title={words.hideTitle}
          act={words.hide}
          keep={words.keep}
          label={words.why}
          hint={words.whyHint}
          field="why"
          maxLength={500}
          run={(why) => call(decideReview, { params, body: { to: 'hidden', why } })}
          onClose={close}
          onDone={() => toast(words.hidden)}
          onSettled={refresh}
        >
          <p>{words.hideNote}</p>
        </ReasonDialog>
      )}
      {asked === 'report' && (
        <ReasonDialog
          title={words.reportTitle}
          act={words.report}
          keep={words.keep}
          label={words.why}
          hint={words.reportHint}
          field="why"
          maxLength={500}
          run={(why) => call(reportReview, { params, body: { why } })}
          onClose={close}
          onDone={() => toast(words.reported)}
          onSettled={refresh}
        >
          <p>{words.reportNote}</p>
        </ReasonDialog>
      )}
      {asked === 'reply' && <ReplyDialog review={r} onClose={close} onSettled={refresh} />}
    </div>
  )
}

interface ReplyProps {
  readonly review: DeskReview
  readonly onClose: () => void
  readonly onSettled: () => void
}

function ReplyDialog({ review: r, onClose, onSettled }: ReplyProps) {
  const form = useForm({
    initial: { text: r.reply ?? '' },
    labels: { text: words.replyLabel },
    send: async (body) => {
      await call(replyToReview, { params: { id: r.id }, body })
      toast(words.replied)
      onClose()
      onSettled()
    },
  })
  return (
    <FormDialog
      form={form}
      title={words.reply}
      act={words.reply}
      keep={words.keep}
      onClose={onClose}
      firm
      lead={<p className="said">{nb(r.text)}</p>}
    >
      <TextArea label={words.replyLabel} maxLength={2000} {...form.bind('text')} />
    </FormDialog>
  )
}
