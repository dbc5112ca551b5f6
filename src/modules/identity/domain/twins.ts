/** C3: do two accounts look like one person's, and which of them would stay? Pure. */
import type { Person } from './person.ts'

export type Likeness = 'snils' | 'name'

const plain = (word: string | null): string => (word ?? '').trim().toLowerCase().replaceAll('ё', 'е')
const numbersOf = (p: Person): string[] => [p.snils, p.claimedSnils].filter((n) => n !== null)

/** One СНИЛС, proved or only typed; or the same full name and the same day of birth. */
export function likenessOf(a: Person, b: Person): Likeness | null {
  if (numbersOf(a).some((n) => numbersOf(b).includes(n))) return 'snils'
  const isSameName =
    plain(a.familyName) === plain(b.familyName) &&
    plain(a.givenName) === plain(b.givenName) &&
    plain(a.patronymic) === plain(b.patronymic)
  return isSameName && a.birthDate !== null && a.birthDate === b.birthDate ? 'name' : null
}

/** Why such a pair is not made one. */
export type Obstacle = 'unlike' | 'two-snils' | 'two-records' | 'unproved' | 'closed'

export type Pair =
  | { readonly kept: Person; readonly gone: Person; readonly likeness: Likeness }
  | { readonly obstacle: Obstacle }

/** The account with the proved СНИЛС stays. Two proved ones are two people until somebody proves otherwise elsewhere. */
export function judgePair(a: Person, b: Person): Pair {
  const likeness = likenessOf(a, b)
  if (!likeness || a.mergedInto !== null || b.mergedInto !== null) return { obstacle: 'unlike' }
  if (a.snilsIsProved && b.snilsIsProved) return { obstacle: 'two-snils' }
  if (a.esiaOid !== null && b.esiaOid !== null) return { obstacle: 'two-records' }
  if (a.blockedAt !== null || b.blockedAt !== null) return { obstacle: 'closed' }
  if (a.snilsIsProved) return { kept: a, gone: b, likeness }
  return b.snilsIsProved ? { kept: b, gone: a, likeness } : { obstacle: 'unproved' }
}
