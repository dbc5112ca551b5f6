/** D7+: the session was moved: what is asked of its listeners moves by as many days. */
import type { z } from 'zod'
import { calendarDaysBetween, moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { sessionFacts } from '../../learning/index.ts'
import type { sessionMoved } from '../../learning/contract.ts'
import * as store from '../store.ts'
import { drawn } from './desk.ts'

const dayMs = 86_400_000
const later = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)

/** Within the days of the session already, as after a second hearing, it stays; so does what has begun. */
export const hearSessionMove = (ctx: Context, e: z.output<typeof sessionMoved.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const session = await sessionFacts(tx, e.programmeId, e.sessionId)
    const [found] = await store.meetingsOfSessions(tx.db, [e.sessionId])
    const meeting = found && (await store.findMeeting(tx.db, found.id, true))
    if (!session || !meeting || tx.now >= meeting.startsAt) return
    const [from, to] = [moscowDay(meeting.startsAt), moscowDay(meeting.endsAt)]
    if (from >= session.startsOn && to <= session.endsOn) return
    // As far from the first day as it was; a session that became shorter still holds it.
    const was = calendarDaysBetween(e.was.startsOn, from)
    const days = calendarDaysBetween(from, session.startsOn) + was
    const fits = calendarDaysBetween(session.startsOn, session.endsOn) >= was + calendarDaysBetween(from, to)
    const shift = fits ? days : calendarDaysBetween(from, session.startsOn)
    const moved = {
      ...meeting,
      startsAt: later(meeting.startsAt, shift),
      endsAt: later(meeting.endsAt, shift),
      days: meeting.days.map((d) => ({
        startsAt: later(d.startsAt, shift),
        endsAt: later(d.endsAt, shift),
      })),
      codes: meeting.codes && {
        from: later(meeting.codes.from, shift),
        until: later(meeting.codes.until, shift),
      },
    }
    if (moved.startsAt <= tx.now) return
    await store.changeMeeting(tx.db, moved)
    await drawn(tx, moved)
    await tx.record({
      subjectId: null,
      object: { kind: 'meeting', id: meeting.id },
      details: { title: meeting.title, was: from, to: moscowDay(moved.startsAt) },
    })
  })
