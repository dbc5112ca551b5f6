/** D6: my certificates as a list; for the page of documents. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Unbroken } from '../../../web/ui/unbroken.tsx'
import { nb } from '../../../web/ui/words.ts'
import { listCertificates, type CertificateRow } from '../contract.ts'
import { text, tones } from './text.ts'

export const certificatesKey = ['certificates'] as const

export function CertificateList() {
  const query = useQuery({
    queryKey: [...certificatesKey, 'all'],
    queryFn: ({ signal }) => call(listCertificates, {}, { signal }),
  })
  useRefreshOn('certificate.', certificatesKey)
  return (
    <Face
      query={query}
      what={text.what}
      failedTitle={text.failed}
      calm={text.calm}
      isEmpty={(data) => data.items.length === 0}
      empty={<Empty title={text.none}>{text.noneNote}</Empty>}
    >
      {(data) => (
        <List name={text.certificates}>
          {data.items.map((c) => (
            <Line key={c.id} certificate={c} />
          ))}
        </List>
      )}
    </Face>
  )
}

function Line({ certificate: c }: { readonly certificate: CertificateRow }) {
  const now = useNow()
  return (
    <Row
      when={day(c.issuedAt, now)}
      title={c.about || c.title}
      href={`/certificates/${c.id}`}
      status={<Status tone={tones[c.status]}>{text.statusWords[c.status]}</Status>}
      note={
        <>
          {c.detail && nb(`${c.detail}, `)}
          <Unbroken>{nb(`№ ${c.number}`)}</Unbroken>
          {c.revokedAt && nb(`, ${text.revokedOn(day(c.revokedAt, now))}`)}
        </>
      }
    />
  )
}
