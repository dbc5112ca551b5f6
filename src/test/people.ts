/** Invented people with valid СНИЛС for tests that do not care how a person came to be. */
import { sql } from 'kysely'
import type { Db } from '../platform/context.ts'
import { uuidv7 } from '../platform/random.ts'
import { snilsFrom } from './snils.ts'

export interface TestPerson {
  readonly id: string
  readonly snils: string
  readonly familyName: string
  readonly givenName: string
  readonly patronymic: string
  readonly phone: string
  readonly email: string
}

let count = 0

export async function insertTestPerson(
  db: Db,
  over: { snils?: string; fullName?: [string, string, string] },
): Promise<TestPerson> {
  count++
  const [familyName, givenName, patronymic] = over.fullName ?? ['Орлова', 'Елена', 'Викторовна']
  const person: TestPerson = {
    id: uuidv7(),
    snils: over.snils ?? snilsFrom(100_000_000 + (process.pid % 1000) * 10_000 + count),
    familyName,
    givenName,
    patronymic,
    phone: `+7900${String(1_000_000 + count)}`,
    email: `person${process.pid}-${count}@example.ru`,
  }
  await sql`insert into identity.person
    (id, snils, family_name, given_name, patronymic, birth_date, gender, phone, phone_verified, email, email_verified, is_confirmed, created_at, updated_at)
    values (${person.id}, ${person.snils}, ${familyName}, ${givenName}, ${patronymic}, '1984-03-14', 'F', ${person.phone}, true,
      ${person.email}, true, true, now(), now())`.execute(db)
  return person
}
