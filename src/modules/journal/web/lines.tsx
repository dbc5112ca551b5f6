/** Lines of the journal: when, what, who, in which capacity, from where, by hand or by machine. */
import { useNow } from '../../../web/ui/clock.tsx'
import { day, time } from '../../../web/ui/dates.ts'
import { List, Row } from '../../../web/ui/list.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { JournalEntry } from '../contract.ts'
import { text } from './text.ts'

const places: Readonly<Record<string, (id: string) => string>> = {
  application: (id) => `/applications/${id}`,
  'education-record': (id) => `/documents/${id}`,
  licence: (id) => `/licences/${id}`,
}
/** What others did with my things leads to the thing; my acts upon another's card, as a verifier, lead nowhere. */
const hrefOf = ({ object, who }: JournalEntry): string | undefined =>
  object && who.kind !== 'self' ? places[object.kind]?.(object.id) : undefined

export interface LinesProps {
  readonly entries: readonly JournalEntry[]
  readonly name?: string
  /** False on the page of the object itself. */
  readonly linked?: boolean
}

export function Lines({ entries, name = text.title, linked = true }: LinesProps) {
  const now = useNow()
  return (
    <List name={name}>
      {entries.map((e) => (
        <Row
          key={e.id}
          when={day(e.at, now)}
          sub={time(e.at)}
          title={e.about ? `${e.what}: ${e.about}` : e.what}
          href={linked ? hrefOf(e) : undefined}
          status={e.outcome === 'refused' ? <Status tone="refused">{text.refused}</Status> : undefined}
          note={noteOf(e)}
        />
      ))}
    </List>
  )
}

function noteOf(e: JournalEntry): string {
  const who = e.who.role ? `${e.who.name}, ${e.who.role}` : e.who.name
  const how = e.how === 'machine' ? text.machine : e.from ? text.from(e.from) : ''
  const count = e.count > 1 ? text.times(e.count, time(e.since)) : ''
  return [who, how, count].filter(Boolean).join(' · ')
}
