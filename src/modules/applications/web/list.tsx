/** C7, D6: my applications — status, stage, expected date; filters live in the address, statuses change by themselves. */
import { Button } from '../../../web/ui/button.tsx'
import { useAddress } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, EmptyAfterFilter, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { ApplicationStatus, type ApplicationRow } from '../contract.ts'
import { countOfFilters, ListFilterBar } from './list-filters.tsx'
import { applicationsKey, useCounts } from './moves.ts'
import { useApplications, type ListFilters } from './query.ts'
import { text, toneOf } from './text.ts'

const isStatus = (value: string): value is ApplicationStatus => ApplicationStatus.safeParse(value).success
const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value)

export function Page() {
  const address = useAddress()
  const filters: ListFilters = {
    status: address.all('status').filter(isStatus),
    kind: address.all('kind'),
    from: isDay(address.get('from')) ? address.get('from') : '',
    to: isDay(address.get('to')) ? address.get('to') : '',
    text: address.get('q'),
  }
  const list = useApplications(filters)
  const counts = useCounts()
  useRefreshOn('application.', applicationsKey)
  const clear = () => address.set({ status: null, kind: null, from: null, to: null, q: null })
  const items = list.data?.pages.flatMap((page) => page.items)
  const count = countOfFilters(filters)
  return (
    <Frame title={text.applications}>
      <Sheet name={text.applications} bare>
        <ListFilterBar filters={filters} address={address} onClear={clear} />
        <Face
          // The sieve and the list come together: the second does not push the first down.
          query={{ ...list, data: counts.isPending ? undefined : items }}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          isEmpty={(rows) => rows.length === 0}
          empty={count > 0 ? <EmptyAfterFilter count={count} onClear={clear} /> : <Nothing />}
        >
          {(rows) => (
            <>
              <List name={text.applications}>
                {rows.map((a) => (
                  <Line key={a.id} application={a} />
                ))}
              </List>
              {list.hasNextPage && (
                <More
                  busy={list.isFetchingNextPage}
                  note={text.more(rows.length)}
                  onMore={() => void list.fetchNextPage()}
                />
              )}
            </>
          )}
        </Face>
      </Sheet>
      <LiveNote />
    </Frame>
  )
}

const Nothing = () => (
  <Empty
    title={text.emptyTitle}
    acts={
      <Button size="small" href="/documents/new">
        {text.addRecord}
      </Button>
    }
  >
    {text.emptyNote}
  </Empty>
)

function Line({ application: a }: { readonly application: ApplicationRow }) {
  const now = useNow()
  return (
    <Row
      when={day(a.submittedAt, now)}
      title={a.title}
      href={`/applications/${a.id}`}
      status={<Status tone={toneOf(a)}>{text.statusWord(a)}</Status>}
      note={[text.short(a.number), next(a, now)].filter(Boolean).join(', ')}
    />
  )
}

function next(a: ApplicationRow, now: Date): string {
  if (a.answerBy) return text.answerBy(day(a.answerBy, now))
  if (a.decidedAt) return a.status === 'withdrawn' ? '' : text.decidedOn(day(a.decidedAt, now))
  return a.dueOn ? text.decideBy(day(a.dueOn, now)) : ''
}
