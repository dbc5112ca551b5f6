import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import fc from 'fast-check'
import type { OrganisationFields } from './contract.ts'
import { inRussianLayout, letters, plain, readings } from '../../platform/search/reading.ts'
import { isInn, isOgrn } from '../../platform/legal-numbers.ts'
import { faultsOf } from './domain.ts'

test('A2 ОГРН and ИНН are told by their check digits', () => {
  expect(isOgrn('1027700132195')).toBe(true)
  expect(isOgrn('1027700132196')).toBe(false)
  expect(isOgrn('102770013219')).toBe(false)
  expect(isInn('7707083893')).toBe(true)
  expect(isInn('7707083892')).toBe(false)
  expect(isInn('77070838931')).toBe(false)
})

test('A2 one wrong digit of an ИНН is always noticed unless it weighs nothing modulo 11', () => {
  const rule = () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const right = '7707083893'
        const wrong = Array.from(right)
          .map((d, i) => (i === at ? String((Number(d) + by) % 10) : d))
          .join('')
        // 10 and 0 share the control digit 0: the only pair the rule cannot tell apart.
        const sum = [2, 4, 10, 3, 5, 9, 4, 6, 8].reduce((s, w, i) => s + w * Number(wrong[i]), 0) % 11
        return isInn(wrong) === (sum % 10 === Number(right[9]))
      }),
    )
  expect(rule).not.toThrow()
})

const fields: OrganisationFields = {
  name: 'Северная академия',
  shortName: 'Северная',
  kind: 'educational',
  city: 'Псков',
  region: 'Псковская область',
  address: null,
  phone: null,
  site: null,
  ogrn: '1027700132195',
  inn: '7707083893',
  licence: null,
  closedOn: null,
}

test('A2 every fault of an organisation is named at once, with what to do', () => {
  expect(faultsOf(fields, '2026-11-23')).toEqual([])
  const wrong = {
    ...fields,
    ogrn: '1027700132196',
    inn: '77',
    closedOn: '2027-01-01',
    licence: { number: '1', issuedOn: '2027-01-01', isActive: true },
  }
  expect(faultsOf(wrong, '2026-11-23').map((f) => `${f.field}: ${f.message}`)).toEqual([
    'ogrn: Контрольная цифра не сходится. Проверьте ОГРН',
    'inn: В ИНН нужно 10 цифр, введено 2',
    'licence.issuedOn: Дата в будущем. Проверьте год',
    'closedOn: Дата в будущем. Проверьте год',
  ])
})

test('A2 a query is read as typed and as the same keys in the Russian layout', () => {
  expect(inRussianLayout('Gcrjd')).toBe('псков')
  expect(inRussianLayout('J;jujdsq')).toBe('ожоговый')
  expect(readings('Gcrjd')).toEqual([['gcrjd'], ['псков']])
  expect(readings('  «Ёлка» — Тверь ')).toEqual([['елка', 'тверь']])
  expect(readings(' — ')).toEqual([])
  expect(plain('Больница № 2 «Ёлка»')).toBe('больница 2 елка')
})

test('A2 each Russian letter has its own sign in ASCII, the same here and in the database', () => {
  const all = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'
  const signs = letters(all)
  expect(signs).toMatch(/^[a-z0-9]{32}$/)
  expect(new Set(signs).size).toBe(32)
  const folder = new URL('../../../database/migrations/', import.meta.url)
  const file = readdirSync(folder).find((name) => name.endsWith('_organisation_letters.sql'))
  expect(readFileSync(new URL(file!, folder), 'utf8')).toContain(`'${all}', '${signs}'`)
})
