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
  /** Госуслуги open this account no more until it is linked again. */
  readonly esiaUnlinkedAt: Date | null
  /** Typed here, proved by somebody else. */
  readonly claimedSnils: string | null
  /** Of two accounts of one person this one is gone; the other is named. */
  readonly mergedInto: string | null
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

export type OrganisationKind = 'BUSINESS' | 'LEGAL' | 'AGENCY'

/** Where Госуслуги say that the person works now. */
export interface EsiaOrganisation {
  readonly oid: string
  readonly kind: OrganisationKind
  readonly shortName: string
  readonly fullName: string
  readonly ogrn: string | null
  readonly branchName: string | null
  readonly isChief: boolean
  readonly isAdmin: boolean
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
