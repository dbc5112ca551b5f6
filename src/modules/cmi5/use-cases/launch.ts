/** D9+: a unit is launched for its learner: session, key, launch data, address; an unfinished session of the same unit is abandoned. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { closeSession, handOverKey, keepState, openSession, tellStatements } from '../../lrs/index.ts'
import { cmi5Unknown, type LaunchMode } from '../contract.ts'
import { launchDataId } from '../domain/verbs.ts'
import * as words from '../domain/words.ts'
import { lockRegistration } from '../store/courses.ts'
import * as store from '../store/sessions.ts'
import { known, register, saying, type Known, type Registering } from './courses.ts'

export const guardName = 'cmi5'

/** A lesson may last an evening. */
const sessionMs = 12 * 3_600_000

export interface Launching extends Registering {
  /** Which unit, from 0, in the order of the structure. */
  readonly unit: number
  readonly mode: LaunchMode
  /** Where files of the package lie: `https://…/files/`; null: addresses of units are whole. */
  readonly base: string | null
  /** Where the learner comes back; null: the window is the portal's own. */
  readonly returnUrl: string | null
}

export interface Launched {
  readonly url: string
  readonly sessionId: string
  readonly launchMethod: 'OwnWindow' | 'AnyWindow'
}

const fetchHash = (ctx: Context, word: string): string => ctx.services.keyed('cmi5-fetch/v1', word)

/** The caller has checked that the learner may; over the wall, because a registration is opened by the portal. */
export const launchUnit = (ctx: Context, asked: Launching): Promise<Launched> =>
  ctx.transaction((within) => within.beyond((tx) => launch(tx, asked)))

async function launch(tx: Context, asked: Launching): Promise<Launched> {
  const k = await register(tx, asked)
  const node = k.nodes.filter((one) => one.kind === 'au')[asked.unit]
  if (!node?.unit) throw new Problem(cmi5Unknown)
  const { unit } = node
  for (const left of await store.openSessionsOf(tx.db, k.row.id, node.number)) await abandon(tx, k, left)

  const sessionId = tx.services.random.uuid()
  const endsAt = new Date(tx.now.getTime() + sessionMs)
  const { clientId } = await openSession(tx, {
    personId: k.row.person_id,
    storeId: k.row.store_id,
    title: Object.values(unit.title)[0] ?? unit.id,
    registration: k.row.id,
    endsAt,
    guard: guardName,
  })
  const word = tx.services.random.token(24)
  await store.insertSession(
    tx.db,
    sessionRow(asked, k, {
      sessionId,
      clientId,
      number: node.number,
      endsAt,
      hash: fetchHash(tx, word),
      at: tx.now,
    }),
  )
  const said = saying(tx, k, node, sessionId)
  const address = new URL(unit.url, asked.base ?? undefined).href
  await keepState(tx, {
    storeId: k.row.store_id,
    personId: k.row.person_id,
    agent: k.actor,
    activityId: said.activityId,
    registration: k.row.id,
    stateId: launchDataId,
    value: words.launchData(unit, { sessionId, mode: asked.mode, returnUrl: asked.returnUrl }),
  })
  await tellStatements(tx, k.row.store_id, [words.launched(said, unit, asked.mode, address)])
  const { origin } = new URL(tx.services.settings.PUBLIC_ORIGIN)
  const url = words.launchUrl(address, {
    endpoint: `${origin}/xapi`,
    fetch: `${origin}/xapi/cmi5/fetch?word=${word}`,
    actor: k.actor,
    registration: k.row.id,
    activityId: said.activityId,
  })
  return { url, sessionId, launchMethod: unit.launchMethod }
}

function sessionRow(
  asked: Launching,
  k: Known,
  s: { sessionId: string; clientId: string; number: number; endsAt: Date; hash: string; at: Date },
): store.SessionRow {
  return {
    id: s.sessionId,
    registration: k.row.id,
    number: s.number,
    person_id: k.row.person_id,
    client_id: s.clientId,
    mode: asked.mode,
    fetch_hash: s.hash,
    fetched_at: null,
    launched_at: s.at,
    ends_at: s.endsAt,
    prefs_read_at: null,
    initialized_at: null,
    failed_at: null,
    heard_at: null,
    terminated_by: null,
    terminated_at: null,
    abandoned_at: null,
    abandoned_by: null,
  }
}

/** §9.3.6: the time from its beginning to what was heard last. */
async function abandon(tx: Context, k: Known, session: store.SessionRow): Promise<void> {
  const from = session.initialized_at ?? session.launched_at
  const seconds = ((session.heard_at ?? from).getTime() - from.getTime()) / 1000
  const said = saying(tx, k, k.nodes[session.number]!, session.id)
  await store.changeSession(tx.db, session.id, { abandoned_at: tx.now, abandoned_by: said.id })
  await closeSession(tx, session.client_id)
  await tellStatements(tx, k.row.store_id, [words.abandoned(said, seconds)])
}

export const abandonSession = (ctx: Context, sessionId: string): Promise<void> =>
  ctx.transaction((within) =>
    within.beyond(async (tx) => {
      const found = await store.findSession(tx.db, sessionId)
      const row = found && (await lockRegistration(tx.db, found.registration))
      if (!found || !row) throw new Problem(cmi5Unknown)
      const [session] = (await store.openSessionsOf(tx.db, row.id, found.number)).filter(
        (s) => s.id === sessionId,
      )
      if (session) await abandon(tx, await known(tx, row), session)
    }),
  )

/** Each hour: sessions whose time is over were left without a word. */
export async function abandonOverdue(ctx: Context): Promise<void> {
  for (const { id } of await store.overdueSessions(ctx.db, ctx.now)) await abandonSession(ctx, id)
}

export type Fetched =
  | { readonly 'auth-token': string }
  | { readonly 'error-code': string; readonly 'error-text': string }

/** §8.2: the key is given once; whoever asks again is told so, with status 200. */
export const fetchKey = (ctx: Context, word: string): Promise<Fetched> =>
  ctx.transaction((within) =>
    // Over the wall: content that brings the word is not known yet.
    within.beyond(async (tx): Promise<Fetched> => {
      const session = await store.lockByFetch(tx.db, fetchHash(tx, word))
      if (!session) return { 'error-code': '3', 'error-text': 'Такого запуска нет' }
      if (session.fetched_at !== null) return { 'error-code': '1', 'error-text': 'Ключ уже получен' }
      if (session.ends_at < tx.now || session.abandoned_at !== null)
        return { 'error-code': '2', 'error-text': 'Время запуска вышло' }
      await store.changeSession(tx.db, session.id, { fetched_at: tx.now })
      return { 'auth-token': await handOverKey(tx, session.client_id) }
    }),
  )
