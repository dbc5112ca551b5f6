/** Into which session, and from which day, a row of a table puts somebody. Pure. */
import { dayWords } from '../../../platform/calendar/days.ts'
import type { Programme } from '../../learning/contract.ts'
import { needsSession } from './enrol.ts'
import type { ResultRow } from './results.ts'

export interface SessionDays {
  readonly id: string
  readonly startsOn: string
  readonly endsOn: string
  readonly left: number | null
  readonly isOver: boolean
}

export interface Place {
  readonly sessionId: string | null
  readonly startsOn: string
  readonly endsOn: string | null
}

const known = (sessions: readonly SessionDays[]): string =>
  sessions.length === 0
    ? 'Наборов у программы нет'
    : `Наборы начинаются: ${sessions
        .slice(-5)
        .map((s) => dayWords(s.startsOn))
        .join(', ')}`

const inSession = (s: SessionDays): Place => ({ sessionId: s.id, startsOn: s.startsOn, endsOn: s.endsOn })

/** A place, or what is wrong with the day of its beginning. */
export function placeOf(
  p: Pick<Programme, 'isAnytime' | 'kind'>,
  sessions: readonly SessionDays[],
  row: Pick<ResultRow, 'startsOn' | 'finishedOn' | 'result'>,
  today: string,
): Place | string {
  const needs = needsSession(p)
  if (row.startsOn !== '') {
    const session = sessions.find((s) => s.startsOn === row.startsOn)
    if (session) return inSession(session)
    // Listeners of an event are asked in its session; a course that is ahead is one of the schedule.
    if (needs && (p.kind === 'event' || row.startsOn > today))
      return `Набора с началом ${dayWords(row.startsOn)} нет. ${known(sessions)}`
    return { sessionId: null, startsOn: row.startsOn, endsOn: row.finishedOn || null }
  }
  if (row.result !== 'learning')
    return 'Сначала зачислите или напишите дату начала: он не среди тех, кто учится'
  if (!needs) return { sessionId: null, startsOn: today, endsOn: null }
  const ahead = sessions.filter((s) => !s.isOver)
  return ahead.length === 1 ? inSession(ahead[0]!) : `Напишите дату начала. ${known(sessions)}`
}
