/** The epoch is a part of each nonce: signatures made in advance, or before a crash of the database, are dead. */
import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../context.ts'

const periodSeconds = 300

export interface Epochs {
  /** Eight characters, the same in every process on this database. */
  readonly current: (now: Date) => string
  readonly isLive: (nonce: string, now: Date) => boolean
  readonly bootId: () => string
  /** After a crash the unlogged row is gone; whoever sees that first makes a new one. */
  readonly refresh: () => Promise<void>
}

export async function openEpochs(db: Db, key: string): Promise<Epochs> {
  let boot = await readBootId(db)
  const at = (period: number): string =>
    createHmac('sha256', key).update(`${boot}:${period}`).digest('base64url').slice(0, 8)
  const periodOf = (now: Date) => Math.floor(now.getTime() / 1000 / periodSeconds)
  return {
    current: (now) => at(periodOf(now)),
    isLive: (nonce, now) => [0, 1, -1].some((back) => nonce.startsWith(at(periodOf(now) - back))),
    bootId: () => boot,
    refresh: async () => {
      boot = await readBootId(db)
    },
  }
}

async function readBootId(db: Db): Promise<string> {
  const fresh = randomBytes(12).toString('base64url')
  await sql`insert into platform.nonce_boot (id) values (${fresh}) on conflict do nothing`.execute(db)
  const { rows } = await sql<{ id: string }>`select id from platform.nonce_boot`.execute(db)
  return rows[0]!.id
}
