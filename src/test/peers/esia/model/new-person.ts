/** Makes a whole person of the little that a test or a form gives: invented, but plausible and consistent. */
import { toEmail, toMobile } from './contacts.ts'
import { hashPassword } from './password.ts'
import { standPassword, type NewPerson, type Person } from './person.ts'
import { isSnils, snilsDigits } from './snils.ts'

export class PersonFault extends Error {}

export function makePerson(given: NewPerson, oid: number, now: Date): Person {
  const snils = snilsDigits(given.snils)
  if (!isSnils(snils)) throw new PersonFault(`СНИЛС ${given.snils}: контрольное число не сходится`)
  const { password, ...facts } = given
  const mobile = given.mobile === undefined ? '' : (toMobile(given.mobile) ?? given.mobile)
  const email = given.email === undefined ? '' : (toEmail(given.email) ?? given.email)
  const level = given.level ?? 'confirmed'
  const person: Person = {
    middleName: '',
    birthDate: '1984-03-14',
    birthPlace: 'г. Самара',
    gender: given.middleName?.endsWith('вна') || given.middleName?.endsWith('чна') ? 'F' : 'M',
    citizenship: 'RUS',
    isChild: false,
    homePhone: '',
    secondStep: 'none',
    totpSecret: '',
    vehicles: [],
    roles: [],
    kids: [],
    isSelfEmployed: false,
    status: 'REGISTERED',
    isBlocked: false,
    ...facts,
    oid,
    snils,
    mobile,
    email,
    level,
    mobileVerified: given.mobileVerified ?? mobile !== '',
    emailVerified: given.emailVerified ?? email !== '',
    inn: given.inn ?? innFrom(oid),
    documents: given.documents ?? [passport(oid), policy(oid)],
    addresses: given.addresses ?? [living(oid)],
    passwordHash: hashPassword(password ?? standPassword),
    updatedOn: Math.floor(now.getTime() / 1000),
  }
  return person
}

/** A valid ИНН of twelve digits (two control digits), region 63. */
function innFrom(oid: number): string {
  const ten = '63' + String(oid % 100_000_000).padStart(8, '0')
  const control = (digits: string, weights: readonly number[]) =>
    String((weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11) % 10)
  const eleven = ten + control(ten, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8])
  return eleven + control(eleven, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])
}

const passport = (oid: number) => ({
  id: 1,
  type: 'RF_PASSPORT',
  vrfStu: 'VERIFIED',
  series: '3610',
  number: String(oid % 1_000_000).padStart(6, '0'),
  issueDate: '20.04.2010',
  issueId: '630001',
  issuedBy: 'Отделом УФМС России по Самарской области',
})

const policy = (oid: number) => ({
  id: 2,
  type: 'MDCL_PLCY',
  vrfStu: 'VERIFIED',
  number: String(oid % 10_000_000_000).padStart(16, '6'),
  unitedNumber: String(oid % 10_000_000_000).padStart(16, '6'),
  medicalOrg: 'Страховая компания «Здоровье Поволжья»',
})

const living = (oid: number) => ({
  id: 1,
  type: 'PLV',
  zipCode: '443010',
  countryId: 'RUS',
  region: 'Самарская область',
  city: 'Самара',
  street: 'Молодёжная улица',
  house: String((oid % 90) + 1),
  flat: String((oid % 140) + 1),
  addressStr: 'Самарская область, город Самара, улица Молодёжная',
})
