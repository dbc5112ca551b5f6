/** D9+: foreign systems to which the store of learning records is open: let in, seen at work, shut out. */
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { DangerAct } from '../../../web/ui/danger-act.tsx'
import { day, moment } from '../../../web/ui/dates.ts'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Journal } from '../../../web/ui/journal.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { listClients, readClient, revokeClient, type Client, type ClientAct } from '../contract.ts'
import { NewClient } from './new-client.tsx'
import { clientsKey } from './query.ts'
import { words } from './text.ts'

export function Page() {
  const [isAdding, setAdding] = useState(false)
  const query = useQuery({
    queryKey: clientsKey,
    queryFn: ({ signal }) => call(listClients, {}, { signal }),
  })
  return (
    <Frame
      title={words.title}
      note={words.note}
      side={
        <Button
          size="small"
          wide={false}
          icon={<IconPlus size={18} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {words.add}
        </Button>
      }
    >
      <Sheet name={words.title} bare>
        <Face
          query={query}
          what={words.what}
          failedTitle={words.failed}
          isEmpty={(data) => data.items.length === 0}
          empty={<Empty title={words.empty}>{words.emptyNote}</Empty>}
        >
          {(data) => (
            <List name={words.title}>
              {data.items.map((client) => (
                <Line key={client.id} one={client} />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
      {isAdding && <NewClient onClose={() => setAdding(false)} />}
    </Frame>
  )
}

function Line({ one }: { readonly one: Client }) {
  const now = useNow()
  const cache = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  return (
    <Row
      when={day(one.madeAt, now)}
      title={one.title}
      status={
        <Status tone={one.revokedAt ? 'quiet' : 'done'}>{one.revokedAt ? words.revoked : words.works}</Status>
      }
      note={[
        one.organisation ? nb(one.organisation.name) : words.portal,
        one.usedAt ? words.used(moment(one.usedAt, now)) : words.unused,
        one.scopes.map((scope) => words.scopeWords[scope].toLowerCase()).join(', '),
      ].join('; ')}
      act={
        <>
          <Button
            kind="quiet"
            size="small"
            wide={false}
            label={words.journalOf(one.title)}
            onClick={() => setOpen(true)}
          >
            {words.journal}
          </Button>
          {one.can.revoke && (
            <DangerAct
              act={words.revoke}
              label={words.revokeOf(one.title)}
              title={words.revokeTitle}
              keep={words.keep}
              run={() => call(revokeClient, { params: { id: one.id } })}
              onDone={() => toast(words.done)}
              onSettled={() => cache.invalidateQueries({ queryKey: clientsKey })}
            >
              {words.revokeNote(one.title)}
            </DangerAct>
          )}
          {isOpen && <Acts one={one} onClose={() => setOpen(false)} />}
        </>
      }
    />
  )
}

const tones: Record<ClientAct['what'], Tone> = { made: 'done', revoked: 'refused', read: 'quiet' }

function Acts({ one, onClose }: { readonly one: Client; readonly onClose: () => void }) {
  const query = useQuery({
    queryKey: [...clientsKey, one.id],
    queryFn: ({ signal }) => call(readClient, { params: { id: one.id } }, { signal }),
  })
  return (
    <Dialog open title={words.journalOf(one.title)} onClose={onClose} size="wide">
      <Face
        query={query}
        what={words.journalWhat}
        failedTitle={words.journalFailed}
        isEmpty={(data) => data.acts.length === 0}
        empty={<Empty title={words.journalEmpty}>{words.journalNote}</Empty>}
      >
        {({ acts, address, client }) => (
          <>
            <p className="small">
              {`${words.address}: ${address}. ${words.key}: ${client.key}, xAPI\u00a0${client.speaks}`}
            </p>
            <Journal
              name={words.journalOf(one.title)}
              steps={acts.map(({ id, at, what, by, isConsole }) => ({
                id,
                at,
                tone: tones[what],
                title: words.acts[what],
                note: isConsole ? words.console : (by ?? undefined),
              }))}
            />
            <p className="small">{words.journalNote}</p>
          </>
        )}
      </Face>
    </Dialog>
  )
}
