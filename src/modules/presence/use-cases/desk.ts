/** D7+, D9+: an organiser sets how presence is confirmed, and sees who is there. */
import { isDay } from '../../../platform/calendar/days.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { fromPlace, isMillis, toPlace } from '../../../platform/cursor.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { personCards } from '../../identity/index.ts'
import { eventSession, eventSessions } from '../../learning/index.ts'
import * as no from '../contract.ts'
import type { Attendee, Conditions, DeskMeeting, UnsetSession } from '../contract.ts'
import { drawChecks, gapMs, minutesByRule, standingOf, termFaults } from '../domain.ts'
import { mayHold } from '../policy.ts'
import { presentDesk } from '../present.ts'
import * as store from '../store.ts'
import * as attendees from '../store/attendees.ts'
import * as codes from '../store/codes.ts'

function organisationOf(ctx: Context): string {
  const { organisationId } = ctx.actor
  if (!organisationId) throw new Problem(no.noOrganiser)
  return organisationId
}

/** Held for the transaction; another organisation's does not exist. */
export async function deskMeeting(tx: Context, id: string): Promise<store.MeetingRecord> {
  const meeting = await store.findMeeting(tx.db, id, true)
  if (!meeting || !mayHold(tx.actor, meeting)) throw new Problem(no.meetingNotFound)
  return meeting
}

/** Over the second wall: of codes only their numbers are told. */
const batches = (ctx: Context, ids: readonly string[]) => ctx.beyond((all) => codes.batchesOf(all.db, ids))

const dayMs = 86_400_000

const pageSize = 50

export async function listDesk(
  ctx: Context,
  cursor: string | undefined,
): Promise<{ items: DeskMeeting[]; nextCursor: string | null }> {
  const after = fromPlace(cursor, isMillis)
  const found = await store.meetingsOfOrganisation(ctx.db, organisationOf(ctx), after, pageSize + 1)
  const page = found.slice(0, pageSize)
  const last = page.at(-1)
  const made = await batches(
    ctx,
    page.map((m) => m.id),
  )
  return {
    items: page.map((m) => presentDesk(ctx.actor, m, made, ctx.now)),
    nextCursor: found.length > pageSize && last ? toPlace(last.startsAt.getTime(), last.id) : null,
  }
}

/** Sessions that have their meeting are passed over, so a page may be shorter; never empty while there are more. */
export async function listUnset(
  ctx: Context,
  cursor: string | undefined,
): Promise<{ items: UnsetSession[]; nextCursor: string | null }> {
  const organisationId = organisationOf(ctx)
  const from = moscowDay(new Date(ctx.now.getTime() - 30 * dayMs))
  let after = fromPlace(cursor, isDay)
  for (;;) {
    const found = await eventSessions(ctx, organisationId, { from, after, limit: pageSize + 1 })
    const page = found.slice(0, pageSize)
    const last = page.at(-1)
    const items = await unsetAmong(ctx, page)
    const isMore = found.length > pageSize
    if (items.length > 0 || !isMore || !last)
      return { items, nextCursor: isMore && last ? toPlace(last.startsOn, last.sessionId) : null }
    after = { key: last.startsOn, id: last.sessionId }
  }
}

async function unsetAmong(ctx: Context, sessions: readonly UnsetSession[]): Promise<UnsetSession[]> {
  const set = await store.meetingsOfSessions(
    ctx.db,
    sessions.map((s) => s.sessionId),
  )
  const taken = new Set(set.map((m) => m.sessionId))
  return sessions.filter((s) => !taken.has(s.sessionId))
}

export async function readUnset(ctx: Context, sessionId: string): Promise<UnsetSession> {
  const session = await eventSession(ctx, organisationOf(ctx), sessionId)
  const [unset] = session ? await unsetAmong(ctx, [session]) : []
  if (!unset) throw new Problem(no.meetingNotFound)
  return unset
}

export async function readDesk(ctx: Context, id: string): Promise<DeskMeeting> {
  const meeting = await store.findMeeting(ctx.db, id)
  if (!meeting || !mayHold(ctx.actor, meeting)) throw new Problem(no.meetingNotFound)
  return presentDesk(ctx.actor, meeting, await batches(ctx, [id]), ctx.now)
}

