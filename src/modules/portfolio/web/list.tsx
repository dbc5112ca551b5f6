/** D1, D3: the portfolio: filters in the address, a picture over time, a table, files to take along. */
import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Empty, EmptyAfterFilter, Face } from '../../../web/ui/faces.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { Filters, type Facet } from '../../../web/ui/filters.tsx'
import { BareLink } from '../../../web/ui/link.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { Table } from '../../../web/ui/table.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb, sentences } from '../../../web/ui/words.ts'
import { saveAs } from '../../files/web/save-as.ts'
import { Sieve } from '../../learning/web/sieve.tsx'
import {
  portfolioPrint,
  portfolioSheet,
  readPortfolio,
  type EntryStatus,
  type PortfolioEntry,
} from '../contract.ts'
import { useAsked, type Filter } from './asked.ts'
import { text } from './text.ts'
import { Timeline } from './timeline.tsx'
import '../../../web/look/shop.css'
import '../../../web/look/portfolio.css'

const tones: Record<EntryStatus, Tone> = {
  current: 'ours',
  waiting: 'ours',
  done: 'done',
  ended: 'quiet',
}

export function Page() {
  const { address, filter, page, count, clear } = useAsked()
  useRefreshOn('portfolio.', ['portfolio'])
  const query = useQuery({
    queryKey: ['portfolio', 'list', page],
    queryFn: ({ signal }) => call(readPortfolio, { query: page }, { signal }),
    placeholderData: keepPreviousData,
  })
  const found = query.data
  const facets: Facet[] = [
    {
      key: 'kind',
      legend: text.facets.kind,
      options: (found?.kinds ?? []).map((k) => ({
        value: k.value,
        word: text.kinds[k.value],
        count: k.count,
      })),
    },
    {
      key: 'status',
      legend: text.facets.status,
      options: (found?.statuses ?? []).map((s) => ({
        value: s.value,
        word: text.statuses[s.value],
        count: s.count,
      })),
    },
    {
      key: 'specialty',
      legend: text.facets.specialty,
      options: (found?.specialties ?? []).map((s) => ({ value: s.value, word: s.name, count: s.count })),
    },
  ]
  return (
    <Frame
      title={text.title}
      note={text.note}
      side={found && found.inAll > 0 && <Downloads filter={filter} />}
    >
      <Sheet name={text.list} bare className="portfolio-list">
        <div className="in alone portfolio-sieve">
          <Sieve
            label={text.search}
            isSecond
            value={filter.text}
            onFind={(q) => address.set({ q, after: null }, 'replace')}
          />
          <div className="portfolio-days">
            {(['from', 'to'] as const).map((name) => (
              <DateField
                key={`${name} ${filter[name] ?? ''}`}
                name={name}
                label={text[name]}
                value={filter[name] ?? ''}
                onChange={(value) => {
                  if (value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value))
                    address.set({ [name]: value || null, after: null }, 'replace')
                }}
              />
            ))}
          </div>
          <Filters
            facets={facets}
            chosen={{ kind: filter.kind, status: filter.status, specialty: filter.specialty }}
            onChange={(key, values) => address.set({ [key]: values, after: null })}
            onClear={clear}
          />
          <p className="tiny num" role="status">
            {found
              ? nb(`${text.found(found.total, found.inAll)}, ${text.credited(found.credited)}`)
              : nb(' ')}
          </p>
        </div>
        <Face
          query={query}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          isEmpty={(data) => data.items.length === 0}
          empty={
            count > 0 ? (
              <EmptyAfterFilter count={count} onClear={clear} />
            ) : (
              <Empty
                title={text.empty}
                acts={
                  <>
                    <Button size="small" href="/catalogue">
                      {text.toCatalogue}
                    </Button>
                    <Button kind="plain" size="small" href="/documents/new">
                      {text.addDocument}
                    </Button>
                  </>
                }
              >
                {text.emptyNote}
              </Empty>
            )
          }
        >
          {(data) => <Rows items={data.items} />}
        </Face>
        {(found?.nextCursor || page.cursor) && (
          <nav className="in acts" aria-label={text.pages}>
            {page.cursor && (
              <Button kind="quiet" size="small" href={address.with({ after: null })}>
                {text.toStart}
              </Button>
            )}
            {found?.nextCursor && (
              <Button kind="plain" size="small" href={address.with({ after: found.nextCursor })}>
                {text.next}
              </Button>
            )}
          </nav>
        )}
      </Sheet>
      {found && found.inAll > 0 && <Timeline filter={filter} />}
    </Frame>
  )
}

const dayOr = (day: string | null): string => (day ? fullDay(day) : text.none)
const ends = (e: PortfolioEntry): string =>
  e.endedOn ? fullDay(e.endedOn) : e.dueOn ? text.due(e.dueOn) : text.none

const Rows = ({ items }: { readonly items: readonly PortfolioEntry[] }) => (
  <Table
    name={text.list}
    rows={items}
    keyOf={(e) => e.id}
    columns={[
      { head: text.columns.title, cell: (e) => <Title entry={e} />, phone: 'title' },
      { head: text.columns.starts, cell: (e) => dayOr(e.startsOn), phone: 'inside' },
      { head: text.columns.ends, cell: ends, phone: 'fact' },
      {
        head: text.columns.state,
        cell: (e) => <Status tone={tones[e.status]}>{e.word}</Status>,
        phone: 'status',
      },
      {
        head: text.columns.credits,
        cell: (e) => text.credits(e.credits, e.credited),
        number: true,
        phone: 'fact',
      },
    ]}
  />
)

const aboutOf = (e: PortfolioEntry): string =>
  sentences([text.kinds[e.kind], e.organisation, e.number && text.number(e.number), e.note])

const Title = ({ entry: e }: { readonly entry: PortfolioEntry }) => (
  <>
    {e.link ? (
      <BareLink className="portfolio-link" href={e.link}>
        {nb(e.title)}
      </BareLink>
    ) : (
      nb(e.title)
    )}
    <span className="small portfolio-under">{nb(aboutOf(e))}</span>
  </>
)

function Downloads({ filter }: { readonly filter: Filter }) {
  const onError = (error: unknown) => toast(`${text.fileFailed}. ${refusedBy(error).title}`)
  const excel = useMutation({
    mutationFn: async () => saveAs((await call(portfolioSheet, { query: filter })).blob, 'портфолио.xlsx'),
    onError,
  })
  const pdf = useMutation({
    mutationFn: async () => saveAs((await call(portfolioPrint, { query: filter })).blob, 'портфолио.pdf'),
    onError,
  })
  const icon = <IconDownload size={18} aria-hidden />
  return (
    <div className="shop-acts">
      <Button kind="plain" size="small" icon={icon} busy={excel.isPending} onClick={() => excel.mutate()}>
        {text.excel}
      </Button>
      <Button kind="plain" size="small" icon={icon} busy={pdf.isPending} onClick={() => pdf.mutate()}>
        {text.pdf}
      </Button>
    </div>
  )
}
