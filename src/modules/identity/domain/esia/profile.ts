/** The profile as ЕСИА's REST tells it → our words (esia facts §7). Pure. */
import { z } from 'zod'
import type { EsiaFacts, EsiaOrganisation } from '../person.ts'
import { isSnils, snilsDigits } from '../snils.ts'

export const EsiaPerson = z.object({
  /** A deleted record has no names. */
  firstName: z.string().trim().nullish(),
  lastName: z.string().trim().nullish(),
  middleName: z.string().trim().nullish(),
  birthDate: z.string().nullish(),
  gender: z.enum(['M', 'F']).nullish(),
  snils: z.string().nullish(),
  trusted: z.boolean().nullish(),
  status: z.string().nullish(),
})
export type EsiaPerson = z.output<typeof EsiaPerson>

const Contact = z.object({ type: z.string(), value: z.string().nullish(), vrfStu: z.string().nullish() })
export const EsiaContacts = z.object({ elements: z.array(Contact).nullish() })
export type EsiaContacts = z.output<typeof EsiaContacts>

const Role = z.object({
  oid: z.union([z.string(), z.number()]).transform(String),
  fullName: z.string().nullish(),
  shortName: z.string().nullish(),
  ogrn: z.string().nullish(),
  type: z.string(),
  branchName: z.string().nullish(),
  chief: z.boolean().nullish(),
  admin: z.boolean().nullish(),
  active: z.boolean().nullish(),
  isLiquidated: z.boolean().nullish(),
})
export const EsiaRoles = z.object({ elements: z.array(Role).nullish() })
export type EsiaRoles = z.output<typeof EsiaRoles>

const isKind = (type: string): type is EsiaOrganisation['kind'] =>
  type === 'BUSINESS' || type === 'LEGAL' || type === 'AGENCY'

/** Only where the person works now: a closed organisation and an employment that ended are none. */
export const organisationsOf = (roles: EsiaRoles): EsiaOrganisation[] =>
  (roles.elements ?? []).flatMap((role) => {
    const name = role.shortName || role.fullName
    if (!isKind(role.type) || !name || role.active === false || role.isLiquidated === true) return []
    return [
      {
        oid: role.oid,
        kind: role.type,
        shortName: name,
        fullName: role.fullName || name,
        ogrn: /^(\d{13}|\d{15})$/.test(role.ogrn ?? '') ? role.ogrn! : null,
        branchName: role.branchName || null,
        isChief: role.chief === true,
        isAdmin: role.admin === true,
      },
    ]
  })

/** `+7(910)1234567` → `+79101234567`; null when it is no Russian mobile number. */
export function phoneOf(value: string): string | null {
  const digits = value.replace(/\D/g, '')
  return /^[78]?9\d{9}$/.test(digits) ? `+7${digits.slice(-10)}` : null
}

/** `ДД.ММ.ГГГГ` → `ГГГГ-ММ-ДД` */
export function dateOf(value: string): string | null {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(value.trim()) ?? []
  const iso = `${year}-${month}-${day}`
  return z.iso.date().safeParse(iso).success ? iso : null
}

const isEmail = (value: string): boolean => z.email().safeParse(value).success

/** A proved contact is taken before an unproved one. */
function contactOf<T>(
  contacts: EsiaContacts,
  type: string,
  read: (value: string) => T | null,
): { value: T | null; isVerified: boolean } {
  const all = (contacts.elements ?? []).filter((one) => one.type === type && one.value)
  const best = all.find((one) => one.vrfStu === 'VERIFIED') ?? all[0]
  const value = best?.value ? read(best.value.trim()) : null
  return { value, isVerified: value !== null && best?.vrfStu === 'VERIFIED' }
}

export function factsOf(person: EsiaPerson, contacts: EsiaContacts): EsiaFacts {
  const phone = contactOf(contacts, 'MBT', phoneOf)
  const email = contactOf(contacts, 'EML', (value) => (isEmail(value) ? value.toLowerCase() : null))
  const snils = snilsDigits(person.snils ?? '')
  const isConfirmed = person.trusted === true
  return {
    snils: isSnils(snils) ? snils : null,
    familyName: person.lastName ?? '',
    givenName: person.firstName ?? '',
    patronymic: person.middleName || null,
    birthDate: person.birthDate ? dateOf(person.birthDate) : null,
    gender: person.gender ?? null,
    phone: phone.value,
    phoneVerified: phone.isVerified,
    email: email.value,
    emailVerified: email.isVerified,
    level: isConfirmed ? 'confirmed' : isSnils(snils) ? 'standard' : 'simplified',
    isConfirmed,
  }
}
