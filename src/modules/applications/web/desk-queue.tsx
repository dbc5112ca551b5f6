/** The queue pane: the nearest promise first, who holds what, key hints; it changes by itself. */
import { useAddress } from '../../../web/address.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, daysFrom, deadline, relative } from '../../../web/ui/dates.ts'
import { Keys, Queue, type QueueItem } from '../../../web/ui/desk/desk.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { BareLink } from '../../../web/ui/link.tsx'
import { nb } from '../../../web/ui/words.ts'
import { DeskState, type QueueRow } from '../contract.ts'
import { useQueue } from './desk-query.ts'
import { desk } from './desk-text.ts'

export const useDeskState = (): DeskState => {
  const parsed = DeskState.safeParse(useAddress().get('state'))
  return parsed.success ? parsed.data : 'waiting'
}

export const deskHref = (state: DeskState, id?: string): string =>
  `/desk${id ? `/${id}` : ''}${state === 'waiting' ? '' : `?state=${state}`}`

export interface QueuePaneProps {
  readonly on: string | null
  readonly keys?: { readonly isOn: boolean; readonly setOn: (on: boolean) => void } | undefined
}

export function QueuePane({ on, keys }: QueuePaneProps) {
  const now = useNow()
  const state = useDeskState()
  const list = useQueue(state)
  const counts = list.data?.pages[0]?.counts
  const rows = list.data?.pages.flatMap((page) => page.items)
  return (
    <Face query={{ ...list, data: rows }} what={desk.what} failedTitle={desk.failed} calm={desk.calm}>
      {(items) => (
        <>
          <Queue
            title={desk.queue(counts?.waiting ?? 0)}
            note={counts && desk.counts(counts.today, counts.overdue)}
            items={items.map((row) => itemOf(row, state, now))}
            on={on}
            head={<States state={state} counts={counts} />}
            foot={keys && <Foot keys={keys} />}
          />
          {items.length === 0 && <Empty title={desk.empty[state]}>{desk.emptyNote[state]}</Empty>}
          {list.hasNextPage && (
            <Button
              kind="quiet"
              size="small"
              busy={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {desk.more}
            </Button>
          )}
        </>
      )}
    </Face>
  )
}

/** On which day, in the words of one who works today. */
export function dueWords(
  row: Pick<QueueRow, 'dueOn' | 'answerBy' | 'status'>,
  now: Date,
): { words: string; tone?: 'yours' | 'refused' } {
  if (row.answerBy) return { words: desk.answerBy(day(row.answerBy, now)) }
  if (!row.dueOn) return { words: '' }
  const away = daysFrom(now, row.dueOn)
  if (away === 0) return { words: desk.todayUntil, tone: 'yours' }
  if (away < 0) return { words: deadline(row.dueOn, now).rest, tone: 'refused' }
  return { words: away === 1 ? relative(row.dueOn, now) : day(row.dueOn, now) }
}

function itemOf(row: QueueRow, state: DeskState, now: Date): QueueItem {
  const isOpen = row.status === 'under-review' || row.status === 'question'
  const due: ReturnType<typeof dueWords> = isOpen ? dueWords(row, now) : { words: day(row.submittedAt, now) }
  const holder = row.holder && !row.holder.isMe ? `, ${desk.heldBy(row.holder.name)}` : ''
  return {
    id: row.id,
    who: row.applicant,
    what: row.title,
    due: due.words + holder,
    tone: due.tone,
    href: deskHref(state, row.id),
  }
}

interface StatesProps {
  readonly state: DeskState
  readonly counts: { readonly waiting: number; readonly asked: number } | undefined
}

const States = ({ state, counts }: StatesProps) => (
  <nav className="queue-states num" aria-label={desk.statesName}>
    {DeskState.options.map((one) => (
      <BareLink key={one} href={deskHref(one)} aria-current={one === state ? 'page' : undefined}>
        {nb(desk.states[one])}
        {one === 'asked' && counts && counts.asked > 0 ? ` ${counts.asked}` : ''}
      </BareLink>
    ))}
  </nav>
)

const Foot = ({ keys }: { readonly keys: NonNullable<QueuePaneProps['keys']> }) => (
  <div className="queue-foot hide-phone">
    {keys.isOn && (
      <Keys
        hints={[
          [['J', 'K'], desk.keysOther],
          [['↑', '↓'], desk.keysField],
          [['Y', 'N'], desk.keysVerdict],
        ]}
      />
    )}
    <div className="keys-switch">
      <Checkbox name="keys" label={desk.keysSwitch} value={keys.isOn} onChange={keys.setOn} />
    </div>
  </div>
)
