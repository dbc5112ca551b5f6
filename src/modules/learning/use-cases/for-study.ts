/** What learning of a programme asks of it: a place in a session, its number, what its learners think. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import * as listing from '../store/listing.ts'
import * as store from '../store/programmes.ts'
import * as sessions from '../store/sessions.ts'
import { presentSession } from '../present/programme.ts'
import type { Session } from '../contract.ts'

/** False: there is none left. Two who take the last place at once do not both get it. */
export const takePlace = (tx: Context, sessionId: string): Promise<boolean> =>
  sessions.takePlace(tx.db, sessionId)

export const freePlace = (tx: Context, sessionId: string): Promise<void> =>
  sessions.freePlace(tx.db, sessionId)

export async function sessionFacts(
  tx: Context,
  programmeId: string,
  sessionId: string,
): Promise<(Session & { readonly isOver: boolean }) | undefined> {
  return (await sessionsOfProgramme(tx, programmeId)).find((s) => s.id === sessionId)
}

export async function sessionsOfProgramme(
  tx: Context,
  programmeId: string,
): Promise<(Session & { readonly isOver: boolean })[]> {
  const today = moscowDay(tx.now)
  const found = await sessions.sessionsOf(tx.db, [programmeId])
  return found.map((s) => ({ ...presentSession(s), isOver: s.ends_on < today }))
}

/** Of what stood in that version: what a study of it taught. */
export const specialtiesTaught = async (
  tx: Context,
  programmeId: string,
  version: number,
): Promise<string[]> => (await store.findVersion(tx.db, programmeId, version))?.specialties ?? []

/** By «ПК-000123»; of this organisation alone, published once at least. */
export const programmesByNumber = (
  tx: Context,
  organisationId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> => store.publishedByNumber(tx.db, organisationId, numbers)

export const programmeTitles = (ctx: Context, ids: readonly string[]): Promise<Map<string, string>> =>
  store.shownTitles(ctx.db, ids)

export const saveRating = (
  tx: Context,
  programmeId: string,
  rating: { readonly average: number | null; readonly count: number },
): Promise<void> => listing.rate(tx.db, programmeId, rating)

export interface EventSession {
  readonly sessionId: string
  readonly programmeId: string
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly startsAt: string | null
  readonly place: string | null
  readonly hours: number
}

/** Sessions of published events of one organisation, the nearest first, by pages. */
export const eventSessions = (
  tx: Context,
  organisationId: string,
  asked: sessions.EventsAsked,
): Promise<EventSession[]> => sessions.eventSessions(tx.db, organisationId, asked)

/** The one, if it is of a published event of this organisation. */
export const eventSession = (
  tx: Context,
  organisationId: string,
  sessionId: string,
): Promise<EventSession | undefined> => sessions.eventSession(tx.db, organisationId, sessionId)

/** Over the second wall: the caller has seen that the person is enrolled, and that it is time. */
export const broadcastLink = (ctx: Context, sessionId: string): Promise<string | null> =>
  ctx.beyond(async (all) => (await sessions.linksOf(all.db, [sessionId])).get(sessionId) ?? null)
