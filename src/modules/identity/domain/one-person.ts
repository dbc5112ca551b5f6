/** Is the owner of this account the one whom Госуслуги have just proved? Pure. */
import type { EsiaFacts, Person } from './person.ts'

const same = (a: string | null, b: string | null): boolean =>
  (a ?? '').trim().toLowerCase().replaceAll('ё', 'е') === (b ?? '').trim().toLowerCase().replaceAll('ё', 'е')

/**
 * A proved СНИЛС says it alone. One that was only typed may hold a slip, so the same full name and the same day of
 * birth count too: whoever asks has proved both accounts. E-mail and phone say nothing: they change hands.
 */
export function isOnePerson(person: Person, facts: EsiaFacts): boolean {
  if (facts.snils === null) return false
  if (person.snilsIsProved) return person.snils === facts.snils
  if (person.snils === facts.snils || person.claimedSnils === facts.snils) return true
  return (
    person.birthDate !== null &&
    person.birthDate === facts.birthDate &&
    same(person.familyName, facts.familyName) &&
    same(person.givenName, facts.givenName) &&
    same(person.patronymic, facts.patronymic)
  )
}
