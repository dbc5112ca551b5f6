/** C3: two accounts of one person: what stays, what moves, what ends; confirmed once and for good. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { call, forgetKey } from '../../../web/api.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { day } from '../../../web/ui/dates.ts'
import { useNow } from '../../../web/ui/clock.tsx'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { number } from '../../../web/ui/words.ts'
import { confirmMerge, readMerge, type MergeOffer } from '../contract/merging.ts'
import { esia, merging as text } from './text-esia.ts'
import { titles } from './titles.ts'

const crumbs = [
  [titles.profile, '/profile'],
  [esia.title, '/profile/esia'],
] as const

export function Page() {
  const id = useParam('id')
  const query = useQuery({
    queryKey: ['merge', id],
    queryFn: ({ signal }) => call(readMerge, { params: { id } }, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  if (query.data) return <Offer offer={query.data} />
  const isGone = query.isError && refusedBy(query.error).code === 'merge.gone'
  return (
    <BeforeOne
      title={text.title}
      crumbs={crumbs}
      query={query}
      what="предложение"
      failedTitle={isGone ? text.absent : text.failed}
      calm={isGone ? text.absentNote : text.calm}
      rows={12}
      absentTitle={text.absent}
      absentNote={text.absentNote}
      back={[esia.toSection, '/profile/esia']}
    />
  )
}

function Offer({ offer }: { readonly offer: MergeOffer }) {
  const [isAsking, setAsking] = useState(false)
  return (
    <Frame title={text.title} crumbs={crumbs} note={text.lead}>
      <div className="two-even">
        <Account title={text.kept} note={text.keptNote} account={offer.kept} />
        <Account title={text.gone} note={text.goneNote} account={offer.gone} />
      </div>
      <Sheet title={text.moves}>
        {offer.moves.length === 0 ? (
          <p className="small">{text.nothing}</p>
        ) : (
          <Facts facts={offer.moves.map(({ what, count }) => [what, number(count)])} />
        )}
      </Sheet>
      <Sheet title={text.ends}>
        <ul className="plain-list">
          <li>{text.session}</li>
          {offer.ends.map((end) => (
            <li key={end}>{text.end[end]}</li>
          ))}
        </ul>
        <div className="acts">
          <Button onClick={() => setAsking(true)}>{text.act}</Button>
          <Button kind="plain" href="/profile/esia">
            {text.keep}
          </Button>
        </div>
      </Sheet>
      {isAsking && <ConfirmDialog id={offer.id} onClose={() => setAsking(false)} />}
    </Frame>
  )
}

interface AccountProps {
  readonly title: string
  readonly note: string
  readonly account: MergeOffer['kept']
}

function Account({ title, note, account: a }: AccountProps) {
  const now = useNow()
  return (
    <Sheet title={title} side={<span className="small">{note}</span>}>
      <Facts
        column
        facts={[
          [text.name, a.fullName],
          [text.snils, a.snilsEnd ? text.snilsEnd(a.snilsEnd) : text.none],
          [text.phone, a.phone ?? text.none],
          [text.email, a.email ?? text.none],
          [text.since, day(a.since, now)],
        ]}
      />
    </Sheet>
  )
}

function ConfirmDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const send = useMutation({
    mutationFn: () => call(confirmMerge, { params: { id } }),
    // This session is over: the whole page is loaded anew, so that nothing of it stays.
    onSuccess: async () => {
      await forgetKey()
      location.assign('/sign-in/merged')
    },
  })
  const refused = send.isError ? refusedBy(send.error) : null
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={text.question}
      act={text.act}
      keep={text.keep}
      busy={send.isPending || send.isSuccess}
      fault={refused ? (refused.detail ?? refused.title) : undefined}
      onAct={() => send.mutate()}
    >
      {text.loss}
    </DangerDialog>
  )
}
