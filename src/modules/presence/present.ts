/** Records → contract: what a listener and what an organiser may see of an event. */
import type { Actor } from '../../platform/context.ts'
import type { StudyFacts } from '../studies/index.ts'
import type { DeskMeeting, Meeting } from './contract.ts'
import { checksInAll, linkAt, neededOf, outcomesOf, standingOf, stateAt, windowEnd } from './domain.ts'
import { mayHold } from './policy.ts'
import type { CheckRecord, MeetingRecord } from './store.ts'
import type { AttendeeRecord } from './store/attendees.ts'
import type { BatchRecord } from './store/codes.ts'

const spanOf = (m: MeetingRecord, now: Date) => ({
  startsAt: m.startsAt.toISOString(),
  endsAt: m.endsAt.toISOString(),
  days: m.days.map((d) => ({ startsAt: d.startsAt.toISOString(), endsAt: d.endsAt.toISOString() })),
  state: stateAt(m.days, now),
})

export interface Seen {
  readonly study: StudyFacts
  readonly place: string | null
  /** Where it is broadcast. */
  readonly link: string | null
  readonly attendee: AttendeeRecord | undefined
  /** Those that have come. */
  readonly asked: readonly CheckRecord[]
  readonly answered: readonly number[]
}

export function presentBroadcast(
  days: MeetingRecord['days'],
  link: string | null,
  now: Date,
): Meeting['broadcast'] {
  if (!link) return null
  const { opensAt, isOpen } = linkAt(days, now)
  return { opensAt: opensAt.toISOString(), link: isOpen ? link : null }
}

export function presentMeeting(m: MeetingRecord, seen: Seen, now: Date): Meeting {
  const { study, attendee, asked, answered } = seen
  const outcomes = outcomesOf(asked, answered, m.windowMinutes, now)
  const open = outcomes.find((c) => c.outcome === 'open')
  // Whoever never came has no row to be settled: it is over for them with everybody else.
  const counted = attendee ?? { watchedMs: 0, confirmed: 0, isConfirmed: m.isSettled ? false : null }
  return {
    id: m.id,
    programmeId: m.programmeId,
    title: m.title,
    organisation: study.organisationName,
    place: seen.place,
    broadcast: presentBroadcast(m.days, seen.link, now),
    ...spanOf(m, now),
    credits: study.credits,
    windowMinutes: m.windowMinutes,
    codes: m.codes && { from: m.codes.from.toISOString(), until: m.codes.until.toISOString() },
    standing: m.checks === 0 && m.minMinutes === 0 ? null : standingOf(m, counted, asked.length),
    asked: outcomes,
    question: open
      ? { n: open.n, closesAt: windowEnd(new Date(open.askedAt), m.windowMinutes).toISOString() }
      : null,
    creditedBy: study.state === 'finished' ? study.via : null,
    studyId: study.id,
  }
}

export function presentDesk(
  actor: Actor,
  m: MeetingRecord,
  batches: readonly BatchRecord[],
  now: Date,
): DeskMeeting {
  const own = batches.filter((b) => b.meetingId === m.id)
  const isMine = mayHold(actor, m)
  return {
    id: m.id,
    programmeId: m.programmeId,
    sessionId: m.sessionId,
    title: m.title,
    ...spanOf(m, now),
    checks: m.checks,
    checksInAll: checksInAll(m),
    windowMinutes: m.windowMinutes,
    minMinutes: m.minMinutes,
    needed: neededOf(checksInAll(m), m.confirmedOver),
    codes: m.codes && {
      from: m.codes.from.toISOString(),
      until: m.codes.until.toISOString(),
      made: own.filter((b) => !b.voidedAt).reduce((n, b) => n + b.made, 0),
      used: own.reduce((n, b) => n + b.used, 0),
      batches: own.map((b) => ({
        id: b.id,
        madeAt: b.madeAt.toISOString(),
        made: b.made,
        used: b.used,
        voidedAt: b.voidedAt?.toISOString() ?? null,
      })),
    },
    version: m.version,
    can: {
      change: isMine && now < m.startsAt,
      makeCodes: isMine && m.codes !== null && now < m.codes.until,
    },
  }
}
