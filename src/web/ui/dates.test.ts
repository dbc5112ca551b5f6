/** Dates by Moscow, in the words of the look. Today is Monday, 23 November 2026, 10:42. */
import { describe, expect, test } from 'vitest'
import {
  day,
  daysFrom,
  deadline,
  exactly,
  fullDay,
  isoDay,
  moment,
  period,
  relative,
  time,
  until,
  weekday,
} from './dates.ts'
import { parseTypedDate, typedDateFault } from './typed-date.ts'

const now = new Date('2026-11-23T07:42:00Z')
const seen = (text: string) => text.replaceAll('\u00a0', ' ')

test('the day is the day in Moscow', () => {
  expect(isoDay('2026-11-22T21:30:00Z')).toBe('2026-11-23')
  expect(isoDay(new Date('2026-11-22T20:59:59Z'))).toBe('2026-11-22')
  expect(isoDay('2026-11-22')).toBe('2026-11-22')
  expect(daysFrom(now, '2026-11-23T20:59:00Z')).toBe(0)
  expect(daysFrom(now, '2026-11-23T21:00:00Z')).toBe(1)
})

test('the year is left out only when it is the current one', () => {
  expect(seen(day('2026-11-19', now))).toBe('19 ноября')
  expect(seen(day('2027-01-11', now))).toBe('11 января 2027')
  expect(seen(fullDay('2026-11-19'))).toBe('19 ноября 2026')
  expect(seen(weekday(now))).toBe('Понедельник, 23 ноября 2026')
})

test('time has no leading zero of the hour', () => {
  expect(time('2026-11-23T06:14:00Z')).toBe('9:14')
  expect(time('2026-11-22T15:30:00Z')).toBe('18:30')
  expect(time('2026-11-22T21:05:00Z')).toBe('0:05')
})

test('moments', () => {
  expect(seen(exactly('2026-11-23T06:14:05.900Z'))).toBe('23 ноября 2026, 9:14:05')
  expect(seen(moment('2026-11-23T06:14:00Z', now))).toBe('сегодня, 9:14')
  expect(seen(moment('2026-11-22T15:30:00Z', now))).toBe('вчера, 18:30')
  expect(seen(moment('2026-11-20T08:05:00Z', now))).toBe('20 ноября, 11:05')
  expect(seen(moment('2025-11-20T08:05:00Z', now))).toBe('20 ноября 2025, 11:05')
})

test('periods', () => {
  expect(seen(period('2026-02-03', '2026-05-30'))).toBe('3 февраля – 30 мая 2026')
  expect(seen(period('2026-02-03', '2026-05-30', now))).toBe('3 февраля – 30 мая')
  expect(seen(period('2026-05-03', '2026-05-30'))).toBe('3–30 мая 2026')
  expect(seen(period('2026-05-30', '2026-05-30'))).toBe('30 мая 2026')
  expect(seen(period('2025-09-01', '2026-05-30'))).toBe('1 сентября 2025 – 30 мая 2026')
})

describe('relative up to 14 days, then only the date', () => {
  test.for([
    ['2026-11-23', 'сегодня'],
    ['2026-11-24', 'завтра'],
    ['2026-11-22', 'вчера'],
    ['2026-11-30', 'через неделю'],
    ['2026-12-02', 'через 9 дней'],
    ['2026-12-07', 'через две недели'],
    ['2026-12-08', ''],
    ['2026-11-20', '3 дня назад'],
    ['2026-11-01', ''],
  ] as const)('%s', ([at, words]) => expect(seen(relative(at, now))).toBe(words))
})

describe('a deadline says what is left', () => {
  test.for([
    ['2026-11-25', 'yours', '25 ноября', 'осталось 2 дня'],
    ['2026-11-24', 'yours', '24 ноября', 'остался 1 день'],
    ['2026-11-23', 'yours', '23 ноября', 'сегодня последний день'],
    ['2026-11-30', 'ink', '30 ноября', 'через неделю'],
    ['2027-02-12', 'ink', '12 февраля 2027', ''],
    ['2026-11-21', 'refused', '21 ноября', 'просрочено на 2 дня'],
  ] as const)('%s', ([at, tone, date, rest]) => {
    const said = deadline(at, now)
    expect([said.tone, seen(said.date), seen(said.rest)]).toEqual([tone, date, rest])
  })
  test('in one line', () => {
    expect(seen(until('2026-11-25', now))).toBe('до 25 ноября, осталось 2 дня')
    expect(seen(until('2027-03-14', now))).toBe('до 14 марта 2027')
  })
})

describe('dates as people type them', () => {
  test.for([
    ['3.2.26', '2026-02-03'],
    ['03.02.2026', '2026-02-03'],
    ['03022026', '2026-02-03'],
    ['3 февраля 2026', '2026-02-03'],
    ['3 фев 2026 г.', '2026-02-03'],
    ['5 мая 1987 года', '1987-05-05'],
    ['5 мар. 87', '1987-03-05'],
    ['2026-02-03', '2026-02-03'],
    ['3/2/2026', '2026-02-03'],
    ['29.02.2024', '2024-02-29'],
    ['31.02.2026', null],
    ['29.02.2025', null],
    ['3.13.2026', null],
    ['вчера', null],
    ['3.2', null],
    ['3.2.0026', null],
  ] as const)('%s', ([text, iso]) => expect(parseTypedDate(text, now)).toBe(iso))

  test('a wrong one is told how to be mended', () => {
    expect(seen(typedDateFault('31.02.2026', now) ?? '')).toBe(
      'Такого числа нет: в феврале 2026 года 28 дней',
    )
    expect(seen(typedDateFault('12.25.2026', now) ?? '')).toBe(
      'Месяц — от 1 до 12. Сначала день, потом месяц',
    )
    expect(seen(typedDateFault('вчера', now) ?? '')).toContain('3.02.2026')
    expect(typedDateFault('', now)).toBeNull()
    expect(typedDateFault('3.2.26', now)).toBeNull()
  })
})
