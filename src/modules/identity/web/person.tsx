/** E1, G2, G5: how one person enters; an administrator closes, opens, ends sessions, each with a reason. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { readDoors, type Doors } from '../contract/people-desk.ts'
import { DoorDialog, doorsKey } from './person-act.tsx'
import { knownOf } from './person-known.ts'
import { TwinsSheets } from './person-twins.tsx'
import { people as text, type DoorAct } from './text-people.ts'

const crumbs = [[text.title, '/people']] as const

export function Page() {
  const id = useParam('id')
  const query = useQuery({
    queryKey: doorsKey(id),
    queryFn: ({ signal }) => call(readDoors, { params: { id } }, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  // The person agrees or refuses while the page is open.
  useRefreshOn('identity.merge-moved', doorsKey(id))
  if (query.data) return <One key={id} doors={query.data} />
  return (
    <BeforeOne
      title={text.person}
      crumbs={crumbs}
      query={query}
      what="запись"
      failedTitle={text.oneFailed}
      calm={text.calm}
      rows={6}
      absentTitle={text.absent}
      absentNote={text.absentNote}
      back={[text.title, '/people']}
    />
  )
}

function One({ doors: d }: { readonly doors: Doors }) {
  const now = useNow()
  const [act, setAct] = useState<DoorAct | null>(null)
  const session = useSession()
  const known = [...knownOf(d), ...(d.claimedSnilsEnd ? [text.formerly(d.claimedSnilsEnd)] : [])]
  const isOwn = session?.person.id === d.id
  return (
    <Frame
      title={d.fullName}
      crumbs={crumbs}
      note={known.join(', ')}
      side={d.closed && <Status tone="refused">{text.closed}</Status>}
      aside={<Ways doors={d} onReset={() => setAct('resetFactors')} />}
    >
      {(d.closed || isOwn || d.can.close) && (
        <Sheet title={text.access}>
          {!d.closed && <p>{text.isOpen}</p>}
          {d.closed && <p>{text.closedSince(moment(d.closed.at, now), d.closed.why)}</p>}
          {isOwn && <p>{text.own}</p>}
          <div className="acts">
            {d.can.open && <Button onClick={() => setAct('open')}>{text.acts.open.word}</Button>}
            {d.can.close && (
              <Button kind="danger-quiet" onClick={() => setAct('close')}>
                {text.acts.close.word}
              </Button>
            )}
            {session?.permissions.has('roles.read') && (
              <Link href={`/roles/people/${d.id}`}>{text.roles}</Link>
            )}
          </div>
        </Sheet>
      )}
      <Sheet
        title={text.sessions}
        bare={d.sessions.length > 0}
        side={
          d.can.endSessions && (
            <Button kind="quiet" size="small" onClick={() => setAct('endSessions')}>
              {text.acts.endSessions.word}
            </Button>
          )
        }
      >
        {d.sessions.length === 0 ? (
          <p className="small">{text.noSessions}</p>
        ) : (
          <List name={text.sessions}>
            {d.sessions.map((s) => (
              <Row
                key={s.signedInAt + s.deviceName}
                when={moment(s.signedInAt, now)}
                title={s.deviceName}
                note={`${text.method[s.method]}, ${text.seen(moment(s.lastSeenAt, now))}`}
              />
            ))}
          </List>
        )}
      </Sheet>
      <TwinsSheets doors={d} />
      {d.pauses.length > 0 && (
        <Sheet title={text.pauses} bare>
          <List name={text.pauses}>
            {d.pauses.map((p) => (
              <Row key={p.id} title={p.reason} note={text.until(moment(p.until, now))} />
            ))}
          </List>
          <div className="in small">
            <Link href="/people/blocks">{text.toBlocks}</Link>
          </div>
        </Sheet>
      )}
      {act && <DoorDialog key={act} act={act} doors={d} onClose={() => setAct(null)} />}
    </Frame>
  )
}

const Ways = ({ doors: d, onReset }: { readonly doors: Doors; readonly onReset: () => void }) => (
  <>
    <Sheet title={text.ways}>
      <Facts
        column
        facts={[
          [text.esia, text.has(d.ways.esia)],
          [text.password, text.passwordState[d.ways.password]],
          [text.app, text.has(d.ways.app)],
          [text.passkeys, text.left(d.ways.passkeys)],
          [text.codes, text.left(d.ways.recoveryCodes)],
        ]}
      />
      {d.can.resetFactors && (
        <Button kind="danger-quiet" size="small" onClick={onReset}>
          {text.acts.resetFactors.word}
        </Button>
      )}
    </Sheet>
    <Sheet title={text.contacts}>
      <Facts
        column
        facts={[
          [text.phone, d.phone ?? text.none],
          [text.email, d.email ?? text.none],
        ]}
      />
    </Sheet>
  </>
)
