/** D7+: the ledger of a cycle: what for, when, by which rule; what was taken back stands beside what took it. */
import { useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Table, type Column } from '../../../web/ui/table.tsx'
import { nb } from '../../../web/ui/words.ts'
import { CreditKind, type Entry } from '../contract.ts'
import { useEntries } from './query.ts'
import { text } from './text.ts'

const columns: readonly Column<Entry>[] = [
  {
    head: text.colTitle,
    phone: 'title',
    cell: (e) => (
      <>
        {e.link ? <Link href={e.link}>{e.title}</Link> : nb(e.title)}
        <span className="entry-note small">
          {nb([e.organisation, e.reason ? text.reversal(e.reason) : e.rule].filter(Boolean).join('. '))}
        </span>
      </>
    ),
  },
  { head: text.colKind, phone: 'fact', cell: (e) => nb(text.kinds[e.kind]) },
  { head: text.colDay, phone: 'fact', cell: (e) => nb(fullDay(e.earnedOn)) },
  { head: text.colWho, phone: 'fact', cell: (e) => nb(`${e.approver}, ${fullDay(e.at)}`) },
  {
    head: text.colCredits,
    phone: 'status',
    number: true,
    cell: (e) => (
      <>
        {text.credits(e.credits)}
        {e.isReversed && (
          <>
            {' '}
            <Status tone="quiet">{text.reversed}</Status>
          </>
        )}
      </>
    ),
  },
]

export function Entries({ cycleId }: { readonly cycleId: string }) {
  const [kind, setKind] = useState('')
  const query = useEntries(cycleId, CreditKind.safeParse(kind).data)
  return (
    <Sheet title={text.entriesTitle}>
      <SelectField
        name="kind"
        label={text.kind}
        value={kind}
        onChange={setKind}
        searchable={false}
        options={[
          { value: '', label: text.anyKind },
          ...CreditKind.options.map((value) => ({ value, label: text.kinds[value] })),
        ]}
      />
      <Face
        query={query}
        what={text.entriesWhat}
        failedTitle={text.entriesFailed}
        calm={text.calm}
        isEmpty={(data) => data.pages[0]?.items.length === 0}
        empty={
          <Empty
            title={text.entriesEmpty}
            acts={
              <Button kind="plain" size="small" href="/documents/new">
                {text.addRecord}
              </Button>
            }
          >
            {text.entriesEmptyNote}
          </Empty>
        }
      >
        {(data) => (
          <>
            <Table
              name={text.entriesTitle}
              rows={data.pages.flatMap((page) => page.items)}
              columns={columns}
              keyOf={(e) => e.id}
            />
            {query.hasNextPage && (
              <Button kind="plain" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {text.showMore}
              </Button>
            )}
          </>
        )}
      </Face>
    </Sheet>
  )
}
