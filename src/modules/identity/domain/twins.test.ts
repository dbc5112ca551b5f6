/** C3: which two accounts look like one person's, and which of them would stay. */
import { expect, test } from 'vitest'
import type { Person } from './person.ts'
import { judgePair, likenessOf } from './twins.ts'

const person = (over: Partial<Person>): Person =>
  ({
    id: 'a',
    snils: null,
    claimedSnils: null,
    snilsIsProved: false,
    familyName: 'Семёнова',
    givenName: 'Алёна',
    patronymic: null,
    birthDate: '1984-03-14',
    esiaOid: null,
    blockedAt: null,
    mergedInto: null,
    ...over,
  }) as Person
const proved = person({ id: 'kept', snils: '11223344595', snilsIsProved: true, esiaOid: '1000' })
const typed = person({ id: 'gone', familyName: 'Иная', claimedSnils: '11223344595' })

test('C3 one СНИЛС says it, proved or only typed; else the whole name and the day of birth, however Ё is written', () => {
  expect(likenessOf(proved, typed)).toBe('snils')
  expect(likenessOf(typed, person({ claimedSnils: '11223344595', birthDate: null }))).toBe('snils')
  const same = person({ familyName: ' семенова', givenName: 'АЛЕНА', patronymic: '' })
  expect(likenessOf(proved, same)).toBe('name')
  for (const other of [{ birthDate: '1984-03-15' }, { patronymic: 'Львовна' }, { givenName: 'Анна' }])
    expect(likenessOf(proved, person(other))).toBeNull()
  expect(likenessOf(person({ birthDate: null }), person({ birthDate: null }))).toBeNull()
})

test('C3 the proved one stays, whichever is named first', () => {
  for (const pair of [judgePair(proved, typed), judgePair(typed, proved)])
    expect(pair).toMatchObject({ kept: { id: 'kept' }, gone: { id: 'gone' }, likeness: 'snils' })
})

test.for<[string, Partial<Person>, Partial<Person>]>([
  ['unlike', {}, { familyName: 'Другая', claimedSnils: null }],
  ['unlike', { mergedInto: 'b' }, {}],
  ['two-snils', {}, { snils: '15588899956', snilsIsProved: true }],
  ['two-records', {}, { esiaOid: '1001' }],
  ['closed', { blockedAt: new Date(0) }, {}],
  ['closed', {}, { blockedAt: new Date(0) }],
  ['unproved', { snilsIsProved: false, esiaOid: null }, {}],
])('C3 not made one: %s', ([obstacle, of, other]) => {
  expect(judgePair({ ...proved, ...of }, { ...typed, ...other })).toEqual({ obstacle })
})
