/** Tables of organisations and specialties. */
import { sql, type ExpressionBuilder, type SqlBool, type Expression } from 'kysely'
import type { Db } from '../../platform/context.ts'
import type { OrganisationFields, OrganisationKind, SpecialtyLevel } from './contract.ts'
import { letters } from '../../platform/search/reading.ts'
import { searchText } from './domain.ts'

interface OrganisationRow {
  id: string
  kind: OrganisationKind
  name: string
  short_name: string
  city: string
  region: string
  address: string | null
  phone: string | null
  site: string | null
  ogrn: string
  inn: string
  licence_number: string | null
  licence_issued_on: string | null
  licence_is_active: boolean | null
  search_text: string
  closed_on: string | null
  version: number
  created_at: Date
  updated_at: Date
}

type Tables = {
  'organisations.organisation': OrganisationRow
  'organisations.specialty': {
    key: string
    code: string | null
    name: string
    level: SpecialtyLevel
    is_verified: boolean
  }
}

const tables = (db: Db) => db.withTables<Tables>()

export type OrganisationRecord = Omit<OrganisationRow, 'search_text' | 'created_at'>

const columns = [
  'id',
  'kind',
  'name',
  'short_name',
  'city',
  'region',
  'address',
  'phone',
  'site',
  'ogrn',
  'inn',
  'licence_number',
  'licence_issued_on',
  'licence_is_active',
  'closed_on',
  'version',
  'updated_at',
] as const

export interface Search {
  readonly readings: readonly (readonly string[])[]
  readonly kind: OrganisationKind | undefined
  readonly region: string | undefined
}

/** How alike a word must be to be taken for a typing error: «акодемия» 0.67, «тферь» 0.5, «омск» and «томск» 0.4. */
const likeness = 0.45

/** Each word is found by its Russian stem, by its beginning, or by its letters with an error in them. */
function wordIsIn(word: string): Expression<SqlBool> {
  const stem = sql`plainto_tsquery('pg_catalog.russian', ${word})`
  const beginning = sql`to_tsquery('pg_catalog.simple', ${`'${word}':*`})`
  return /^\d+$/.test(word)
    ? sql<SqlBool>`search_text like ${`%${word}%`}`
    : sql<SqlBool>`(search_words @@ ${stem} or search_words @@ ${beginning} or organisations.looks_like(${letters(word)}, search_letters))`
}

type Builder = ExpressionBuilder<Tables, 'organisations.organisation'>

const found = (eb: Builder, s: Search, without: 'kind' | 'region' | null = null) =>
  eb.and([
    eb('closed_on', 'is', null),
    ...(s.readings.length > 0 ? [eb.or(s.readings.map((words) => eb.and(words.map(wordIsIn))))] : []),
    ...(s.kind && without !== 'kind' ? [eb('kind', '=', s.kind)] : []),
    ...(s.region && without !== 'region' ? [eb('region', '=', s.region)] : []),
  ])

/** Best reading first: whole words of the name weigh more than letters that look alike. */
function score(s: Search) {
  const all = s.readings.map((words) => {
    const phrase = words.join(' ')
    return sql`ts_rank(search_words, plainto_tsquery('pg_catalog.russian', ${phrase})) + organisations.likeness(${letters(phrase)}, search_letters)`
  })
  return sql<number>`greatest(0, ${sql.join(all)})`
}

/** Must run inside a transaction: the threshold holds for it alone. */
export const setLikeness = (db: Db) =>
  sql`select set_config('pg_trgm.word_similarity_threshold', ${String(likeness)}, true)`.execute(db)

export async function findOrganisations(
  db: Db,
  s: Search,
  page: number,
  size: number,
): Promise<OrganisationRecord[]> {
  const query = tables(db)
    .selectFrom('organisations.organisation')
    .select(columns)
    .where((eb) => found(eb, s))
  const ordered = s.readings.length > 0 ? query.orderBy(score(s), 'desc') : query
  return ordered
    .orderBy(sql`name collate "ru-RU-x-icu"`)
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
}

