/** A person registered on the stand, as the stand keeps them; what the protocol shows is made of this in rest/. */
export type Level = 'simplified' | 'standard' | 'confirmed'
export type SecondStep = 'none' | 'sms' | 'totp'

/** Documents, addresses and vehicles travel as they are, under the field names of ЕСИА. */
export interface PersonItem {
  readonly id: number
  readonly type: string
  readonly [field: string]: string | number | boolean | undefined
}

export interface EmployeeRole {
  readonly organisationOid: number
  readonly chief: boolean
  readonly admin: boolean
  readonly email?: string
  readonly phone?: string
  readonly groups?: readonly string[]
}

export interface Person {
  readonly oid: number
  lastName: string
  firstName: string
  middleName: string
  /** yyyy-mm-dd */
  birthDate: string
  birthPlace: string
  gender: 'M' | 'F'
  citizenship: string
  /** Eleven digits. */
  snils: string
  inn: string
  level: Level
  isChild: boolean
  /** +79001234567 */
  mobile: string
  mobileVerified: boolean
  email: string
  emailVerified: boolean
  homePhone: string
  passwordHash: string
  secondStep: SecondStep
  /** Base32, for an application with one-time codes. */
  totpSecret: string
  documents: PersonItem[]
  addresses: PersonItem[]
  vehicles: PersonItem[]
  roles: EmployeeRole[]
  kids: number[]
  isSelfEmployed: boolean
  status: 'REGISTERED' | 'DELETED'
  isBlocked: boolean
  /** Unix seconds. */
  updatedOn: number
}

export type NewPerson = Partial<Omit<Person, 'passwordHash' | 'updatedOn'>> &
  Pick<Person, 'lastName' | 'firstName' | 'snils'> & { readonly password?: string }

/** All people of the stand who were given no other password. */
export const standPassword = 'Gosuslugi-2026'

export const fullName = (p: Pick<Person, 'lastName' | 'firstName' | 'middleName'>): string =>
  [p.lastName, p.firstName, p.middleName].filter(Boolean).join(' ')
