/** A person as we keep one, and the names of a person. Pure. */
import type { EsiaLevel, Gender } from '../contract.ts'

export interface Person {
  readonly id: string
  readonly snils: string | null
  readonly snilsIsProved: boolean
  readonly familyName: string
  readonly givenName: string
  readonly patronymic: string | null
  readonly birthDate: string | null
  readonly gender: Gender | null
  readonly phone: string | null
  readonly phoneVerified: boolean
  readonly email: string | null
  readonly emailVerified: boolean
  readonly esiaOid: string | null
  readonly esiaLevel: EsiaLevel | null
  readonly isConfirmed: boolean
  /** What ЕСИА said last time; null when the person never came from there. */
  readonly esiaFacts: EsiaFacts | null
  readonly sources: Readonly<Record<string, 'esia' | 'typed'>>
  readonly synchronisedAt: Date | null
  readonly blockedAt: Date | null
  readonly blockedWhy: string | null
}

/** The profile at Госуслуги in our words. */
export interface EsiaFacts {
  readonly snils: string | null
  readonly familyName: string
  readonly givenName: string
  readonly patronymic: string | null
  readonly birthDate: string | null
  readonly gender: Gender | null
  readonly phone: string | null
  readonly phoneVerified: boolean
  readonly email: string | null
  readonly emailVerified: boolean
  readonly level: EsiaLevel
  readonly isConfirmed: boolean
}

interface Names {
  readonly familyName: string
  readonly givenName: string
  readonly patronymic: string | null
}

export const fullNameOf = (p: Names): string =>
  [p.familyName, p.givenName, p.patronymic].filter((part) => part).join(' ')

const initial = (name: string | null): string[] => (name ? [`${Array.from(name)[0]!.toUpperCase()}.`] : [])

/** «Орлова Е. В.» */
export const shortNameOf = (p: Names): string =>
  [p.familyName, ...initial(p.givenName), ...initial(p.patronymic)].join(' ')
