/** Rows of people. */
import { forLike } from '../../../platform/search/like.ts'
import { sql, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Person } from '../domain/person.ts'
import type { EsiaChanges } from '../domain/synchronise.ts'
import { tables, type Tables } from './tables.ts'

const personOfRow = (row: Selectable<Tables['identity.person']>): Person => ({
  id: row.id,
  snils: row.snils,
  snilsIsProved: row.snils_is_proved,
  familyName: row.family_name,
  givenName: row.given_name,
  patronymic: row.patronymic,
  birthDate: row.birth_date,
  gender: row.gender,
  phone: row.phone,
  phoneVerified: row.phone_verified,
  email: row.email,
  emailVerified: row.email_verified,
  esiaOid: row.esia_oid,
  esiaLevel: row.esia_level,
  isConfirmed: row.is_confirmed,
  esiaFacts: row.esia_facts,
  sources: row.sources,
  synchronisedAt: row.synchronised_at,
  blockedAt: row.blocked_at,
  blockedWhy: row.blocked_why,
  esiaUnlinkedAt: row.esia_unlinked_at,
  claimedSnils: row.claimed_snils,
  mergedInto: row.merged_into,
})

type Key = 'id' | 'snils' | 'esia_oid'

export async function findPerson(db: Db, key: Key, value: string): Promise<Person | undefined> {
  const row = await tables(db)
    .selectFrom('identity.person')
    .selectAll()
    .where(key, '=', value)
    .executeTakeFirst()
  return row && personOfRow(row)
}

/** Two sign-ins of one person at once must not write over each other. */
export async function lockPerson(db: Db, key: Key, value: string): Promise<Person | undefined> {
  const row = await tables(db)
    .selectFrom('identity.person')
    .selectAll()
    .where(key, '=', value)
    .forUpdate()
    .executeTakeFirst()
  return row && personOfRow(row)
}

export async function findPersons(db: Db, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const rows = await tables(db)
    .selectFrom('identity.person')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(personOfRow)
}

export async function findBySnils(db: Db, snils: readonly string[]): Promise<Person[]> {
  const rows = await tables(db)
    .selectFrom('identity.person')
    .selectAll()
    .where('snils', '=', sql<string>`any(${[...snils]})`)
    .where('merged_into', 'is', null)
    .execute()
  return rows.map(personOfRow)
}

const rowOf = (p: Person) => ({
  snils: p.snils,
  snils_is_proved: p.snilsIsProved,
  family_name: p.familyName,
  given_name: p.givenName,
  patronymic: p.patronymic,
  birth_date: p.birthDate,
  gender: p.gender,
  phone: p.phone,
  phone_verified: p.phoneVerified,
  email: p.email,
  email_verified: p.emailVerified,
  esia_oid: p.esiaOid,
  esia_level: p.esiaLevel,
  is_confirmed: p.isConfirmed,
  esia_facts: JSON.stringify(p.esiaFacts),
  sources: JSON.stringify(p.sources),
  synchronised_at: p.synchronisedAt,
  blocked_at: p.blockedAt,
  blocked_why: p.blockedWhy,
  esia_unlinked_at: p.esiaUnlinkedAt,
  claimed_snils: p.claimedSnils,
  merged_into: p.mergedInto,
})

/** False when somebody with this СНИЛС or this ЕСИА id is here already. */
export async function insertPerson(db: Db, person: Person, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('identity.person')
    .values({ id: person.id, ...rowOf(person), created_at: at, updated_at: at })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function savePerson(db: Db, person: Person, at: Date): Promise<void> {
  await tables(db)
    .updateTable('identity.person')
    .set({ ...rowOf(person), updated_at: at })
    .where('id', '=', person.id)
    .execute()
}

export async function keepEsiaChanges(db: Db, personId: string, what: EsiaChanges): Promise<void> {
  await tables(db)
    .updateTable('identity.person')
    .set({ esia_changes: JSON.stringify(what) })
    .where('id', '=', personId)
    .execute()
}

export async function esiaChangesOf(db: Db, personId: string): Promise<EsiaChanges | null> {
  const row = await tables(db)
    .selectFrom('identity.person')
    .select('esia_changes')
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.esia_changes ?? null
}

/** When each account was made. */
export async function sinceOf(db: Db, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tables(db)
    .selectFrom('identity.person')
    .select(['id', 'created_at'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.created_at]))
}

/** Whoever may be the same person: the same СНИЛС, proved or typed, or the same name and day of birth. The rule decides. */
export async function findAlike(db: Db, p: Person): Promise<Person[]> {
  const numbers = [p.snils, p.claimedSnils].filter((n) => n !== null)
  const rows = await tables(db)
    .selectFrom('identity.person')
    .selectAll()
    .where('merged_into', 'is', null)
    .where('id', '<>', p.id)
    .where((is) =>
      is.or([
        ...(numbers.length > 0 ? [is('snils', 'in', numbers), is('claimed_snils', 'in', numbers)] : []),
        is.and([
          is(sql`lower(family_name)`, '=', p.familyName.toLowerCase()),
          is('birth_date', '=', p.birthDate),
        ]),
      ]),
    )
    .orderBy('created_at')
    .limit(10)
    .execute()
  return rows.map(personOfRow)
}

export interface PeopleQuery {
  /** A beginning of a name, a СНИЛС, a phone or an address. */
  readonly text: string
  readonly limit: number
}

export async function searchPeople(db: Db, query: PeopleQuery): Promise<Person[]> {
  const words = query.text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const digits = query.text.replace(/\D/g, '')
  const starts = (word: string) => `${forLike(word)}%`
  let rows = tables(db).selectFrom('identity.person').selectAll().where('merged_into', 'is', null)
  if (query.text.includes('@')) rows = rows.where(sql`lower(email)`, '=', query.text.trim().toLowerCase())
  else if (digits.length >= 4) {
    rows = rows.where((is) =>
      is.or([is('snils', 'like', starts(digits)), is('phone', 'like', starts(`+7${digits.slice(-10)}`))]),
    )
  } else {
    const names = ['family_name', 'given_name', 'patronymic'] as const
    words
      .slice(0, 3)
      .forEach((word, i) => (rows = rows.where(sql`lower(${sql.ref(names[i]!)})`, 'like', starts(word))))
  }
  return (
    await rows.orderBy('family_name').orderBy('given_name').orderBy('id').limit(query.limit).execute()
  ).map(personOfRow)
}
