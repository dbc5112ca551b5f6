/** Questions of the public catalogue. Rows come in full; counts are bounded. */
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { isDay } from '../../../platform/calendar/days.ts'
import type { Db } from '../../../platform/context.ts'
import type { CatalogueFilter, Sort } from '../contract.ts'
import type { Cell } from '../domain/facets.ts'
import type { Tally } from './tally.ts'

export interface Asked extends Omit<CatalogueFilter, 'text' | 'from' | 'to'> {
  /** For `@@`; null: all that there is. */
  readonly query: string | null
  /** The first and the last day on which a session begins; empty: whenever. */
  readonly between: readonly [] | readonly [from: string, to: string]
  readonly today: string
  /** Named by their numbers; empty: any. */
  readonly ids: readonly string[]
}

export const askedOf = (
  { from, to, ...facets }: CatalogueFilter,
  of: { readonly query: string | null; readonly today: string; readonly ids?: readonly string[] },
): Asked => ({
  ids: [],
  ...facets,
  ...of,
  between: from || to ? [from > of.today ? from : of.today, to || 'infinity'] : [],
})

/** What was found is counted up to here; beyond it the words are too wide for numbers to help. */
export const mostCounted = 5000

type Name =
  | 'kind'
  | 'form'
  | 'basis'
  | 'hours'
  | 'start'
  | 'rating'
  | 'specialty'
  | 'organisation'
  | 'between'
  | 'ids'
type Condition = RawBuilder<SqlBool>

const either = (conditions: readonly Condition[]): Condition =>
  sql<SqlBool>`(${sql.join(conditions, sql` or `)})`

const soon = (today: string, days: number) =>
  sql<SqlBool>`l.next_on between ${today}::date and ${today}::date + ${days}::int`

const sessionsBetween = (a: Asked) =>
  sql`learning.session s where s.programme_id = l.programme_id
    and s.starts_on between ${a.between[0] ?? a.today}::date and ${a.between[1] ?? 'infinity'}::date`

const conditions: { readonly [N in Name]: (a: Asked) => Condition } = {
  kind: (a) => sql<SqlBool>`l.kind = any(${a.kind})`,
  form: (a) => sql<SqlBool>`l.form = any(${a.form})`,
  basis: (a) =>
    either(
      a.basis.map((b) =>
        b === 'budget'
          ? sql<SqlBool>`l.is_budget`
          : b === 'insurance'
            ? sql<SqlBool>`l.is_insured`
            : sql<SqlBool>`l.is_paid`,
      ),
    ),
  hours: (a) => sql<SqlBool>`l.hours_band = any(${a.hours})`,
  start: (a) =>
    either(
      a.start.map((s) =>
        s === 'anytime' ? sql<SqlBool>`l.is_anytime` : soon(a.today, s === 'month' ? 30 : 90),
      ),
    ),
  rating: (a) => sql<SqlBool>`l.rating_band = any(${a.rating.includes('3') ? ['3', '4'] : a.rating})`,
  specialty: (a) => sql<SqlBool>`l.specialties && ${a.specialty}::text[]`,
  organisation: (a) => sql<SqlBool>`l.organisation_id = any(${a.organisation}::uuid[])`,
  ids: (a) => sql<SqlBool>`l.programme_id = any(${[...a.ids]}::uuid[])`,
  between: (a) => sql<SqlBool>`exists (select from ${sessionsBetween(a)})`,
}
const allNames = Object.keys(conditions) as Name[]

const where = (a: Asked, names: readonly Name[]) => {
  const chosen = names.filter((name) => a[name].length > 0).map((name) => conditions[name](a))
  return chosen.length > 0 ? sql`and ${sql.join(chosen, sql` and `)}` : sql``
}
const without = (name: Name) => allNames.filter((n) => n !== name)

const from = (a: Asked) =>
  a.query === null
    ? sql`learning.listing l where true`
    : sql`learning.listing_text t join learning.listing l on l.programme_id = t.programme_id where t.all_words @@ ${a.query}::tsquery`

