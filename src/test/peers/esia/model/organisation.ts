/** Organisations in whose name people may act, with invented data. */
import type { PersonItem } from './person.ts'

export interface OrganisationGroup {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly system: string
  readonly itSystem: string
}

export interface Organisation {
  readonly oid: number
  readonly shortName: string
  readonly fullName: string
  readonly type: 'LEGAL' | 'AGENCY' | 'BUSINESS'
  readonly ogrn: string
  readonly inn: string
  readonly kpp: string
  readonly leg: string
  readonly agencyTerRange: string
  readonly agencyType: string
  readonly contacts: readonly PersonItem[]
  readonly addresses: readonly PersonItem[]
  readonly vehicles: readonly PersonItem[]
  readonly branches: readonly PersonItem[]
  readonly groups: readonly OrganisationGroup[]
}

export const standOrganisations: readonly Organisation[] = [
  {
    oid: 1000400101,
    shortName: 'ГБУЗ «Поволжская больница № 3»',
    fullName: 'Государственное бюджетное учреждение здравоохранения «Поволжская областная больница № 3»',
    type: 'AGENCY',
    ogrn: '1026300000108',
    inn: '6300000009',
    kpp: '630001001',
    leg: '75203',
    agencyTerRange: '36000000000',
    agencyType: '11.REG',
    contacts: [
      { id: 1, type: 'OPH', value: '+7(846)2000001', vrfStu: 'NOT_VERIFIED' },
      { id: 2, type: 'OEM', value: 'info@pob3.example', vrfStu: 'NOT_VERIFIED' },
    ],
    addresses: [
      {
        id: 1,
        type: 'OLG',
        zipCode: '443000',
        countryId: 'RUS',
        region: 'Самарская область',
        city: 'Самара',
        street: 'Больничная улица',
        house: '3',
        addressStr: 'Самарская область, город Самара, улица Больничная',
      },
    ],
    vehicles: [{ id: 1, type: 'AMBULANCE', name: 'ГАЗ-С41', numberPlate: 'А001АА63' }],
    branches: [{ id: 1000400191, type: 'BRANCH', name: 'Поликлиника на Речной', kpp: '630043001' }],
    groups: [
      {
        id: 'NMO_STAFF',
        name: 'Кадровая служба',
        description: 'Ведёт сведения об образовании работников',
        system: 'false',
        itSystem: 'NMO',
      },
    ],
  },
  {
    oid: 1000400102,
    shortName: 'ООО «Клиника „Берёза“»',
    fullName: 'Общество с ограниченной ответственностью «Клиника „Берёза“»',
    type: 'LEGAL',
    ogrn: '1157700000027',
    inn: '7700000015',
    kpp: '770001001',
    leg: '12300',
    agencyTerRange: '',
    agencyType: '',
    contacts: [{ id: 1, type: 'OPH', value: '+7(495)0000012', vrfStu: 'NOT_VERIFIED' }],
    addresses: [
      {
        id: 1,
        type: 'OPS',
        zipCode: '101000',
        countryId: 'RUS',
        region: 'Москва',
        street: 'Берёзовая аллея',
        house: '12',
        addressStr: 'город Москва, Берёзовая аллея',
      },
    ],
    vehicles: [],
    branches: [],
    groups: [],
  },
]
