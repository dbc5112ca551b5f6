import { expect, test } from 'vitest'
import { legible } from './letters.ts'

test.for([
  ['β-адреноблокаторы', 'бета-адреноблокаторы'],
  ['Δ-волна, 10 Ω', 'Дельта-волна, 10 Ом'],
  ['SpO₂ ≥ 95 %', 'SpO₂ ≥ 95 %'],
  ['a ≠ b', 'a не равно b'],
  ['Ёлочки — №\u00A01', 'Ёлочки — №\u00A01'],
  ['мед\u200Bсестра', 'медсестра'],
  ['И\u0306од', 'Йод'],
  ['漢字', '??'],
])('a document says «%s» in letters that it has', ([given, printed]) => {
  expect(legible(given!)).toBe(printed)
})
