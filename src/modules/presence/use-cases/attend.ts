/** D7+: being at an event: minutes by the server's clock, answers to checks while they are open. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { checkNotAsked, checkOver, meetingNotOn, type Meeting } from '../contract.ts'
import { askedAt, gapMs, stateAt } from '../domain.ts'
import * as store from '../store.ts'
import * as attendees from '../store/attendees.ts'
import { ownMeeting, seen } from './own-meetings.ts'

const beatOf = (tx: Context, m: store.MeetingRecord) =>
  attendees.keepBeat(tx.db, {
    meetingId: m.id,
    personId: personOf(tx),
    organisationId: m.organisationId,
    at: tx.now,
    gapMs,
  })

export const beat = (ctx: Context, id: string): Promise<Meeting> =>
  ctx.transaction(async (tx) => {
    const own = await ownMeeting(tx, id)
    if (stateAt(own.meeting.days, tx.now) !== 'on') throw new Problem(meetingNotOn)
    await beatOf(tx, own.meeting)
    return seen(tx, own)
  })

/** After a lost connection the answer is taken as long as the window is open; a second click changes nothing. */
export const answerCheck = (ctx: Context, id: string, n: number): Promise<Meeting> =>
  ctx.transaction(async (tx) => {
    const own = await ownMeeting(tx, id)
    const checks = await tx.beyond((all) => store.askedChecks(all.db, own.meeting.id, all.now))
    const check = checks.find((c) => c.n === n)
    if (!check) throw new Problem(checkNotAsked)
    const state = askedAt(check.asksAt, own.meeting.windowMinutes, tx.now)
    const personId = personOf(tx)
    const answered = await store.answeredBy(tx.db, own.meeting.id, personId)
    if (answered.includes(n)) return seen(tx, own)
    if (state !== 'open') throw new Problem(checkOver)
    await beatOf(tx, own.meeting)
    if (await store.insertAnswer(tx.db, { meetingId: own.meeting.id, personId, n, at: tx.now }))
      await attendees.addConfirmed(tx.db, own.meeting.id, personId)
    return seen(tx, own)
  })
