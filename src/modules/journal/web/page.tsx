/** D3, B4: the personal journal — who looked at my data and what for, who changed it, and what I did. */
import { useAddress } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Empty, EmptyAfterFilter, Face } from '../../../web/ui/faces.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { JournalView } from '../contract.ts'
import { clearFilters, countOfFilters, FilterBar, filtersOf } from './filters.tsx'
import { Lines } from './lines.tsx'
import { journalKey, useOwnJournal } from './query.ts'
import { text } from './text.ts'

export function Page() {
  const address = useAddress()
  const parsed = JournalView.safeParse(address.get('view'))
  const view = parsed.success ? parsed.data : 'all'
  const filters = filtersOf(address)
  const count = countOfFilters(filters)
  const list = useOwnJournal({ view, ...filters })
  useRefreshOn('application.', journalKey)
  useRefreshOn('explanation.', journalKey)
  const entries = list.data?.pages.flatMap((page) => page.items)
  const hrefOf = (one: JournalView) => address.with({ view: one === 'all' ? null : one })
  return (
    <Frame title={text.title} note={text.lead} crumbs={[[text.profile, '/profile']]}>
      <Tabs
        name={text.viewsName}
        on={hrefOf(view)}
        tabs={JournalView.options.map((one) => ({ word: text.views[one], href: hrefOf(one) }))}
      />
      <Sheet name={text.title} bare side={<span className="tiny">{text.moscow}</span>}>
        {(count > 0 || (entries && entries.length > 0)) && <FilterBar filters={filters} address={address} />}
        <Face
          query={{ ...list, data: entries }}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          isEmpty={(all) => all.length === 0}
          empty={
            count > 0 ? (
              <EmptyAfterFilter count={count} onClear={() => clearFilters(address)} />
            ) : (
              <Empty title={text.empty[view]}>{text.emptyNote}</Empty>
            )
          }
        >
          {(all) => (
            <>
              <Lines entries={all} />
              {list.hasNextPage && (
                <More busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
              )}
            </>
          )}
        </Face>
      </Sheet>
      <LiveNote />
    </Frame>
  )
}
