/** A person as other modules and pages see one. */
import { z } from 'zod'

/** Eleven digits; shown as 000-000-000 00. */
export const Snils = z.string().regex(/^\d{11}$/, 'В СНИЛС 11 цифр')
/** A Russian mobile number as we keep it. */
export const Phone = z.string().regex(/^\+7\d{10}$/, 'Нужен номер вида +7 900 000-00-00')
export const Email = z.email('Нужен адрес почты, например ivanova@example.ru').max(254)
export const Gender = z.enum(['M', 'F'])
export type Gender = z.output<typeof Gender>

export const PersonCard = z.object({
  id: z.uuid(),
  snils: Snils.nullable(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  /** «Орлова Елена Викторовна» */
  fullName: z.string(),
  /** «Орлова Е. В.» */
  shortName: z.string(),
  birthDate: z.iso.date().nullable(),
  /** The identity was proved at Госуслуги or in person. */
  isConfirmed: z.boolean(),
})
export type PersonCard = z.output<typeof PersonCard>

export const Contacts = z.object({
  phone: z.string().nullable(),
  phoneVerified: z.boolean(),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
})
export type Contacts = z.output<typeof Contacts>

/** Упрощённая, стандартная, подтверждённая запись Госуслуг. */
export const EsiaLevel = z.enum(['simplified', 'standard', 'confirmed'])
export type EsiaLevel = z.output<typeof EsiaLevel>

export const SignInMethod = z.enum(['esia', 'password', 'passkey'])
export type SignInMethod = z.output<typeof SignInMethod>
