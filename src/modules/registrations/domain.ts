/** Rules of a registration: what is wrong with it, all at once; what the verifier compares. Pure. */
import { isDay } from '../../platform/calendar/days.ts'
import { digitFault, isInn, isKpp, isOgrn } from '../../platform/legal-numbers.ts'
import type { FieldFault } from '../../platform/problem.ts'
import type { Fact } from '../applications/contract.ts'
import type { RegistrationFields, RegistrationStatus } from './contract.ts'

/** The kind of application by which an organisation is registered. */
export const registrationKind = 'organisation-registration'

export interface RegistrationRecord {
  readonly id: string
  readonly personId: string
  readonly status: RegistrationStatus
  readonly version: number
  readonly fields: RegistrationFields
  readonly applicationId: string | null
  readonly organisationId: string | null
  readonly reason: string | null
  readonly createdAt: Date
  readonly savedAt: Date
  readonly isDeleted: boolean
}

const numbers = ['ogrn', 'inn', 'kpp'] as const

/** Numbers are often pasted with blanks. */
export const tidy = (f: RegistrationFields): RegistrationFields => ({
  ...f,
  ...Object.fromEntries(numbers.map((name) => [name, f[name].replace(/\s/g, '')])),
})

const isMail = (s: string): boolean => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(s)
const isPhone = (s: string): boolean => s.replace(/\D/g, '').length >= 10
const isSite = (s: string): boolean => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(s)

export function faultsOf(f: RegistrationFields, today: string): FieldFault[] {
  const faults: FieldFault[] = []
  const need = (isRight: boolean, field: keyof RegistrationFields, message: string) => {
    if (!isRight && !faults.some((known) => known.field === field)) faults.push({ field, message })
  }
  const past = (field: 'licenceIssuedOn' | 'statementOn', what: string) => {
    need(isDay(f[field]), field, `Напишите день ${what}, например 14.03.2024`)
    need(f[field] <= today, field, 'Дата в будущем. Проверьте год')
  }
  need(f.name.length >= 5, 'name', 'Напишите полное название, как в уставе')
  need(f.shortName !== '', 'shortName', 'Напишите короткое название')
  need(isOgrn(f.ogrn), 'ogrn', digitFault(f.ogrn, 13, 'ОГРН'))
  need(isInn(f.inn), 'inn', digitFault(f.inn, 10, 'ИНН'))
  need(isKpp(f.kpp), 'kpp', `В КПП нужно 9 знаков, введено ${f.kpp.length}. Проверьте по выписке из ЕГРЮЛ`)
  need(f.region !== '', 'region', 'Напишите регион')
  need(f.city !== '', 'city', 'Напишите город')
  need(f.address.length >= 5, 'address', 'Напишите юридический адрес: улицу и дом')
  need(isPhone(f.phone), 'phone', 'В номере нужно не меньше 10 цифр')
  need(isMail(f.email), 'email', 'Адрес как dpo@academy.example')
  need(f.site === '' || isSite(f.site), 'site', 'Адрес как https://academy.example')
  need(f.licenceNumber !== '', 'licenceNumber', 'Напишите номер лицензии')
  past('licenceIssuedOn', 'выдачи лицензии')
  need(f.licenceIssuer !== '', 'licenceIssuer', 'Напишите, кто выдал лицензию')
  need(f.licenceFileIds.length > 0, 'licenceFileIds', 'Приложите лицензию с приложением о ДПО')
  need(f.post !== '', 'post', 'Напишите свою должность в организации')
  need(isPhone(f.ownPhone), 'ownPhone', 'В номере нужно не меньше 10 цифр')
  need(isMail(f.ownEmail), 'ownEmail', 'Адрес как ivanova@academy.example')
  need(
    f.basis !== '',
    'basis',
    'Напишите, на каком основании вы действуете, например «Приказ № 12 от 14.03.2026»',
  )
  need(f.basisFileIds.length > 0, 'basisFileIds', 'Приложите приказ или доверенность')
  need(f.statementNumber !== '', 'statementNumber', 'Напишите исходящий номер заявления')
  past('statementOn', 'заявления')
  need(f.fileIds.length > 0, 'fileIds', 'Приложите подписанное заявление')
  return faults
}

const day = (iso: string): string => iso.split('-').toReversed().join('.')

/** In the order of the papers: the statement, the licence, the order. */
export function factsForVerifier(f: RegistrationFields, responsible: string): Fact[] {
  return [
    { key: 'name', label: 'Полное название', value: f.name },
    { key: 'shortName', label: 'Короткое название', value: f.shortName },
    { key: 'ogrn', label: 'ОГРН', value: f.ogrn },
    { key: 'inn', label: 'ИНН', value: f.inn },
    { key: 'kpp', label: 'КПП', value: f.kpp },
    { key: 'address', label: 'Юридический адрес', value: [f.region, f.city, f.address].join(', ') },
    { key: 'contacts', label: 'Связь', value: [f.phone, f.email, f.site].filter(Boolean).join(', ') },
    {
      key: 'statement',
      label: 'Заявление',
      value: `№ ${f.statementNumber} от ${day(f.statementOn)}`,
    },
    {
      key: 'licence',
      label: 'Лицензия',
      value: `№ ${f.licenceNumber} от ${day(f.licenceIssuedOn)}, ${f.licenceIssuer}`,
    },
    { key: 'responsible', label: 'Ответственное лицо', value: `${responsible}, ${f.post}` },
    { key: 'basis', label: 'Основание', value: f.basis },
  ]
}
