/** Rules of the register: check digits, and the words by which an organisation is found. */
import type { FieldFault } from '../../platform/problem.ts'
import { plain } from '../../platform/search/reading.ts'
import type { OrganisationFields } from './contract.ts'

/** ОГРН of a legal entity: the 13th digit is the first twelve as a number, mod 11, mod 10. */
export const isOgrn = (s: string): boolean =>
  /^\d{13}$/.test(s) && Number((BigInt(s.slice(0, 12)) % 11n) % 10n) === Number(s[12])

const innWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** ИНН of a legal entity: weights of the first nine digits, mod 11, mod 10. */
export const isInn = (s: string): boolean =>
  /^\d{10}$/.test(s) &&
  (innWeights.reduce((sum, w, i) => sum + w * Number(s[i]), 0) % 11) % 10 === Number(s[9])

export function faultsOf(fields: OrganisationFields, today: string): FieldFault[] {
  const faults: FieldFault[] = []
  const need = (isRight: boolean, field: string, message: string) => {
    if (!isRight) faults.push({ field, message })
  }
  const digits = (s: string, length: number, name: string) =>
    s.length === length && /^\d+$/.test(s)
      ? `Контрольная цифра не сходится. Проверьте ${name}`
      : `В ${name} нужно ${length} цифр, введено ${s.length}`
  need(isOgrn(fields.ogrn), 'ogrn', digits(fields.ogrn, 13, 'ОГРН'))
  need(isInn(fields.inn), 'inn', digits(fields.inn, 10, 'ИНН'))
  const issuedOn = fields.licence?.issuedOn
  need(!issuedOn || issuedOn <= today, 'licence.issuedOn', 'Дата в будущем. Проверьте год')
  need(!fields.closedOn || fields.closedOn <= today, 'closedOn', 'Дата в будущем. Проверьте год')
  return faults
}

export const searchText = (o: OrganisationFields): string =>
  plain([o.name, o.shortName, o.city, o.region, o.ogrn, o.inn].join(' '))
