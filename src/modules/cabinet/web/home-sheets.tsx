/** What is under way: applications and documents, each with the way to all of them. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment } from '../../../web/ui/dates.ts'
import { Empty, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Brief, List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { nb, t } from '../../../web/ui/words.ts'
import {
  listApplications,
  statusWord,
  type ApplicationRow,
  type ApplicationStatus,
} from '../../applications/contract.ts'
import { listCertificates, statusWords as certificateWords } from '../../credentials/contract.ts'
import { text } from './text.ts'

const tones: Record<ApplicationStatus, Tone> = {
  'under-review': 'ours',
  question: 'yours',
  approved: 'done',
  rejected: 'refused',
  withdrawn: 'quiet',
}

const shown = 3

export function ApplicationsSheet() {
  const now = useNow()
  const query = useQuery({
    queryKey: ['applications', 'latest'],
    queryFn: ({ signal }) => call(listApplications, { query: { limit: shown } }, { signal }),
  })
  return (
    <Sheet title={text.applications} bare side={<Link href="/applications">{text.all}</Link>}>
      <Face
        query={query}
        what="заявления"
        waiting={<Waiting what="Загружаем заявления" rows={2} shape="brief" />}
        failedTitle="Заявления не загрузились"
        calm="С заявлениями ничего не случилось: они на месте, сроки идут."
        isEmpty={(data) => data.items.length === 0}
        empty={<Empty title={text.noApplications}>{text.noApplicationsNote}</Empty>}
      >
        {(data) => (
          <List>
            {data.items.map((a) => (
              <Brief
                key={a.id}
                status={<Status tone={a.isReturned ? 'yours' : tones[a.status]}>{statusWord(a)}</Status>}
                title={nb(a.title)}
                href={`/applications/${a.id}`}
                note={noteOf(a, now)}
              />
            ))}
          </List>
        )}
      </Face>
    </Sheet>
  )
}

function noteOf(a: ApplicationRow, now: Date): string {
  if (a.answerBy) return text.answerBy(day(a.answerBy, now))
  if (a.dueOn) return text.decisionBy(day(a.dueOn, now))
  return moment(a.decidedAt ?? a.submittedAt, now)
}

export function DocumentsSheet() {
  const now = useNow()
  const query = useQuery({
    queryKey: ['certificates', 'all'],
    queryFn: ({ signal }) => call(listCertificates, {}, { signal }),
  })
  return (
    <Sheet title={text.documents} bare side={<Link href="/documents">{text.allDocuments}</Link>}>
      <Face
        query={query}
        what="документы"
        waiting={<Waiting what="Загружаем документы" rows={2} />}
        failedTitle="Документы не загрузились"
        isEmpty={(data) => data.items.length === 0}
        empty={<Empty title={text.noDocuments}>{text.documentsNote}</Empty>}
      >
        {(data) => (
          <List>
            {data.items.slice(0, shown).map((c) => (
              <Row
                key={c.id}
                when={day(c.issuedAt, now)}
                title={c.about}
                note={t`Сертификат № ${c.number}`}
                href={`/certificates/${c.id}`}
                status={
                  <Status tone={c.status === 'valid' ? 'done' : 'refused'}>
                    {certificateWords[c.status]}
                  </Status>
                }
              />
            ))}
          </List>
        )}
      </Face>
    </Sheet>
  )
}
