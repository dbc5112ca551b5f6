/** A2: what is wrong with a registration is said all at once. */
import { expect, test } from 'vitest'
import { isKpp } from '../../platform/legal-numbers.ts'
import { RegistrationFields } from './contract.ts'
import { factsForVerifier, faultsOf, tidy } from './domain.ts'
import { rightFields } from './registrations.test.data.ts'

const file = '0193a1de-0000-7000-8000-000000000001'
const right = RegistrationFields.parse({
  ...rightFields,
  licenceFileIds: [file],
  basisFileIds: [file],
  fileIds: [file],
})
const fieldsOf = (over: Partial<RegistrationFields>) =>
  faultsOf(tidy({ ...right, ...over }), '2026-11-30').map((f) => f.field)

test('A2 an empty registration names every field but the site; a right one none', () => {
  const all = faultsOf(RegistrationFields.parse({}), '2026-11-30').map((f) => f.field)
  expect(new Set(all)).toEqual(new Set(Object.keys(right).filter((name) => name !== 'site')))
  expect(faultsOf(right, '2026-11-30')).toEqual([])
})

test('A2 check digits of ОГРН and ИНН, nine signs of КПП, pasted blanks, days to come', () => {
  expect(fieldsOf({ ogrn: '1027700132196' })).toEqual(['ogrn'])
  expect(fieldsOf({ inn: '7707083892' })).toEqual(['inn'])
  expect(fieldsOf({ kpp: '77070100' })).toEqual(['kpp'])
  expect(fieldsOf({ ogrn: '1 027 700 132 195', inn: '77 07 083893' })).toEqual([])
  expect(fieldsOf({ licenceIssuedOn: '2027-01-01', statementOn: 'вчера' })).toEqual([
    'licenceIssuedOn',
    'statementOn',
  ])
  expect(fieldsOf({ site: 'академия', email: 'почта', ownPhone: '12' })).toEqual([
    'email',
    'site',
    'ownPhone',
  ])
  expect(isKpp('7707AZ001')).toBe(true)
  expect(isKpp('7707az001')).toBe(false)
})

test('A2 the verifier compares numbers, licence, statement and who answers for it', () => {
  expect(factsForVerifier(right, 'Орлова Елена Викторовна').map((f) => `${f.label}: ${f.value}`)).toEqual([
    'Полное название: Академия у реки',
    'Короткое название: Академия',
    'ОГРН: 1027700132195',
    'ИНН: 7707083893',
    'КПП: 770701001',
    'Юридический адрес: Псковская область, Псков, Речная, 1',
    'Связь: +7 811 200-00-00, dpo@academy.example',
    'Заявление: № 7 от 20.11.2026',
    'Лицензия: № Л035-01271-60/00000001 от 01.02.2024, Рособрнадзор',
    'Ответственное лицо: Орлова Елена Викторовна, проректор',
    'Основание: Приказ № 12 от 14.03.2026',
  ])
})
