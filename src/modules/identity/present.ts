/** Rows → contract. */
import type { Contacts, PersonCard } from './contract.ts'
import { fullNameOf, shortNameOf, type Person } from './domain/person.ts'

export const presentCard = (person: Person): PersonCard => ({
  id: person.id,
  snils: person.snils,
  familyName: person.familyName,
  givenName: person.givenName,
  patronymic: person.patronymic,
  fullName: fullNameOf(person),
  shortName: shortNameOf(person),
  birthDate: person.birthDate,
  isConfirmed: person.isConfirmed,
})

export const presentContacts = (person: Person): Contacts => ({
  phone: person.phone,
  phoneVerified: person.phoneVerified,
  email: person.email,
  emailVerified: person.emailVerified,
})
