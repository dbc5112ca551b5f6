/** The one query of statements: any filters, newest or oldest first, by pages that do not move. */
import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../../platform/context.ts'

/** One condition: a statement is found when it, or what it is about, mentions this. */
export interface Sought {
  readonly key: string
  readonly isRelatedToo: boolean
}

export interface Search {
  readonly storeId: string
  /** The one that leaves least comes first. */
  readonly sought: readonly Sought[]
  /** Only of this client. */
  readonly clientId: string | null
  /** Milliseconds; stored after the one and not after the other. */
  readonly sinceMs: number | null
  readonly untilMs: number | null
  readonly isAscending: boolean
  /** The place of the last statement of the former page. */
  readonly after: string | null
  readonly limit: number
  readonly maxBytes: number
}

export interface Found {
  readonly id: string
  readonly place: string
  readonly body: string
  /** Of more bytes than fit the rest was left out after it. */
  readonly isCut: boolean
}

const placeEnd = (ms: number): string =>
  String((BigInt(Math.min(Math.max(Math.floor(ms), 0), 8_000_000_000_000)) << 20n) | 0xfffffn)

const direct = (s: Sought, of: string): RawBuilder<unknown> =>
  s.isRelatedToo ? sql`` : sql` and ${sql.raw(of)}.is_direct`

function conditions(search: Search, place: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const { sinceMs, untilMs, after, isAscending } = search
  return [
    ...(sinceMs === null ? [] : [sql`${place} > ${placeEnd(sinceMs)}::bigint`]),
    ...(untilMs === null ? [] : [sql`${place} <= ${placeEnd(untilMs)}::bigint`]),
    ...(after === null ? [] : [sql`${place} ${sql.raw(isAscending ? '>' : '<')} ${after}::bigint`]),
  ]
}

/** One more than wished tells that there is more; of more bytes than fit, at least one statement. */
export async function findStatements(db: Db, search: Search): Promise<Found[]> {
  const { storeId, sought, clientId, limit } = search
  const order = sql.raw(search.isAscending ? 'asc' : 'desc')
  const [first, ...others] = sought
  const place = first ? sql`m.place` : sql`s.place`
  const every = [
    ...conditions(search, place),
    ...others.map(
      (other) => sql`exists (select from lrs.mention x where x.store_id = ${storeId} and x.key = ${other.key}
        and x.place = m.place and x.of_place = m.of_place${direct(other, 'x')})`,
    ),
    ...(clientId === null ? [] : [sql`s.client_id = ${clientId}`]),
    sql`not exists (select from lrs.voided v where v.store_id = s.store_id and v.id = s.id)`,
  ]
  const from = first
    ? sql`lrs.mention m join lrs.statement s on s.store_id = m.store_id and s.place = m.place
        where m.store_id = ${storeId} and m.key = ${first.key}${direct(first, 'm')} and`
    : sql`lrs.statement s where s.store_id = ${storeId} and`
  const { rows } = await sql<Found>`
    with page as (
      select distinct on (${place}) ${place} as place, s.id, s.body from ${from} ${sql.join(every, sql` and `)}
      order by ${place} ${order} limit ${limit}
    )
    select id, place::text as place, body, coalesce(next_bytes > ${search.maxBytes}, false) as "isCut" from (
      select *, lead(bytes) over (order by place ${order}) as next_bytes from (
        select *, sum(octet_length(body)) over (order by place ${order}) as bytes,
          row_number() over (order by place ${order}) as n from page) counted) sized
    where bytes <= ${search.maxBytes} or n = 1 order by sized.place ${order}`.execute(db)
  return rows
}
