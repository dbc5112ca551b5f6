/** D9+: who applied, learns, finished: many are enrolled, or get a result, at once. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, fullDay, relative } from '../../../web/ui/dates.ts'
import { Empty, EmptyAfterFilter, Face } from '../../../web/ui/faces.tsx'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { Sieve } from '../../learning/web/sieve.tsx'
import { sentences } from '../../../web/ui/words.ts'
import { DeskTab, type Learner } from '../contract.ts'
import { learners as words } from './desk-text.ts'
import { LearnerActs, type Act } from './learner-acts.tsx'
import { learnersKey, useLearners } from './query.ts'
import { text } from './text.ts'
import '../../../web/look/shop.css'

/** What can be done with many of a state at once. */
const actsOf: Partial<Record<DeskTab, readonly Act[]>> = {
  applied: ['enrol', 'refuse'],
  waiting: ['finish', 'fail'],
  learning: ['finish', 'fail'],
}

/** The others have a tab when there is somebody in them. */
const usual: readonly DeskTab[] = ['applied', 'waiting', 'learning', 'finished']
/** What waits for the organisation stands first. */
const inOrder: readonly DeskTab[] = [...usual, ...DeskTab.options.filter((o) => !usual.includes(o))]

export function Page() {
  const address = useAddress()
  const state = DeskTab.safeParse(address.get('state')).data ?? 'applied'
  const asked = address.get('q').slice(0, 100)
  const query = useLearners(state, asked)
  useRefreshOn('study.', learnersKey)
  const pages = query.data?.pages ?? []
  const counts = pages[0]?.counts ?? {}
  const rows = pages.flatMap((p) => p.items)
  const href = (s: DeskTab) => address.with({ state: s })
  const isShown = (s: DeskTab) => usual.includes(s) || s === state || (counts[s] ?? 0) > 0
  return (
    <Frame
      title={words.title}
      note={words.note}
      side={
        <Button kind="plain" size="small" wide={false} href="/teaching/results">
          {words.upload}
        </Button>
      }
    >
      <div>
        <Sieve isSecond label={words.search} value={asked} onFind={(q) => address.set({ q })} />
        <Tabs
          name={words.tabs}
          on={href(state)}
          tabs={inOrder.filter(isShown).map((s) => ({
            word: words.states[s],
            href: href(s),
            count: counts[s] ?? 0,
          }))}
        />
      </div>
      <Face
        query={query}
        what={words.what}
        failedTitle={words.failed}
        calm={words.calm}
        isEmpty={() => rows.length === 0}
        empty={
          <Sheet name={words.title}>
            {asked === '' ? (
              <Empty title={words.empty}>{words.emptyNote}</Empty>
            ) : (
              <EmptyAfterFilter count={1} onClear={() => address.set({ q: null })} />
            )}
          </Sheet>
        }
      >
        {() => (
          <Rows key={`${state} ${asked}`} rows={rows} state={state}>
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
  readonly rows: readonly Learner[]
  readonly state: DeskTab
  readonly children: React.ReactNode
}

const isOpen = (l: Learner): boolean => l.can.enrol || l.can.settle

function Rows({ rows, state, children }: RowsProps) {
  const cache = useQueryClient()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const open = rows.filter(isOpen)
  const chosen = open.filter((r) => ticked.includes(r.id))
  const ids = chosen.map((r) => r.id)
  const refresh = () => void cache.invalidateQueries({ queryKey: learnersKey })
  return (
    <>
      {open.length > 0 && (
        <div className="shop-head">
          <Checkbox
            name="all"
            label={words.all}
            value={chosen.length === open.length}
            onChange={(on) => setTicked(on ? open.map((r) => r.id) : [])}
          />
          {chosen.length > 0 && (
            <LearnerActs acts={actsOf[state] ?? []} learners={chosen} onSettled={refresh} />
          )}
        </div>
      )}
      <Sheet name={words.states[state]} bare>
        <List name={words.states[state]}>
          {rows.map((row) => (
            <Line key={row.id} learner={row} onSettled={refresh}>
              {isOpen(row) && (
                <Checkbox
                  name={row.id}
                  label={<span className="for-readers">{words.one(row.person.fullName)}</span>}
                  value={ids.includes(row.id)}
                  onChange={(on) => setTicked(on ? [...ids, row.id] : ids.filter((id) => id !== row.id))}
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

interface LineProps {
  readonly learner: Learner
  readonly onSettled: () => void
  readonly children: React.ReactNode
}

function Line({ learner: l, onSettled, children }: LineProps) {
  const now = useNow()
  const due = l.stage?.who === 'organisation' ? l.stage.dueOn : null
  return (
    <Row
      when={day(due ?? l.finishedOn ?? l.startsOn, now)}
      sub={due ? relative(due, now) : undefined}
      tone={l.stage?.isOverdue ? 'refused' : undefined}
      title={l.person.fullName}
      status={l.stage?.isOverdue && <Status tone="refused">{words.isLate}</Status>}
      note={sentences([
        due && !l.stage?.isOverdue && words.due(fullDay(due)),
        l.stage?.remindedAt && words.remindedAt(fullDay(l.stage.remindedAt)),
        l.person.snils ?? words.noSnils,
        `${l.number}, ${l.title}`,
        text.volume(l.hours, l.credits),
        l.state === 'learning' && (l.isContentDone ? words.contentDone : words.share(l.share)),
        l.orderNumber && words.order2(l.orderNumber),
        l.documentNumber && words.documentOf(l.documentNumber),
        l.reason,
      ])}
      act={
        l.can.annul || l.can.extra ? (
          <div className="acts">
            <LearnerActs
              acts={[l.can.annul ? 'annul' : 'extra']}
              learners={[l]}
              onSettled={onSettled}
              isOne
            />
            {children}
          </div>
        ) : (
          children
        )
      }
      beside={!l.can.annul && !l.can.extra}
    />
  )
}
