/** Lines of the journal: when, what, who, in which capacity, from where, by hand or by machine. */
import { useNow } from '../../../web/ui/clock.tsx'
import { day, time } from '../../../web/ui/dates.ts'
import { List, Row } from '../../../web/ui/list.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { JournalEntry } from '../contract.ts'
import { text } from './text.ts'

export interface LinesProps {
  readonly entries: readonly JournalEntry[]
  readonly name?: string
}

/** Each line leads to its own page: exact times, what for, and the question. */
export function Lines({ entries, name = text.title }: LinesProps) {
  const now = useNow()
  return (
    <List name={name}>
      {entries.map((e) => (
        <Row
          key={e.id}
          when={day(e.at, now)}
          sub={time(e.at)}
          title={e.about ? `${e.what}: ${e.about}` : e.what}
          href={`/profile/journal/${e.id}`}
          status={statusOf(e)}
          note={noteOf(e)}
        />
      ))}
    </List>
  )
}

function statusOf(e: JournalEntry) {
  if (e.question === 'waiting') return <Status tone="ours">{text.asked}</Status>
  if (e.question === 'answered') return <Status tone="done">{text.answered}</Status>
  return e.outcome === 'refused' ? <Status tone="refused">{text.refused}</Status> : undefined
}

export const whoWords = ({ who }: JournalEntry): string =>
  [who.name, who.role, who.organisation].filter(Boolean).join(', ')

function noteOf(e: JournalEntry): string {
  const how = e.how === 'machine' ? text.machine : e.from ? text.fromIp(e.from) : ''
  const count = e.count > 1 ? text.times(e.count, time(e.since)) : ''
  return [whoWords(e), e.purpose, how, count].filter(Boolean).join(' · ')
}
