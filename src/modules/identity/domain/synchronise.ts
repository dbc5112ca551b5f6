/** C3: what changed at Госуслуги appears here by itself; what the person changed here stays until it changes there. Pure. */
import type { Fact } from '../contract.ts'
import type { EsiaFacts, Person } from './person.ts'

export interface Change {
  readonly fact: Fact
  readonly from: string | boolean | null
  readonly to: string | boolean | null
}

/** The last time that anything changed at Госуслуги, and what. */
export interface EsiaChanges {
  readonly at: string
  readonly changes: readonly Change[]
}

export interface Synchronised {
  readonly person: Person
  readonly changes: readonly Change[]
}

const ownedByEsia = [
  'familyName',
  'givenName',
  'patronymic',
  'birthDate',
  'gender',
  'snils',
  'isConfirmed',
] as const

export function synchronise(person: Person, oid: string, facts: EsiaFacts, at: Date): Synchronised {
  const contacts = { ...contact(person, facts, 'phone'), ...contact(person, facts, 'email') }
  const next: Person = {
    ...person,
    ...contacts,
    familyName: facts.familyName,
    givenName: facts.givenName,
    patronymic: facts.patronymic,
    // Silence is not a change: a fact that ЕСИА does not tell stays.
    birthDate: facts.birthDate ?? person.birthDate,
    gender: facts.gender ?? person.gender,
    snils: facts.snils ?? person.snils,
    snilsIsProved: facts.snils !== null || person.snilsIsProved,
    isConfirmed: facts.isConfirmed,
    esiaOid: oid,
    esiaLevel: facts.level,
    esiaFacts: facts,
    synchronisedAt: at,
  }
  const names = [...ownedByEsia, 'phone', 'email'] as const
  const changes = names
    .filter((fact) => person[fact] !== next[fact])
    .map((fact): Change => ({ fact, from: person[fact], to: next[fact] }))
  return { person: { ...next, sources: sourcesOf(person, next, facts) }, changes }
}

type Kind = 'phone' | 'email'
const verifiedOf = { phone: 'phoneVerified', email: 'emailVerified' } as const

/** Taken when it is new at Госуслуги, or when ours is missing or was never proved. */
function contact(person: Person, facts: EsiaFacts, kind: Kind): Partial<Person> {
  const isVerified = facts[verifiedOf[kind]]
  const isSame = person[kind] === facts[kind]
  const isNews = isVerified && person.esiaFacts?.[kind] !== facts[kind]
  const isBetter = person[kind] === null || (isVerified && !person[verifiedOf[kind]])
  if (facts[kind] === null || (!isSame && !isNews && !isBetter)) return {}
  return { [kind]: facts[kind], [verifiedOf[kind]]: isVerified || (isSame && person[verifiedOf[kind]]) }
}

function sourcesOf(before: Person, after: Person, facts: EsiaFacts): Person['sources'] {
  const told = [...ownedByEsia, 'phone', 'email'] as const
  return {
    ...before.sources,
    ...Object.fromEntries(
      told
        .filter((fact) => facts[fact] !== null && after[fact] === facts[fact])
        .map((fact) => [fact, 'esia']),
    ),
  }
}
