/** D9+: whoever brings a key and its secret speaks with one store, within the rights of that key. */
import { timingSafeEqual } from 'node:crypto'
import type { Actor, Context } from '../../../platform/context.ts'
import { guest } from '../../../platform/house.ts'
import { Problem } from '../../../platform/problem.ts'
import { xapiUnauthenticated } from '../contract.ts'
import type { Speaker } from '../domain/speaker.ts'

export type { Speaker } from '../domain/speaker.ts'
import * as store from '../store/clients.ts'

/** A secret is 128 random bits, so a fast hash under a key of the portal is enough: there is nothing to guess. */
export const secretHash = (ctx: Context, secret: string): string =>
  ctx.services.keyed('lrs-client/v1', secret)

const sameText = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** `key:secret` of `Basic …`; null for anything else. */
function readBasic(header: string | undefined): { key: string; secret: string } | null {
  const said = /^basic\s+([A-Za-z0-9+/_=-]{1,400})$/i.exec(header ?? '')?.[1]
  if (!said) return null
  const text = Buffer.from(said, 'base64').toString('utf8')
  const at = text.indexOf(':')
  return at < 1 || text.includes('\0') ? null : { key: text.slice(0, at), secret: text.slice(at + 1) }
}

export async function speakerOf(ctx: Context, authorization: string | undefined): Promise<Speaker> {
  const said = readBasic(authorization)
  const row = said && (await store.clientByKey(ctx.db, said.key))
  const isKnown =
    said &&
    row &&
    sameText(row.secret_hash, secretHash(ctx, said.secret)) &&
    row.revoked_at === null &&
    (row.ends_at === null || row.ends_at > ctx.now)
  if (!isKnown) throw new Problem(xapiUnauthenticated)
  const isSeen = row.used_at && row.used_at.getTime() > ctx.now.getTime() - 60_000
  if (row.actor_key === null && !isSeen) await store.touchClient(ctx.db, row.id, ctx.now)
  return speakerFrom(row)
}

export function speakerFrom(row: store.ClientRow): Speaker {
  const { person_id: personId, actor, actor_key: actorKey, registration } = row
  return {
    clientId: row.id,
    storeId: row.store_id,
    title: row.title,
    scopes: row.scopes,
    speaks: row.speaks,
    limit: personId && actor && actorKey && registration ? { personId, actor, actorKey, registration } : null,
    guard: row.guard,
  }
}

/** The second wall: a session sees what its learner sees, a registered client its store. */
export const actorOf = ({ limit, storeId }: Speaker): Actor => ({
  ...guest,
  kind: 'person',
  personId: limit?.personId ?? null,
  permissions: new Set(limit ? [] : ['lrs.exchange']),
  organisationId: storeId,
})
