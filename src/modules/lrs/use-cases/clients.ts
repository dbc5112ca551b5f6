/** D9+: an administrator opens the store to a foreign system, and closes it; a session is opened for one learner. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { organisationCard, organisationCards } from '../../organisations/index.ts'
import { clientNotFound, organisationUnknown, portalStore, type Client, type NewClient } from '../contract.ts'
import * as store from '../store/clients.ts'
import { secretHash } from './speak.ts'

const present = (row: store.ClientRow, nameOf: (id: string) => string): Client => ({
  id: row.id,
  title: row.title,
  key: row.key,
  organisation: row.store_id === portalStore ? null : { id: row.store_id, name: nameOf(row.store_id) },
  scopes: row.scopes,
  speaks: row.speaks,
  madeAt: row.made_at.toISOString(),
  usedAt: row.used_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  can: { revoke: row.revoked_at === null },
})

export async function presentAll(ctx: Context, rows: readonly store.ClientRow[]): Promise<Client[]> {
  const cards = await organisationCards(ctx, [...new Set(rows.map((r) => r.store_id))])
  return rows.map((row) => present(row, (id) => cards.get(id)?.name ?? id))
}

export const listClients = async (ctx: Context): Promise<Client[]> =>
  presentAll(ctx, await store.registeredClients(ctx.db))

export const secretBytes = 16

/** Letters and digits alone: no command line takes it for an option. */
export const randomWord = (ctx: Context, bytes: number): string =>
  Buffer.from(ctx.services.random.token(bytes), 'base64url').toString('hex')

export const makeClient = (ctx: Context, asked: NewClient): Promise<{ client: Client; secret: string }> =>
  ctx.transaction(async (tx) => {
    if (asked.organisationId !== null && !(await organisationCard(tx, asked.organisationId)))
      throw new Problem(organisationUnknown, {
        errors: [{ field: 'organisationId', message: 'Такой организации нет' }],
      })
    const secret = randomWord(tx, secretBytes)
    const row: store.ClientRow = {
      id: tx.services.random.uuid(),
      key: randomWord(tx, 12),
      secret_hash: secretHash(tx, secret),
      store_id: asked.organisationId ?? portalStore,
      title: asked.title,
      scopes: [...new Set(asked.scopes)],
      speaks: asked.speaks,
      person_id: null,
      actor: null,
      actor_key: null,
      registration: null,
      made_by: tx.actor.personId,
      made_at: tx.now,
      ends_at: null,
      revoked_at: null,
      guard: null,
      used_at: null,
    }
    await store.insertClient(tx.db, row)
    await tx.record({
      subjectId: null,
      object: { kind: 'lrs-client', id: row.id },
      details: { title: row.title, scopes: row.scopes, storeId: row.store_id },
    })
    return { client: (await presentAll(tx, [row]))[0]!, secret }
  })

export const revokeClient = (ctx: Context, id: string): Promise<Client> =>
  ctx.transaction(async (tx) => {
    const row = await store.findClient(tx.db, id)
    if (!row || row.actor_key !== null) throw new Problem(clientNotFound)
    if (row.revoked_at === null) {
      await store.revokeClient(tx.db, id, tx.now)
      await tx.record({
        subjectId: null,
        object: { kind: 'lrs-client', id },
        details: { title: row.title },
      })
    }
    return (await presentAll(tx, [{ ...row, revoked_at: row.revoked_at ?? tx.now }]))[0]!
  })
