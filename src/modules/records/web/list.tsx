/** D5, D6: all documents in one place: drafts to finish, records with their state, certificates. */
import { IconPlus } from '@tabler/icons-react'
import { useAddress } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment, period } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { CertificateList } from '../../credentials/web/certificate-list.tsx'
import { sentences } from '../../../web/ui/words.ts'
import type { Draft, EducationRecord } from '../contract.ts'
import { educationKey, useEducation } from './query.ts'
import { text, tones } from './text.ts'

const certificatesTab = '/documents?tab=certificates'

export function Page() {
  const tab = useAddress().get('tab')
  const query = useEducation()
  useRefreshOn('education-record.', educationKey)
  useRefreshOn('application.', educationKey)
  const drafts = query.data?.drafts ?? []
  return (
    <Frame
      title={text.documents}
      side={
        <Button size="small" wide={false} href="/documents/new" icon={<IconPlus size={18} aria-hidden />}>
          {text.add}
        </Button>
      }
    >
      {drafts.length > 0 && (
        <Sheet title={text.drafts} bare>
          <List name={text.drafts}>
            {drafts.map((draft) => (
              <DraftLine key={draft.id} draft={draft} />
            ))}
          </List>
        </Sheet>
      )}
      <Tabs
        name={text.documents}
        on={tab === 'certificates' ? certificatesTab : '/documents'}
        tabs={[
          { word: text.education, href: '/documents', count: query.data?.records.length },
          { word: text.certificates, href: certificatesTab },
        ]}
      />
      {tab === 'certificates' ? (
        <Sheet name={text.certificates} bare>
          <CertificateList />
        </Sheet>
      ) : (
        <Sheet name={text.education} bare>
          <Face
            query={query}
            what={text.what}
            failedTitle={text.failed}
            calm={text.calm}
            isEmpty={(data) => data.records.length === 0}
            empty={<Empty title={text.emptyTitle}>{text.emptyNote}</Empty>}
          >
            {(data) => (
              <List name={text.education}>
                {data.records.map((record) => (
                  <RecordLine key={record.id} record={record} />
                ))}
              </List>
            )}
          </Face>
        </Sheet>
      )}
      <LiveNote />
    </Frame>
  )
}

function DraftLine({ draft }: { readonly draft: Draft }) {
  const now = useNow()
  const href = `/documents/draft/${draft.id}`
  return (
    <Row
      when={day(draft.savedAt, now)}
      title={draft.title}
      href={href}
      status={<Status tone="quiet">Черновик</Status>}
      note={sentences([draft.mends && text.mending, text.draftOf(moment(draft.savedAt, now))])}
    />
  )
}

function RecordLine({ record: r }: { readonly record: EducationRecord }) {
  const now = useNow()
  return (
    <Row
      when={day(r.issuedOn, now)}
      title={text.documentWords[r.kind]}
      href={`/documents/${r.id}`}
      status={<Status tone={tones[r.status]}>{text.statusWords[r.status]}</Status>}
      note={[r.specialty.name, r.institution.name, period(r.startedOn, r.endedOn)].join(', ')}
    />
  )
}
