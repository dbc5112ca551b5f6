/** C3: an administrator's proposal to make two accounts one: what stays, what moves; the person agrees in each, or refuses. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, forgetKey } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { number } from '../../../web/ui/words.ts'
import { agreeToMerge, refuseMerge, type MergeProposal } from '../contract/merge-proposals.ts'
import { proposalKey, proposalQuery } from './proposal-query.ts'
import { proposed as text } from './text-twins.ts'
import { titles } from './titles.ts'

export function Page() {
  const query = useQuery(proposalQuery)
  useRefreshOn('identity.merge-moved', proposalKey)
  return (
    <Frame
      title={query.data?.proposal ? text.title : text.heading}
      windowTitle={text.heading}
      crumbs={[[titles.profile, '/profile']]}
      note={query.data?.proposal ? text.note : undefined}
    >
      <Face
        query={query}
        what={text.what}
        failedTitle={text.failed}
        calm={text.calm}
        isEmpty={(data) => data.proposal === null}
        empty={
          <Sheet name={text.absent}>
            <Empty title={text.absent} acts={<Button href="/profile">{text.toProfile}</Button>}>
              {text.absentNote}
            </Empty>
          </Sheet>
        }
      >
        {({ proposal }) => proposal && <Proposal key={proposal.id} proposal={proposal} />}
      </Face>
    </Frame>
  )
}

function Proposal({ proposal: p }: { readonly proposal: MergeProposal }) {
  const [open, setOpen] = useState<'agree' | 'refuse' | null>(null)
  const now = useNow()
  return (
    <>
      <div className="two-even">
        <Account title={text.mine} note={p.isKept ? text.stays : text.goes} account={p.mine} />
        <Account title={text.other} note={p.isKept ? text.goes : text.stays} account={p.other} />
      </div>
      <Sheet title={text.reason}>
        <p>{p.reason}</p>
      </Sheet>
      <Sheet title={text.moves}>
        {!p.isKept && p.moves.length > 0 && (
          <Facts facts={p.moves.map(({ what, count }) => [what, number(count)])} />
        )}
        {!p.isKept && p.moves.length === 0 && <p>{text.nothing}</p>}
        <p className="small">{p.isKept ? text.movesHere : text.movesThere}</p>
      </Sheet>
      <Sheet title={text.how}>
        <p>{p.agreed.other ? text.agreedOther : p.agreed.mine ? text.agreedMine : text.both}</p>
        <p className="small">{text.until(day(p.expiresAt, now))}</p>
        <div className="acts">
          {!p.agreed.mine && <Button onClick={() => setOpen('agree')}>{text.agree}</Button>}
          <Button kind={p.agreed.mine ? 'danger-quiet' : 'plain'} onClick={() => setOpen('refuse')}>
            {text.refuse}
          </Button>
        </div>
      </Sheet>
      {open && <Decide key={open} act={open} proposal={p} onClose={() => setOpen(null)} />}
    </>
  )
}

interface AccountProps {
  readonly title: string
  readonly note: string
  readonly account: MergeProposal['mine']
}

function Account({ title, note, account: a }: AccountProps) {
  const now = useNow()
  return (
    <Sheet title={title} side={<span className="small">{note}</span>}>
      <Facts
        column
        facts={[
          [text.name, a.fullName],
          [text.snils, a.snilsEnd ? text.snilsEnd(a.snilsEnd) : text.snilsNone],
          [text.since, day(a.since, now)],
        ]}
      />
    </Sheet>
  )
}

interface DecideProps {
  readonly act: 'agree' | 'refuse'
  readonly proposal: MergeProposal
  readonly onClose: () => void
}

function Decide({ act, proposal: p, onClose }: DecideProps) {
  const cache = useQueryClient()
  const isAgree = act === 'agree'
  const send = useMutation({
    mutationFn: async () => {
      const body = { id: p.id }
      if (isAgree) return call(agreeToMerge, { body })
      await call(refuseMerge, { body })
      return { isMerged: false, isSignedOut: false }
    },
    onSuccess: async ({ isMerged, isSignedOut }) => {
      // This session is over: the whole page is loaded anew, so that nothing of it stays.
      if (isSignedOut) {
        await forgetKey()
        return location.assign('/sign-in/merged')
      }
      await cache.invalidateQueries()
      toast(isMerged ? text.merged : isAgree ? text.agreed : text.refused)
      onClose()
    },
  })
  const refused = send.isError ? refusedBy(send.error) : null
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={isAgree ? text.agreeTitle : text.refuseTitle}
      act={isAgree ? text.agree : text.refuse}
      keep={text.keep}
      busy={send.isPending || send.isSuccess}
      fault={refused ? (refused.detail ?? refused.title) : undefined}
      onAct={() => send.mutate()}
    >
      {isAgree ? (p.agreed.other ? text.lossLast : text.lossFirst) : text.refuseLoss}
    </DangerDialog>
  )
}