/** What stands in the title stands in the whole: one condition is enough. */
const inTitle = (query: string) =>
  sql`learning.listing_text t join learning.listing l on l.programme_id = t.programme_id where t.title_words @@ ${query}::tsquery`

export interface Place {
  readonly tier: 0 | 1
  readonly key: string
  readonly id: string
}

const number = (text: string) => sql`${text}::bigint`
const days = {
  key: sql`l.sort_on`,
  text: sql`l.sort_on::text`,
  back: (t: string) => sql`${t}::date`,
  down: false,
}
const hours = { key: sql`l.hours`, text: sql`l.hours::text`, back: number }

/** `text`: how a key stands in the address, and `back`: how it is read from there; `down`: the greatest first. */
const orders = {
  relevance: days,
  nearest: days,
  new: {
    key: sql`l.published_at`,
    text: sql`(extract(epoch from l.published_at) * 1000)::bigint::text`,
    back: (t: string) => sql`to_timestamp(${t}::float8 / 1000)`,
    down: true,
  },
  rated: { key: sql`l.rating_order`, text: sql`l.rating_order::text`, back: number, down: true },
  short: { ...hours, down: false },
  long: { ...hours, down: true },
  cheap: { key: sql`l.price_kopecks`, text: sql`l.price_kopecks::text`, back: number, down: false },
} as const satisfies Record<Sort, object>

/** Where days are asked for, the nearest of them is the key, and not one that is nearer and was not asked for. */
const ordering = (sort: Sort, a: Asked): (typeof orders)[Sort] | typeof days =>
  orders[sort] === days && a.between.length > 0
    ? {
        ...days,
        key: sql`(select min(s.starts_on) from ${sessionsBetween(a)})`,
        text: sql`(select min(s.starts_on) from ${sessionsBetween(a)})::text`,
      }
    : orders[sort]

/** A key of another order, or one that somebody made up, begins anew. */
export const isKeyOf = (sort: Sort, key: string): boolean =>
  orders[sort] === days ? isDay(key) : /^\d{1,15}$/.test(key)

/** Places of a page, in order: of each enough to ask for the next page. */
async function tierRows(
  db: Db,
  a: Asked,
  q: { sort: Sort; tier: 0 | 1 | null; after: Place | undefined; limit: number },
): Promise<Place[]> {
  const { key, text, back, down } = ordering(q.sort, a)
  const way = down ? sql`desc` : sql`asc`
  const beyond = q.after
    ? sql`and (${key}, l.programme_id) ${down ? sql`<` : sql`>`} (${back(q.after.key)}, ${q.after.id}::uuid)`
    : sql``
  const inTier = q.tier !== 1 || a.query === null ? sql`` : sql`and not t.title_words @@ ${a.query}::tsquery`
  const { rows } = await sql<{
    key: string
    id: string
  }>`select ${text} as key, l.programme_id as id from ${q.tier === 0 && a.query !== null ? inTitle(a.query) : from(a)}
    ${inTier} ${where(a, allNames)} ${beyond} order by ${key} ${way}, l.programme_id ${way} limit ${q.limit}`.execute(
    db,
  )
  return rows.map((r) => ({ tier: q.tier ?? 0, ...r }))
}

/** By relevance: what teaches it by its name or specialty, then what has the words elsewhere. */
export async function pageOf(
  db: Db,
  a: Asked,
  sort: Sort,
  after: Place | undefined,
  limit: number,
): Promise<Place[]> {
  if (sort !== 'relevance' || a.query === null) return tierRows(db, a, { sort, tier: null, after, limit })
  const first = after?.tier === 1 ? [] : await tierRows(db, a, { sort, tier: 0, after, limit })
  if (first.length === limit) return first
  const rest = {
    sort,
    tier: 1 as const,
    after: after?.tier === 1 ? after : undefined,
    limit: limit - first.length,
  }
  return [...first, ...(await tierRows(db, a, rest))]
}

