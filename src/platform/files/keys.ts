/** The ladder of keys: master secret → KEK → key of the person → key of the content. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../context.ts'
import { filesMaster, newKey, unwrapKey, wrapKey } from './wrap.ts'

/** The person's key was deleted: what it protected is gone for good. */
export class KeyGone extends Error {}

interface Kek {
  readonly kid: string
  readonly key: Buffer
}

export interface KeyRing {
  /** Makes the person's key at first need. */
  readonly personKey: (db: Db, ownerId: string) => Promise<Buffer>
  /** Never makes one: a key that is gone stays gone. */
  readonly existingPersonKey: (db: Db, ownerId: string) => Promise<Buffer>
  readonly forget: (db: Db, ownerId: string) => Promise<void>
  readonly rotate: (db: Db) => Promise<{ kid: string; personKeys: number }>
  readonly wrapped: (db: Db, ownerId: string) => Promise<{ kid: string; kek: string; personKey: string }>
}

const kekBound = (kid: string) => ['kek/1', kid] as const
const personBound = (ownerId: string, kid: string) => ['person-key/1', ownerId, kid] as const
const batch = 1000

export function keyRing(masterSecret: Uint8Array): KeyRing {
  const master = filesMaster(masterSecret)
  const opened = new Map<string, Buffer>()

  function openKek(kid: string, wrapped: Buffer): Kek {
    const key = opened.get(kid) ?? unwrapKey(master, wrapped, kekBound(kid))
    opened.set(kid, key)
    return { kid, key }
  }

  async function addKek(db: Db): Promise<void> {
    const kid = randomBytes(8).toString('hex')
    await sql`insert into platform.kek (kid, wrapped, created_at) values (${kid}, ${wrapKey(master, newKey(), kekBound(kid))}, now())
      on conflict do nothing`.execute(db)
  }

  async function currentKek(db: Db): Promise<Kek> {
    for (;;) {
      const { rows } = await sql<{
        kid: string
        wrapped: Buffer
      }>`select kid, wrapped from platform.kek where retired_at is null`.execute(db)
      if (rows[0]) return openKek(rows[0].kid, rows[0].wrapped)
      await addKek(db)
    }
  }

  async function find(db: Db, ownerId: string) {
    const { rows } = await sql<{
      kid: string
      wrapped: Buffer
      kek: Buffer
    }>`select p.kid, p.wrapped, k.wrapped as kek
      from platform.person_key p join platform.kek k using (kid) where p.person_id = ${ownerId}`.execute(db)
    return rows[0]
  }

  const open = (row: { kid: string; wrapped: Buffer; kek: Buffer }, ownerId: string): Buffer =>
    unwrapKey(openKek(row.kid, row.kek).key, row.wrapped, personBound(ownerId, row.kid))

  async function existingPersonKey(db: Db, ownerId: string): Promise<Buffer> {
    const row = await find(db, ownerId)
    if (!row) throw new KeyGone('the key of this person is deleted')
    return open(row, ownerId)
  }

  async function personKey(db: Db, ownerId: string): Promise<Buffer> {
    for (;;) {
      const row = await find(db, ownerId)
      if (row) return open(row, ownerId)
      const { kid, key } = await currentKek(db)
      // Two at once: the first row stands, and both read it back. A KEK that a rotation removed meanwhile inserts nothing.
      await sql`insert into platform.person_key (person_id, kid, wrapped)
        select ${ownerId}::uuid, k.kid, ${wrapKey(key, newKey(), personBound(ownerId, kid))}
        from platform.kek k where k.kid = ${kid} for key share on conflict do nothing`.execute(db)
    }
  }

  /** Retires the KEK in use unless an earlier rotation stopped half-way; then re-wraps until nothing is left under old ones. */
  async function rotate(db: Db): Promise<{ kid: string; personKeys: number }> {
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('platform.kek'))`.execute(tx)
      const unfinished = await sql`select 1 from platform.kek where retired_at is not null`.execute(tx)
      if (unfinished.rows.length > 0) return
      await sql`update platform.kek set retired_at = now() where retired_at is null`.execute(tx)
      await addKek(tx)
    })
    const next = await currentKek(db)
    let personKeys = 0
    for (let done = batch; done === batch; personKeys += done) done = await rewrapSome(db, next)
    // A key that was being made under the old KEK during the rotation keeps it until the next run.
    await sql`delete from platform.kek k where retired_at is not null
      and not exists (select 1 from platform.person_key p where p.kid = k.kid)`.execute(db)
    return { kid: next.kid, personKeys }
  }

  const rewrapSome = (db: Db, next: Kek): Promise<number> =>
    db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        person_id: string
        kid: string
        wrapped: Buffer
        kek: Buffer
      }>`select p.person_id, p.kid, p.wrapped, k.wrapped as kek
        from platform.person_key p join platform.kek k using (kid) where p.kid <> ${next.kid}
        limit ${batch} for update of p skip locked`.execute(tx)
      const fresh = rows.map((row) => {
        const key = unwrapKey(openKek(row.kid, row.kek).key, row.wrapped, personBound(row.person_id, row.kid))
        return wrapKey(next.key, key, personBound(row.person_id, next.kid))
      })
      await sql`update platform.person_key p set kid = ${next.kid}, wrapped = f.wrapped
        from unnest(${rows.map((r) => r.person_id)}::uuid[], ${fresh}::bytea[]) f (person_id, wrapped)
        where p.person_id = f.person_id`.execute(tx)
      return rows.length
    })

  return {
    personKey,
    existingPersonKey,
    rotate,
    forget: async (db, ownerId) => {
      await sql`delete from platform.person_key where person_id = ${ownerId}`.execute(db)
    },
    wrapped: async (db, ownerId) => {
      const row = await find(db, ownerId)
      if (!row) throw new KeyGone('the key of this person is deleted')
      return { kid: row.kid, kek: row.kek.toString('base64'), personKey: row.wrapped.toString('base64') }
    },
  }
}
