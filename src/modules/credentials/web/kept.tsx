/** Issued certificates for those who may revoke one; every look is in the owner's journal. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Unbroken } from '../../../web/ui/unbroken.tsx'
import { nb } from '../../../web/ui/words.ts'
import { findCertificates, revokeCertificate, type KeptCertificate } from '../contract.ts'
import { text, tones } from './text.ts'
import '../../../web/look/organisations.css'

const keptKey = ['certificates', 'kept'] as const

export function Page() {
  const address = useAddress()
  const asked = address.get('q')
  const [typed, setTyped] = useState(asked)
  const [chosen, setChosen] = useState<KeptCertificate | null>(null)
  const query = useQuery({
    queryKey: [...keptKey, asked],
    queryFn: ({ signal }) => call(findCertificates, { query: { text: asked } }, { signal }),
    placeholderData: keepPreviousData,
    // Every look leaves a line in somebody's journal: none is repeated by itself.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  return (
    <Frame title={text.kept} note={text.keptNote}>
      <Sheet name={text.kept} bare>
        <form
          className="organisation-sieve"
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            address.set({ q: typed.trim() })
          }}
        >
          <TextField name="q" type="search" label={text.search} value={typed} onChange={setTyped} />
          <Button type="submit" size="small" wide={false}>
            Найти
          </Button>
        </form>
        <Face
          query={query}
          what={text.what}
          failedTitle={text.failed}
          isEmpty={(data) => data.items.length === 0}
          empty={<Empty title={text.nothing}>{text.nothingNote}</Empty>}
        >
          {(data) => (
            <List name={text.kept}>
              {data.items.map((c) => (
                <Line key={c.id} certificate={c} onRevoke={() => setChosen(c)} />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
      {chosen && <Revoke key={chosen.id} certificate={chosen} onClose={() => setChosen(null)} />}
    </Frame>
  )
}

function Line({
  certificate: c,
  onRevoke,
}: {
  readonly certificate: KeptCertificate
  readonly onRevoke: () => void
}) {
  const now = useNow()
  return (
    <Row
      when={day(c.issuedAt, now)}
      title={c.holder}
      status={<Status tone={tones[c.status]}>{text.statusWords[c.status]}</Status>}
      note={
        <>
          <Unbroken>{nb(`№ ${c.number}`)}</Unbroken>
          {[c.about, c.detail, c.revokeReason && text.reason(c.revokeReason)]
            .filter(Boolean)
            .map((part) => nb(`, ${part}`))
            .join('')}
        </>
      }
      act={
        c.can.revoke && (
          <Button
            kind="danger-quiet"
            size="small"
            onClick={onRevoke}
            label={`Отозвать сертификат № ${c.number}`}
          >
            {text.revoke}
          </Button>
        )
      }
    />
  )
}

function Revoke({
  certificate: c,
  onClose,
}: {
  readonly certificate: KeptCertificate
  readonly onClose: () => void
}) {
  const cache = useQueryClient()
  return (
    <ReasonDialog
      onClose={onClose}
      title={text.revokeTitle(c.number)}
      act={text.revokeAct}
      keep={text.revokeKeep}
      label={text.revokeReason}
      hint={text.revokeReasonHint}
      maxLength={500}
      run={(reason) => call(revokeCertificate, { params: { id: c.id }, body: { reason } })}
      onDone={(fresh) =>
        cache.setQueriesData<{ items: KeptCertificate[] }>(
          { queryKey: keptKey },
          (old) => old && { items: old.items.map((one) => (one.id === fresh.id ? fresh : one)) },
        )
      }
    >
      <p>{text.revokeLoss}</p>
      <p>{text.revokeStays}</p>
    </ReasonDialog>
  )
}
