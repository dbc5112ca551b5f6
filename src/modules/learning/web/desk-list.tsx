/** D9+: programmes of one's organisation by state; the desk of a reviewer is the same list, and many are decided at once. */
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, EmptyAfterFilter, Face } from '../../../web/ui/faces.tsx'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { nb, plural } from '../../../web/ui/words.ts'
import { listReviews } from '../../content/contract.ts'
import { DeskState, type DeskLine } from '../contract.ts'
import { Decide } from './decide.tsx'
import { deskKey, useDesk } from './desk-query.ts'
import { desk, deskTones, reviewTones } from './desk-text.ts'
import { Sieve } from './sieve.tsx'
import { text } from './text.ts'
import '../../../web/look/shop.css'

const NewOnes = () => (
  <div className="side-acts">
    <Button kind="quiet" size="small" wide={false} href="/teaching/keys">
      {desk.keys}
    </Button>
    <Button kind="plain" size="small" wide={false} href="/teaching/upload">
      {desk.upload}
    </Button>
    <Button size="small" wide={false} href="/teaching/new" icon={<IconPlus size={18} aria-hidden />}>
      {desk.add}
    </Button>
  </div>
)

/** Free answers and learning elsewhere that wait for the staff: seen where the work begins. */
function AnswersNote() {
  const { data } = useQuery({
    queryKey: ['content', 'reviews-count'],
    queryFn: ({ signal }) => call(listReviews, { query: { limit: 1 } }, { signal }),
  })
  if (!data || data.total + data.claims === 0) return null
  const said = [
    data.total > 0 && desk.answers(data.total, data.overdue),
    data.claims > 0 && desk.claims(data.claims),
  ].filter(Boolean)
  return (
    <p>
      {nb(said.join('. '))}.{' '}
      <Link href="/teaching/answers">{data.total > 0 ? desk.answersOpen : desk.claimsOpen}</Link>
    </p>
  )
}

export const Page = () => <DeskList title={desk.title} at="/teaching" first={undefined} />

export interface DeskListProps {
  readonly title: string
  /** Where one of them is opened: `/teaching` or `/desk/programmes`. */
  readonly at: '/teaching' | '/desk/programmes'
  /** The state shown when the address says none; undefined: all. */
  readonly first: DeskState | undefined
}

export function DeskList({ title, at, first }: DeskListProps) {
  const address = useAddress()
  const isReview = at === '/desk/programmes'
  const said = address.get('state')
  const state = said === 'all' ? undefined : (DeskState.safeParse(said).data ?? first)
  const words = address.get('q').slice(0, 200)
  const query = useDesk(state, words)
  useRefreshOn('programme', deskKey)
  const pages = query.data?.pages ?? []
  const counts = pages[0]?.counts ?? {}
  const rows = pages.flatMap((p) => p.items)
  const href = (s: DeskState | undefined) => address.with({ state: s ?? 'all' })
  const shown = isReview ? DeskState.options.filter((s) => s !== 'draft') : DeskState.options
  return (
    <Frame title={title} side={!isReview && <NewOnes />}>
      {!isReview && <AnswersNote />}
      <div>
        <Sieve isSecond label={desk.search} value={words} onFind={(q) => address.set({ q })} />
        <Tabs
          name={desk.tabs}
          on={href(state)}
          tabs={[
            ...shown.map((s) => ({ word: desk.states[s], href: href(s), count: counts[s] ?? 0 })),
            { word: desk.all, href: href(undefined) },
          ]}
        />
      </div>
      <Face
        query={query}
        what={desk.what}
        failedTitle={desk.failed}
        calm={desk.calm}
        isEmpty={() => rows.length === 0}
        empty={
          <Sheet name={title}>
            {words !== '' || (state !== first && state !== undefined) ? (
              <EmptyAfterFilter count={1} onClear={() => address.set({ q: null, state: null })} />
            ) : isReview ? (
              <Empty title={desk.reviewEmpty}>{desk.reviewEmptyNote}</Empty>
            ) : (
              <Empty title={desk.empty}>{desk.emptyNote}</Empty>
            )}
          </Sheet>
        }
      >
        {() => (
          <Rows key={`${state} ${words}`} rows={rows} at={at} title={title}>
            {query.hasNextPage && (
              <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
            )}
          </Rows>
        )}
      </Face>
    </Frame>
  )
}

interface RowsProps {
  readonly rows: readonly DeskLine[]
  readonly at: DeskListProps['at']
  readonly title: string
  readonly children: React.ReactNode
}

function Rows({ rows, at, title, children }: RowsProps) {
  const isReview = at === '/desk/programmes'
  const cache = useQueryClient()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const waiting = rows.filter((r) => r.state === 'review')
  const chosen = ticked.filter((id) => waiting.some((r) => r.id === id))
  const tick = (id: string, on: boolean) => setTicked(on ? [...chosen, id] : chosen.filter((c) => c !== id))
  return (
    <>
      {isReview && waiting.length > 0 && (
        <div className="shop-head">
          <Checkbox
            name="all"
            label={desk.chooseAll}
            value={chosen.length === waiting.length}
            onChange={(on) => setTicked(on ? waiting.map((r) => r.id) : [])}
          />
          {chosen.length > 0 && (
            <Decide
              ids={chosen}
              note={desk.chosen(chosen.length)}
              onDone={() => {
                setTicked([])
                void cache.invalidateQueries({ queryKey: deskKey })
              }}
            />
          )}
        </div>
      )}
      <Sheet name={title} bare>
        <List name={title}>
          {rows.map((row) => (
            <Line key={row.id} row={row} at={at}>
              {isReview && row.state === 'review' && (
                <Checkbox
                  name={row.id}
                  label={<span className="for-readers">{desk.choose(row.title)}</span>}
                  value={chosen.includes(row.id)}
                  onChange={(on) => tick(row.id, on)}
                />
              )}
            </Line>
          ))}
        </List>
        {children}
      </Sheet>
    </>
  )
}

function Line({
  row,
  at,
  children,
}: {
  readonly row: DeskLine
  readonly at: DeskListProps['at']
  readonly children: React.ReactNode
}) {
  const now = useNow()
  const isReview = at === '/desk/programmes'
  return (
    <Row
      when={day(row.updatedAt, now)}
      title={row.title === '' ? desk.untitled : row.title}
      href={`${at}/${row.id}`}
      status={
        <Status tone={(isReview ? reviewTones : deskTones)[row.state]}>{desk.states[row.state]}</Status>
      }
      note={nb(
        [
          row.number,
          text.words.kind[row.kind].toLowerCase(),
          row.hours !== null && plural(row.hours, 'час', 'часа', 'часов'),
          isReview && row.organisation,
          row.isShown && row.state !== 'published' && desk.shownMeanwhile,
        ]
          .filter(Boolean)
          .join(', '),
      )}
      act={children}
      beside
    />
  )
}
