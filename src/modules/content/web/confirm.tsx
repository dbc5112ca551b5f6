/** D2: who says to have gone through a section on another platform: confirmed, or returned with a reason. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment } from '../../../web/ui/dates.ts'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { decideClaim, type LearnerClaim } from '../contract.ts'
import { confirmWords as words } from './external-text.ts'
import { claimsQuery, contentKey } from './query.ts'

export const useClaims = () => useInfiniteQuery(claimsQuery)

/** Stands among what waits for the staff; where nobody waits it is absent. */
export function Claims({ query }: { readonly query: ReturnType<typeof useClaims> }) {
  const items = query.data?.pages.flatMap((p) => p.items) ?? []
  const first = query.data?.pages[0]
  if (first && items.length === 0) return null
  if (!first)
    return (
      <Sheet title={words.title}>
        <Face query={query} what={words.what} failedTitle={words.failed}>
          {() => null}
        </Face>
      </Sheet>
    )
  return (
    <>
      <Sheet title={words.title}>
        <p className="num">{nb(words.count(first.total, first.overdue))}</p>
        <p className="small">{nb(words.note)}</p>
      </Sheet>
      {items.map((claim) => (
        <One key={claim.id} claim={claim} />
      ))}
      {query.hasNextPage && (
        <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
      )}
    </>
  )
}

/** Of two at once the second learns that it is decided, and sees the list as it is now. */
function useDecision(claim: LearnerClaim) {
  const cache = useQueryClient()
  const renew = () => cache.invalidateQueries({ queryKey: contentKey })
  return useMutation({
    mutationFn: (body: { outcome: 'confirmed' | 'returned'; reason: string }) =>
      call(decideClaim, { params: { id: claim.id }, body }),
    onSuccess: async (_, { outcome }) => {
      toast(words[outcome])
      await renew()
    },
    onError: async (error) => {
      if (refusedBy(error).status === 422) return
      toast(refusedBy(error).title)
      await renew()
    },
  })
}

function One({ claim: c }: { readonly claim: LearnerClaim }) {
  const now = useNow()
  const [isReturning, setReturning] = useState(false)
  const decision = useDecision(c)
  return (
    <Sheet
      title={c.learner}
      side={
        <Status tone={c.isOverdue ? 'yours' : 'ours'}>{words.due(day(c.dueOn, now), c.isOverdue)}</Status>
      }
    >
      <p className="small">{nb(`${c.programmeTitle}, ${c.itemTitle}`)}</p>
      <Facts
        facts={[
          [words.platform, c.platform],
          [words.confirmedBy, c.confirmedBy],
          [words.said, moment(c.claimedAt, now)],
          [
            words.learner,
            c.note && (
              <span key="note" className="free-answer">
                {c.note}
              </span>
            ),
          ],
        ]}
        column
      />
      <Acts>
        <Button
          kind="plain"
          busy={decision.isPending}
          label={`${words.confirm}: ${c.learner}, ${c.itemTitle}`}
          onClick={() => decision.mutate({ outcome: 'confirmed', reason: '' })}
        >
          {words.confirm}
        </Button>
        <Button
          kind="danger-quiet"
          label={`${words.return}: ${c.learner}, ${c.itemTitle}`}
          onClick={() => setReturning(true)}
        >
          {words.return}
        </Button>
      </Acts>
      {isReturning && (
        <Dialog open title={words.returnTitle(c.learner)} onClose={() => setReturning(false)} firm>
          <Return claim={c} onClose={() => setReturning(false)} />
        </Dialog>
      )}
    </Sheet>
  )
}

interface ReturnProps {
  readonly claim: LearnerClaim
  readonly onClose: () => void
}

function Return({ claim, onClose }: ReturnProps) {
  const decision = useDecision(claim)
  const form = useForm({
    initial: { reason: '' },
    send: async ({ reason }) => {
      await decision.mutateAsync({ outcome: 'returned', reason })
      onClose()
    },
  })
  return (
    <Form form={form}>
      <p>{nb(words.returnNote)}</p>
      <Fields>
        <TextArea label={words.reason} rows={3} maxLength={1000} {...form.bind('reason')} />
      </Fields>
      <Acts>
        <Button type="submit" kind="danger" busy={form.isSending}>
          {words.returnAct}
        </Button>
      </Acts>
    </Form>
  )
}