export interface Counts {
  readonly cells: readonly Cell[]
  readonly specialties: Tally['specialties']
  readonly organisations: Tally['organisations']
  /** The words are too wide: no number of a facet is told. */
  readonly isWide: boolean
}

/** Words alone, so that the index answers by itself. */
export async function isWide(db: Db, query: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from learning.listing_text
    where all_words @@ ${query}::tsquery limit ${mostCounted + 1}) found`.execute(db)
  return rows[0]!.n > mostCounted
}

/** Under every condition, up to the bound and one more. */
export async function countBounded(db: Db, a: Asked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${from(a)} ${where(a, allNames)}
    limit ${mostCounted + 1}) found`.execute(db)
  return rows[0]!.n
}

/** One grouping serves six facets and the total; words, days and the two long facets narrow it before. */
export async function count(db: Db, a: Asked, tally: Tally | undefined): Promise<Counts> {
  if (a.query !== null && (await isWide(db, a.query)))
    return { cells: [], specialties: [], organisations: [], isWide: true }
  const has = (names: readonly Name[]) => a.query !== null || names.some((name) => a[name].length > 0)
  const known = has(['specialty', 'organisation', 'between', 'ids']) ? undefined : tally?.cells
  return {
    cells: known ?? (await cellsOf(db, a)),
    specialties: (has(without('specialty')) ? undefined : tally?.specialties) ?? (await bySpecialty(db, a)),
    organisations:
      (has(without('organisation')) ? undefined : tally?.organisations) ?? (await byOrganisation(db, a)),
    isWide: false,
  }
}

async function cellsOf(db: Db, a: Asked): Promise<Cell[]> {
  const start = sql`case when l.is_anytime then 'anytime' when ${soon(a.today, 30)} then 'month' when ${soon(a.today, 90)} then 'quarter' else 'later' end`
  const { rows } =
    await sql<Cell>`select kind, form, is_budget as "isBudget", is_insured as "isInsured", is_paid as "isPaid",
      hours_band as hours, start, rating_band as rating, count(*)::int as count
    from (select l.kind, l.form, l.is_budget, l.is_insured, l.is_paid, l.hours_band, l.rating_band, ${start} as start from ${from(a)}
      ${where(a, ['specialty', 'organisation', 'between', 'ids'])}) found
    group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(db)
  return rows
}

async function bySpecialty(db: Db, a: Asked): Promise<Tally['specialties']> {
  const { rows } = await sql<Tally['specialties'][number]>`select value, count(*)::int as count
    from (select l.specialties from ${from(a)} ${where(a, without('specialty'))}) found, unnest(specialties) value
    group by 1 order by 2 desc, 1`.execute(db)
  return rows
}

async function byOrganisation(db: Db, a: Asked): Promise<Tally['organisations']> {
  const { rows } = await sql<
    Tally['organisations'][number]
  >`select organisation_id as value, count(*)::int as count
    from (select l.organisation_id from ${from(a)} ${where(a, without('organisation'))}) found
    group by 1 order by 2 desc, 1`.execute(db)
  return rows
}

/** Whose programmes there are, and how many of each. */
export async function teaching(db: Db): Promise<Tally['organisations']> {
  const { rows } = await sql<
    Tally['organisations'][number]
  >`select organisation_id as value, count(*)::int as count from learning.listing
    group by 1 order by 2 desc, 1`.execute(db)
  return rows
}

export async function countAll(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from learning.listing`.execute(db)
  return rows[0]!.n
}

/** Which of these are found by this question. */
export async function foundAmong(db: Db, a: Asked, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select l.programme_id as id from ${from(a)} ${where(a, allNames)}
    and l.programme_id = any(${[...ids]}::uuid[]) order by 1`.execute(db)
  return rows.map((r) => r.id)
}
