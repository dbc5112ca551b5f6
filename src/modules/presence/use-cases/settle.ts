/** D7+: what the clock does: listeners are asked when a check comes, and credited or told why not when the event is over. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { finishByPresence } from '../../studies/index.ts'
import { presenceAsked, presenceSettled } from '../contract.ts'
import {
  checksInAll,
  gapMs,
  isEnough,
  missedWords,
  outcomesOf,
  shortOf,
  standingOf,
  windowEnd,
} from '../domain.ts'
import * as store from '../store.ts'
import * as attendees from '../store/attendees.ts'
import * as codes from '../store/codes.ts'

/** Whoever is at the event learns at once; the page asks by itself too, so nobody depends on this line. */
export const askListeners = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const check of await store.takeUntold(tx.db, tx.now)) {
      const meeting = await store.findMeeting(tx.db, check.meetingId)
      if (!meeting) continue
      const closesAt = windowEnd(check.asksAt, meeting.windowMinutes)
      if (closesAt < tx.now) continue
      const since = new Date(tx.now.getTime() - 10 * gapMs)
      for (const personId of await attendees.peopleAt(tx.db, meeting.id, since))
        await tx.publish(presenceAsked, {
          meetingId: meeting.id,
          personId,
          n: check.n,
          closesAt: closesAt.toISOString(),
        })
    }
  })

const atOnce = 200

/** Each event in transactions of its own: a process that falls leaves the rest to the next minute. */
export async function settleMeetings(ctx: Context): Promise<void> {
  while (await settleSome(ctx));
}

const settleSome = (ctx: Context): Promise<boolean> =>
  ctx.transaction(async (tx) => {
    const meeting = await store.takeOver(tx.db, tx.now)
    if (!meeting) return false
    const waiting = await attendees.unsettled(tx.db, meeting.id, atOnce)
    const asked = await store.askedChecks(tx.db, meeting.id, tx.now)
    for (const one of waiting) await settleOne(tx, meeting, one, asked)
    if (waiting.length < atOnce) await store.setSettled(tx.db, meeting.id, tx.now)
    return true
  })

async function settleOne(
  tx: Context,
  meeting: store.MeetingRecord,
  one: attendees.AttendeeRecord,
  asked: readonly store.CheckRecord[],
): Promise<void> {
  const { personId } = one
  const standing = standingOf(meeting, one, checksInAll(meeting))
  // Where nothing was asked the code alone confirms.
  const isConfirmed = meeting.checks > 0 && isEnough(standing)
  await attendees.setResult(tx.db, { meetingId: meeting.id, personId, isConfirmed, at: tx.now })
  if (isConfirmed)
    await finishByPresence(tx, {
      personId,
      programmeId: meeting.programmeId,
      via: 'presence',
      on: moscowDay(meeting.endsAt),
    })
  if (meeting.checks === 0) return
  await tx.record({
    subjectId: personId,
    object: { kind: 'meeting', id: meeting.id },
    details: { title: meeting.title, isConfirmed, words: standing.words },
  })
  await tx.publish(presenceSettled, {
    meetingId: meeting.id,
    personId,
    title: meeting.title,
    isConfirmed,
    why: isConfirmed ? standing.words : shortOf(standing, await missedBy(tx, meeting, one, asked)),
  })
}

/** Which checks, by the clock: «подтверждено 1 из 3» alone leaves a person to remember when they were away. */
async function missedBy(
  tx: Context,
  meeting: store.MeetingRecord,
  one: attendees.AttendeeRecord,
  asked: readonly store.CheckRecord[],
): Promise<string> {
  const answered = await store.answeredBy(tx.db, meeting.id, one.personId)
  return missedWords(outcomesOf(asked, answered, meeting.windowMinutes, tx.now), meeting.days.length)
}

/** Wrong codes count for an hour; nobody needs them after a day. */
export const forgetMisses = async (ctx: Context): Promise<void> => {
  await codes.forgetMisses(ctx.db, new Date(ctx.now.getTime() - 86_400_000))
}