export async function countOrganisations(db: Db, s: Search): Promise<number> {
  const row = await tables(db)
    .selectFrom('organisations.organisation')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) => found(eb, s))
    .executeTakeFirstOrThrow()
  return row.n
}

/** Every value that exists, with how many this search would show: zero is an answer too. */
export async function countBy<C extends 'kind' | 'region'>(
  db: Db,
  s: Search,
  column: C,
): Promise<{ value: OrganisationRow[C]; count: number }[]> {
  return (await tables(db)
    .selectFrom('organisations.organisation')
    .select((eb) => [
      eb.ref(column).as('value'),
      eb.fn
        .countAll<number>()
        .filterWhere(found(eb, s, column))
        .as('count'),
    ])
    .where('closed_on', 'is', null)
    .groupBy(column)
    .orderBy(sql`count`, 'desc')
    .orderBy(sql`${sql.ref(column)} collate "ru-RU-x-icu"`)
    .execute()) as { value: OrganisationRow[C]; count: number }[]
}

export const organisationById = (db: Db, id: string): Promise<OrganisationRecord | undefined> =>
  tables(db).selectFrom('organisations.organisation').select(columns).where('id', '=', id).executeTakeFirst()

export const organisationByOgrn = (db: Db, ogrn: string): Promise<OrganisationRecord | undefined> =>
  tables(db)
    .selectFrom('organisations.organisation')
    .select(columns)
    .where('ogrn', '=', ogrn)
    .executeTakeFirst()

export const organisationsByIds = (db: Db, ids: readonly string[]): Promise<OrganisationRecord[]> =>
  tables(db)
    .selectFrom('organisations.organisation')
    .select(columns)
    .where('id', 'in', ids.length > 0 ? ids : [null as never])
    .execute()

const rowOf = (f: OrganisationFields, at: Date) => ({
  kind: f.kind,
  name: f.name,
  short_name: f.shortName,
  city: f.city,
  region: f.region,
  address: f.address,
  phone: f.phone,
  site: f.site,
  ogrn: f.ogrn,
  inn: f.inn,
  licence_number: f.licence?.number ?? null,
  licence_issued_on: f.licence?.issuedOn ?? null,
  licence_is_active: f.licence?.isActive ?? null,
  closed_on: f.closedOn,
  search_text: searchText(f),
  updated_at: at,
})

/** Undefined when another organisation has this ОГРН. */
export const insertOrganisation = (
  db: Db,
  id: string,
  f: OrganisationFields,
  at: Date,
): Promise<OrganisationRecord | undefined> =>
  tables(db)
    .insertInto('organisations.organisation')
    .values({ id, ...rowOf(f, at), version: 1, created_at: at })
    .onConflict((c) => c.column('ogrn').doNothing())
    .returning(columns)
    .executeTakeFirst()

/** Undefined when somebody has changed it since `version`. */
export const updateOrganisation = (
  db: Db,
  id: string,
  version: number,
  f: OrganisationFields,
  at: Date,
): Promise<OrganisationRecord | undefined> =>
  tables(db)
    .updateTable('organisations.organisation')
    .set({ ...rowOf(f, at), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst()

export async function ogrnIsTaken(db: Db, ogrn: string, exceptId: string): Promise<boolean> {
  return (
    (await tables(db)
      .selectFrom('organisations.organisation')
      .select('id')
      .where('ogrn', '=', ogrn)
      .where('id', '!=', exceptId)
      .executeTakeFirst()) !== undefined
  )
}

export const listSpecialties = (db: Db, levels: readonly SpecialtyLevel[] | undefined) =>
  tables(db)
    .selectFrom('organisations.specialty')
    .select(['key', 'code', 'name', 'level'])
    .$if(levels !== undefined, (q) => q.where('level', 'in', [...levels!]))
    .orderBy(sql`name collate "ru-RU-x-icu"`)
    .orderBy('key')
    .execute()

export const specialtyByKey = (db: Db, key: string) =>
  tables(db)
    .selectFrom('organisations.specialty')
    .select(['key', 'code', 'name', 'level'])
    .where('key', '=', key)
    .executeTakeFirst()
