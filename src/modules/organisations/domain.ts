/** Rules of the register: check digits, and the words by which an organisation is found. */
import { digitFault, isInn, isOgrn } from '../../platform/legal-numbers.ts'
import type { FieldFault } from '../../platform/problem.ts'
import { plain } from '../../platform/search/reading.ts'
import type { OrganisationFields } from './contract.ts'

export function faultsOf(fields: OrganisationFields, today: string): FieldFault[] {
  const faults: FieldFault[] = []
  const need = (isRight: boolean, field: string, message: string) => {
    if (!isRight) faults.push({ field, message })
  }
  need(isOgrn(fields.ogrn), 'ogrn', digitFault(fields.ogrn, 13, 'ОГРН'))
  need(isInn(fields.inn), 'inn', digitFault(fields.inn, 10, 'ИНН'))
  const issuedOn = fields.licence?.issuedOn
  need(!issuedOn || issuedOn <= today, 'licence.issuedOn', 'Дата в будущем. Проверьте год')
  need(!fields.closedOn || fields.closedOn <= today, 'closedOn', 'Дата в будущем. Проверьте год')
  return faults
}

export const searchText = (o: OrganisationFields): string =>
  plain([o.name, o.shortName, o.city, o.region, o.ogrn, o.inn].join(' '))
