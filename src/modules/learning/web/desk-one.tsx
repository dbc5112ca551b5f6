/** D9+: one programme on the desk of its organisation and of a reviewer: what now, content, schedule, versions. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { withdrawProgramme, type DeskProgramme } from '../contract.ts'
import { DeskFirst } from './desk-first.tsx'
import { deskKey, deskProgrammeQuery } from './desk-query.ts'
import { desk, deskTones, reviewTones } from './desk-text.ts'
import { Beside, Body } from './programme.tsx'
import { text } from './text.ts'
import '../../../web/look/shop.css'

export const Page = () => <DeskOne at="/teaching" title={desk.title} />

export interface DeskOneProps {
  readonly at: '/teaching' | '/desk/programmes'
  readonly title: string
}

export function DeskOne({ at, title }: DeskOneProps) {
  const query = useQuery(deskProgrammeQuery(useParam('id')))
  useRefreshOn('programme', deskKey)
  const crumbs = [[title, at]] as const
  const p = query.data
  if (!p)
    return (
      <BeforeOne
        query={query}
        title={desk.one}
        crumbs={crumbs}
        rows={8}
        what={desk.oneWhat}
        failedTitle={desk.oneFailed}
        calm={desk.calm}
        absentTitle={desk.absent}
        absentNote={desk.absentNote}
        back={[title, at]}
      />
    )
  return (
    <Frame
      title={p.title === '' ? desk.untitled : p.title}
      crumbs={crumbs}
      note={nb(`${p.number}, ${text.words.kind[p.kind].toLowerCase()}, ${p.organisation.name}`)}
      side={
        <Status tone={(at === '/teaching' ? deskTones : reviewTones)[p.deskState]}>
          {desk.states[p.deskState]}
        </Status>
      }
      first={<DeskFirst programme={p} />}
      aside={
        <>
          <Beside programme={p} />
          <Versions programme={p} />
        </>
      }
    >
      <Body programme={p} />
      <Acts programme={p} />
    </Frame>
  )
}

function Acts({ programme: p }: { readonly programme: DeskProgramme }) {
  const cache = useQueryClient()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const [keeps, setKeeps] = useState(false)
  return (
    <div className="acts">
      {p.can.change && p.deskState !== 'draft' && p.deskState !== 'returned' && (
        <Button kind="plain" size="small" href={`/teaching/${p.id}/edit`}>
          {desk.newVersion}
        </Button>
      )}
      <Button kind="plain" size="small" href={`/teaching/${p.id}/content`}>
        {desk.content}
      </Button>
      {(p.can.change || p.can.recall) && (
        <Button kind="plain" size="small" href={`/teaching/${p.id}/sessions`}>
          {desk.sessionsEdit}
        </Button>
      )}
      {p.can.withdraw && (
        <Button kind="danger-quiet" size="small" onClick={() => setWithdrawing(true)}>
          {desk.withdraw}
        </Button>
      )}
      {isWithdrawing && (
        <ReasonDialog
          title={desk.withdrawTitle}
          act={desk.withdrawAct}
          keep={desk.keep}
          label={desk.why}
          hint={desk.whyHint}
          field="why"
          maxLength={2000}
          run={(why) =>
            call(withdrawProgramme, { params: { id: p.id }, body: { why, keepsApplications: keeps } })
          }
          onClose={() => setWithdrawing(false)}
          onDone={() => {
            toast(desk.withdrawn)
            void cache.invalidateQueries({ queryKey: deskKey })
          }}
        >
          <p>{desk.withdrawNote}</p>
          <Checkbox name="keeps" label={desk.withdrawKeep} value={keeps} onChange={setKeeps} />
        </ReasonDialog>
      )}
    </div>
  )
}

const Versions = ({ programme: p }: { readonly programme: DeskProgramme }) => (
  <Sheet
    title={desk.versions}
    bare
    side={p.state === 'published' && <Link href={`/catalogue/${p.id}`}>{desk.inCatalogue}</Link>}
  >
    <List name={desk.versions}>
      {p.versions.map((v) => (
        <Row
          key={v.version}
          title={desk.versionOf(v.version)}
          note={[desk.versionStates[v.state], fullDay(v.decidedAt ?? v.submittedAt ?? v.createdAt), v.reason]
            .filter(Boolean)
            .join(', ')}
        />
      ))}
    </List>
  </Sheet>
)
