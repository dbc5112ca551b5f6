/** D9+: a session of content for one learner: it speaks of them and of one registration alone, until it ends. */
import type { Context } from '../../../platform/context.ts'
import type { Json } from '../domain/check.ts'
import { agentKeyOf } from '../domain/mentions.ts'
import * as store from '../store/clients.ts'
import { randomWord, secretBytes } from './clients.ts'
import { secretHash } from './speak.ts'

export interface LearnerName {
  readonly personId: string
  /** `portalStore` or an organisation. */
  readonly storeId: string
}

/** How a learner stands in statements of one store: a name that tells nothing of them elsewhere. */
export function learnerActor(ctx: Context, { personId, storeId }: LearnerName): Json {
  const { origin } = new URL(ctx.services.settings.PUBLIC_ORIGIN)
  const name = ctx.services.keyed('lrs-actor/v1', `${storeId}/${personId}`)
  return { objectType: 'Agent', account: { homePage: origin, name } }
}

export interface NewSession extends LearnerName {
  readonly title: string
  readonly registration: string
  readonly endsAt: Date
  /** Name of the rules that lie on it; null: none but its limits. */
  readonly guard: string | null
}

/** The caller stands beyond the wall: a client belongs to nobody, the name of a learner to the portal. Its key is handed over later. */
export async function openSession(
  tx: Context,
  asked: NewSession,
): Promise<{ readonly clientId: string; readonly actor: Json }> {
  const actor = learnerActor(tx, asked)
  const actorKey = agentKeyOf(actor)!
  const clientId = tx.services.random.uuid()
  await store.nameActor(tx.db, { store_id: asked.storeId, agent_key: actorKey, person_id: asked.personId })
  await store.insertClient(tx.db, {
    id: clientId,
    key: randomWord(tx, 12),
    // No secret has this hash: nobody speaks before the key is handed over.
    secret_hash: '',
    store_id: asked.storeId,
    title: asked.title,
    scopes: ['statements/write', 'statements/read', 'state', 'profile'],
    speaks: '1.0.3',
    person_id: asked.personId,
    actor,
    actor_key: actorKey,
    registration: asked.registration.toLowerCase(),
    made_by: null,
    made_at: tx.now,
    ends_at: asked.endsAt,
    revoked_at: null,
    guard: asked.guard,
    used_at: null,
  })
  return { clientId, actor }
}

/** What stands after `Basic ` in its headers; a former one opens nothing any more. */
export async function handOverKey(tx: Context, clientId: string): Promise<string> {
  const row = await store.findClient(tx.db, clientId)
  if (!row) throw new Error(`no session ${clientId}`)
  const secret = randomWord(tx, secretBytes)
  await store.changeSecret(tx.db, clientId, secretHash(tx, secret))
  return Buffer.from(`${row.key}:${secret}`).toString('base64')
}

export const closeSession = (tx: Context, clientId: string): Promise<void> =>
  store.revokeClient(tx.db, clientId, tx.now)

/** A look lasts no longer than its session. */
const previewMs = 86_400_000

/** Each night: what was said in looks a day ago. */
export const forgetPreviews = (ctx: Context): Promise<void> =>
  store.forgetPreviews(ctx.db, new Date(ctx.now.getTime() - previewMs))

const keptDays = 30

/** Each night: sessions that ended long ago are forgotten; their statements stay. */
export const forgetSessions = (ctx: Context): Promise<void> =>
  store.forgetEndedSessions(ctx.db, new Date(ctx.now.getTime() - keptDays * 86_400_000))
