/** Rows of blocks: whom they stop, why, until when, and what they stopped. */
import { sql, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type Tables } from './tables.ts'

export type BlockRow = Selectable<Tables['identity.block']>

export interface At {
  readonly scope: string
  readonly key: string
}

/** The longest pause that holds. */
export function holding(db: Db, keys: readonly At[], now: Date): Promise<BlockRow | undefined> {
  return tables(db)
    .selectFrom('identity.block')
    .selectAll()
    .where((is) =>
      is.or(keys.map(({ scope, key }) => is.and([is('scope', '=', scope), is('key', '=', key)]))),
    )
    .where('until', '>', now)
    .where('lifted_at', 'is', null)
    .orderBy('until', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** How many times the same was blocked within a day; a lifted one was a mistake and does not count. */
export async function earlier(db: Db, { scope, key }: At, now: Date): Promise<number> {
  const row = await tables(db)
    .selectFrom('identity.block')
    .select((e) => e.fn.countAll<number>().as('times'))
    .where('scope', '=', scope)
    .where('key', '=', key)
    .where('at', '>', new Date(now.getTime() - 86_400_000))
    .where('lifted_by', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.times)
}

export type NewBlock = Omit<BlockRow, 'stopped' | 'stopped_at' | 'lifted_at' | 'lifted_by' | 'lifted_why'>

export async function insertBlock(db: Db, block: NewBlock): Promise<void> {
  await tables(db).insertInto('identity.block').values(block).execute()
}

export async function deleteBlocks(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tables(db)
      .deleteFrom('identity.block')
      .where('id', 'in', [...ids])
      .execute()
}

/** An attempt was turned away. */
export async function noteStopped(db: Db, id: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('identity.block')
    .set({ stopped: sql`stopped + 1`, stopped_at: at })
    .where('id', '=', id)
    .execute()
}

/** Proved through ЕСИА or recovery: pauses of the person's own login end. */
export async function liftBlocks(db: Db, personId: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('identity.block')
    .set({ lifted_at: at })
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .where('until', '>', at)
    .execute()
}

/** False when it is over or lifted already. */
export async function liftBlock(
  db: Db,
  id: string,
  by: { readonly personId: string | null; readonly why: string; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('identity.block')
    .set({ lifted_at: by.at, lifted_by: by.personId, lifted_why: by.why })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .where('until', '>', by.at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const findBlock = (db: Db, id: string): Promise<BlockRow | undefined> =>
  tables(db).selectFrom('identity.block').selectAll().where('id', '=', id).executeTakeFirst()

export const lockBlock = (db: Db, id: string): Promise<BlockRow | undefined> =>
  tables(db).selectFrom('identity.block').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export interface BlockQuery {
  readonly personId?: string
  readonly kind?: BlockRow['kind']
  /** Only those that hold at this instant. */
  readonly holdingAt?: Date
  /** Only those that had ended by this instant. */
  readonly overAt?: Date
  readonly since?: Date
  readonly before?: Date
  readonly limit: number
  readonly offset?: number
}

const asked = (db: Db, query: BlockQuery) =>
  tables(db)
    .selectFrom('identity.block')
    .$if(query.personId !== undefined, (q) => q.where('person_id', '=', query.personId!))
    .$if(query.kind !== undefined, (q) => q.where('kind', '=', query.kind!))
    .$if(query.since !== undefined, (q) => q.where('at', '>', query.since!))
    .$if(query.before !== undefined, (q) => q.where('at', '<', query.before!))
    .$if(query.holdingAt !== undefined, (q) =>
      q.where('until', '>', query.holdingAt!).where('lifted_at', 'is', null),
    )
    .$if(query.overAt !== undefined, (q) =>
      q.where((is) => is.or([is('until', '<=', query.overAt!), is('lifted_at', 'is not', null)])),
    )

/** Newest first. */
export const listBlocks = (db: Db, query: BlockQuery): Promise<BlockRow[]> =>
  asked(db, query)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(query.limit)
    .offset(query.offset ?? 0)
    .execute()

export async function countBlocks(db: Db, query: BlockQuery): Promise<number> {
  const row = await asked(db, query)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Of those that hold: how many of each kind, the most first. */
export async function countKinds(db: Db, now: Date): Promise<{ kind: BlockRow['kind']; count: number }[]> {
  const rows = await asked(db, { holdingAt: now, limit: 0 })
    .select((e) => ['kind', e.fn.countAll<number>().as('count')] as const)
    .groupBy('kind')
    .orderBy('count', 'desc')
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, count }) => ({ kind, count: Number(count) }))
}

/** What is over for three months tells nothing any more. */
export async function forgetBlocks(db: Db, now: Date): Promise<void> {
  await tables(db)
    .deleteFrom('identity.block')
    .where('until', '<', new Date(now.getTime() - 90 * 86_400_000))
    .execute()
}
