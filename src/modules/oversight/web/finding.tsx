/** G5, G7: one finding and the lines of the journal it stands on. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { call } from '../../../web/api.ts'
import { exactly, fullDay } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { JournalEntry } from '../../journal/contract.ts'
import { readFinding, type Finding } from '../contract.ts'
import { FindingRow } from './finding-row.tsx'
import { text } from './text.ts'

export function Page() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery({
    queryKey: ['oversight', 'finding', id],
    queryFn: ({ signal }) => call(readFinding, { params: { id } }, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const data = query.data
  return (
    <Frame
      title={data ? text.findingOf(fullDay(data.day)) : text.finding}
      crumbs={[
        [text.title, '/oversight'],
        ...(data ? [[text.ofDay(fullDay(data.day)), `/oversight/${data.day}`] as const] : []),
      ]}
    >
      <Face query={query} what={text.findingWhat} failedTitle={text.findingFailed} calm={text.findingCalm}>
        {({ finding, evidence }) => (
          <div className="stack">
            <Sheet name={finding.title} bare>
              <List>
                <FindingRow finding={finding} />
              </List>
              <Further finding={finding} />
            </Sheet>
            <Sheet title={text.lines} bare={evidence.length > 0}>
              {evidence.length === 0 ? (
                <Empty title={text.noLines}>{text.noLinesNote}</Empty>
              ) : (
                <List name={text.lines}>
                  {evidence.map((entry) => (
                    <Line key={entry.id} entry={entry} />
                  ))}
                </List>
              )}
            </Sheet>
          </div>
        )}
      </Face>
    </Frame>
  )
}

const Further = ({ finding }: { readonly finding: Finding }) => (
  <p className="small further">
    {finding.person && <Link href={`/people/${finding.person.id}`}>{text.person}</Link>}
    <Link href="/people/blocks?state=over">{text.blocks}</Link>
  </p>
)

const Line = ({ entry: e }: { readonly entry: JournalEntry }) => (
  <Row
    title={e.about ? `${e.what}: ${e.about}` : e.what}
    status={e.outcome === 'refused' ? <Status tone="refused">{text.refused}</Status> : undefined}
    note={
      <>
        {[e.who.name, e.who.role, e.purpose, e.from && text.fromIp(e.from)].filter(Boolean).join(' · ')}
        <div className="tiny num">{exactly(e.at)}</div>
      </>
    }
  />
)