export const setMeeting = (
  ctx: Context,
  given: Conditions & { readonly programmeId: string; readonly sessionId: string },
): Promise<DeskMeeting> =>
  ctx.transaction(async (tx) => {
    const organisationId = organisationOf(tx)
    const session = await eventSession(tx, organisationId, given.sessionId)
    if (session?.programmeId !== given.programmeId) throw new Problem(no.meetingNotFound)
    const meeting = {
      id: tx.services.random.uuid(),
      programmeId: session.programmeId,
      sessionId: session.sessionId,
      organisationId,
      title: session.title,
      ...(await termsOf(tx, given, session)),
    }
    if (!(await store.insertMeeting(tx.db, meeting, tx.now))) throw new Problem(no.meetingTwice)
    return kept(tx, meeting)
  })

export const changeMeeting = (
  ctx: Context,
  id: string,
  given: Conditions & { readonly version: number },
): Promise<DeskMeeting> =>
  ctx.transaction(async (tx) => {
    const before = await deskMeeting(tx, id)
    if (tx.now >= before.startsAt) throw new Problem(no.meetingBegun)
    if (before.version !== given.version) throw new Problem(no.meetingChanged)
    const session = await eventSession(tx, before.organisationId, before.sessionId)
    if (!session) throw new Problem(no.meetingNotFound)
    const meeting = { ...before, ...(await termsOf(tx, given, session)) }
    await store.changeMeeting(tx.db, meeting)
    return kept(tx, meeting)
  })

async function termsOf(tx: Context, given: Conditions, session: { startsOn: string; endsOn: string }) {
  const codes = given.codes && { from: new Date(given.codes.from), until: new Date(given.codes.until) }
  const days = given.days.map((d) => ({ startsAt: new Date(d.startsAt), endsAt: new Date(d.endsAt) }))
  const { checks, windowMinutes } = given
  const faults = termFaults(
    { days, checks, windowMinutes, minMinutes: given.minMinutes, codes },
    session,
    moscowDay,
  )
  const { startsAt } = days[0]!
  const { endsAt } = days.at(-1)!
  if (startsAt <= tx.now) faults.push({ field: 'days.0.startsAt', message: 'Это время уже прошло' })
  const rule = await store.ruleOn(tx.db, moscowDay(startsAt))
  if (!rule) faults.push({ field: 'days.0.startsAt', message: 'На этот день нет правила присутствия' })
  if (faults.length > 0 || !rule) throw new Problem(invalid, { errors: faults })
  // Without checks nobody's minutes are asked either: the code alone confirms.
  const minMinutes = checks === 0 ? 0 : (given.minMinutes ?? minutesByRule(days, rule.minutesShare))
  const terms = { days, startsAt, endsAt, checks, windowMinutes, minMinutes, codes }
  return { ...terms, confirmedOver: rule.confirmedOver }
}

export async function drawn(tx: Context, meeting: store.MeetingFields): Promise<void> {
  const random = () => Buffer.from(tx.services.random.token(6), 'base64url').readUIntBE(0, 6) / 2 ** 48
  await tx.beyond((all) =>
    store.replaceChecks(all.db, meeting.id, meeting.checks > 0 ? drawChecks(meeting, random) : []),
  )
}

/** Instants of checks are drawn anew; they are the portal's own, over the second wall. */
async function kept(tx: Context, meeting: store.MeetingFields): Promise<DeskMeeting> {
  await drawn(tx, meeting)
  await tx.record({
    subjectId: null,
    object: { kind: 'meeting', id: meeting.id },
    details: { title: meeting.title },
  })
  return readDesk(tx, meeting.id)
}

const mostShown = 1000

export async function listAttendees(
  ctx: Context,
  id: string,
): Promise<{ items: Attendee[]; here: number; asked: number }> {
  const meeting = await store.findMeeting(ctx.db, id)
  if (!meeting || !mayHold(ctx.actor, meeting)) throw new Problem(no.meetingNotFound)
  const found = await attendees.attendeesOf(ctx.db, id, mostShown)
  const asked = await ctx.beyond((all) => store.askedChecks(all.db, id, all.now))
  const cards = await personCards(
    ctx,
    found.map((a) => a.personId),
  )
  const items = found.map((a) => ({
    personId: a.personId,
    name: cards.get(a.personId)?.fullName ?? '',
    isHere: ctx.now.getTime() - a.lastBeatAt.getTime() <= gapMs && ctx.now <= meeting.endsAt,
    lastSeenAt: a.lastBeatAt.toISOString(),
    standing: standingOf(meeting, a, asked.length),
  }))
  return { items, here: items.filter((a) => a.isHere).length, asked: asked.length }
}
