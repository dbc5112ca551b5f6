/** Russian typography: what the eye of a reader checks. */
import { describe, expect, test } from 'vitest'
import {
  fileSize,
  form,
  initialsFirst,
  listing,
  nb,
  number,
  phone,
  plural,
  roubles,
  sentences,
  snils,
  surnameFirst,
  t,
} from './words.ts'

/** «_» stands for the space that does not break. */
const seen = (text: string) => text.replaceAll('\u00a0', '_')

describe('t keeps together', () => {
  test.for([
    ['в доме и в саду', 'в_доме и_в_саду'],
    ['Не хватает 20 ЗЕТ до 14 марта 2028', 'Не_хватает 20_ЗЕТ до_14_марта_2028'],
    ['осталось 2 дня', 'осталось 2_дня'],
    ['20 вопросов, 30 минут', '20_вопросов, 30_минут'],
    ['Заявление № 2026-041877', 'Заявление №_2026-041877'],
    ['Заявление №17', 'Заявление №_17'],
    ['Проверяет Л. М. Дёмина', 'Проверяет Л._М._Дёмина'],
    ['Проверяет Л.М.Дёмина', 'Проверяет Л._М._Дёмина'],
    ['Дёмина Л. М.', 'Дёмина_Л._М.'],
    ['3 февраля – 30 мая 2026', '3_февраля_– 30_мая_2026'],
    ['Код — в письме', 'Код_— в_письме'],
    ['2,4 МБ, 64 %', '2,4_МБ, 64_%'],
    ['стоит 14 500 ₽', 'стоит 14_500_₽'],
    ['+7 900 123-45-67', '+7_900_123-45-67'],
    ['СНИЛС 123-456-789 01', 'СНИЛС 123-456-789_01'],
    ['для врача, при враче', 'для_врача, при_враче'],
    ['если бы, тот же, знает ли', 'если_бы, тот_же, знает_ли'],
    ['лижет бытовой жетон', 'лижет бытовой жетон'],
    ['(в скобках) «и в кавычках»', '(в_скобках) «и_в_кавычках»'],
    ['обычное предложение длинных слов', 'обычное предложение длинных слов'],
  ] as const)('%s', ([plain, joined]) => expect(seen(nb(plain))).toBe(joined))

  test('values are put in first, then joined', () => {
    expect(seen(t`Решим к ${'27 ноября'}`)).toBe('Решим к_27_ноября')
    expect(seen(t`${3} из ${6}`)).toBe('3_из_6')
    expect(t``).toBe('')
  })
  test('applying it twice changes nothing', () => {
    const once = nb('А. Б. Ильина — в 9:00, № 5, и 3 дела до 5 мая 2026')
    expect(nb(once)).toBe(once)
  })
})

describe('figures', () => {
  test.for([
    [0, '0_дел'],
    [1, '1_дело'],
    [2, '2_дела'],
    [5, '5_дел'],
    [11, '11_дел'],
    [12, '12_дел'],
    [21, '21_дело'],
    [22, '22_дела'],
    [111, '111_дел'],
    [1001, '1001_дело'],
    [12345, '12_345_дел'],
  ] as const)('%i', ([n, words]) => expect(seen(plural(n, 'дело', 'дела', 'дел'))).toBe(words))

  test('the word alone', () => expect(form(4, 'файл', 'файла', 'файлов')).toBe('файла'))
  test('numbers', () => {
    expect(seen(number(14500))).toBe('14_500')
    expect(number(2026)).toBe('2026')
    expect(number(2.44, 1)).toBe('2,4')
    expect(number(2, 1)).toBe('2')
    expect(number(-3)).toBe('−3')
    expect(seen(roubles(1500))).toBe('1_500_₽')
  })
  test.for([
    [0, '0_Б'],
    [900, '900_Б'],
    [184_320, '180_КБ'],
    [2_516_582, '2,4_МБ'],
    [10 * 2 ** 20, '10_МБ'],
    [2 ** 20 - 1, '1_МБ'],
    [3 * 2 ** 30, '3_ГБ'],
  ] as const)('%i bytes', ([n, words]) => expect(seen(fileSize(n))).toBe(words))
})

test('СНИЛС and phone in the usual spelling; what is not one is left alone', () => {
  expect(seen(snils('11223344595'))).toBe('112-233-445_95')
  expect(seen(snils('112-233-445 95'))).toBe('112-233-445_95')
  expect(snils('112')).toBe('112')
  expect(seen(phone('+79001234567'))).toBe('+7_900_123-45-67')
  expect(seen(phone('89001234567'))).toBe('+7_900_123-45-67')
  expect(seen(phone('+7******4517'))).toBe('+7_···_···-45-17')
  expect(phone('звонить днём')).toBe('звонить днём')
})

test('names', () => {
  const orlova = { familyName: 'Орлова', givenName: 'Елена', middleName: 'Викторовна' }
  expect(seen(surnameFirst(orlova))).toBe('Орлова_Е._В.')
  expect(seen(initialsFirst({ familyName: 'Ким', givenName: 'Ян', middleName: null }))).toBe('Я._Ким')
})

test('a list in words', () => {
  expect(listing([])).toBe('')
  expect(listing(['номер'])).toBe('номер')
  expect(seen(listing(['номер', 'год', 'печать']))).toBe('номер, год и_печать')
})

test('what is told one after another: a capital for each, one stop between, nothing of what is absent', () => {
  expect(sentences(['36 ЗЕТ', null, 'ответ до 18 декабря', '', 'Всё готово!', 'пройдено 0 %'])).toBe(
    '36 ЗЕТ. Ответ до 18 декабря. Всё готово! Пройдено 0 %',
  )
})
