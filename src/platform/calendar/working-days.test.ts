import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  calendarDaysBetween,
  dayBeforeWorking,
  isWorkingDay,
  moscowDay,
  nextDay,
  startOfMoscowDay,
  workingDaysBetween,
} from './working-days.ts'
import { movedDays } from './holidays.ts'

describe('D6 the expected date is counted in working days of Russia', () => {
  test.for([
    ['2026-11-23', true, 'an ordinary Monday'],
    ['2026-11-22', false, 'Sunday'],
    ['2026-11-04', false, 'День народного единства'],
    ['2026-01-09', false, 'moved here from 3 January'],
    ['2026-12-31', false, 'moved here from 4 January'],
    ['2026-12-30', true, 'the day before the New Year holidays'],
    ['2026-03-09', false, '8 March fell on Sunday'],
    ['2026-05-11', false, '9 May fell on Saturday'],
    ['2025-11-01', true, 'a Saturday that was made a working day'],
    ['2025-11-03', false, 'its day off'],
    ['2025-02-24', true, '23 February fell on Sunday, but the Government moved it to 8 May'],
    ['2025-05-08', false, 'there it is'],
    ['2024-04-27', true, 'a working Saturday'],
    ['2024-12-28', true, 'a working Saturday'],
    ['2024-12-31', false, 'moved here from 7 January'],
    ['2023-11-06', false, '4 November fell on Saturday'],
    ['2027-05-03', false, '1 May falls on Saturday: by the article alone, without a decree'],
    ['2027-06-14', false, '12 June falls on Saturday'],
  ] as const)('%s works: %s, %s', ([day, works]) => expect(isWorkingDay(day)).toBe(works))

  test.for([
    ['2023', 247],
    ['2024', 248],
    ['2025', 247],
    ['2026', 247],
  ] as const)('the year %s has %i working days, as in the published calendar', ([year, days]) => {
    expect(workingDaysBetween(`${Number(year) - 1}-12-31`, `${year}-12-31`)).toBe(days)
  })

  test('every year with moved days names its decree', () => {
    for (const [year, { decree, moves }] of Object.entries(movedDays)) {
      expect(decree).toMatch(
        new RegExp(`Постановление Правительства РФ от \\d\\d\\.\\d\\d\\.${Number(year) - 1} № \\d+`),
      )
      expect(
        moves.every(
          ([from]) =>
            !isWorkingDay(`${year}-${from}`) || [0, 6].includes(new Date(`${year}-${from}`).getUTCDay()),
        ),
      ).toBe(true)
    }
  })

  test('three working days from Sunday 22 November end on Wednesday', () => {
    expect(addWorkingDays('2026-11-22', 3)).toBe('2026-11-25')
  })

  test('the New Year holidays are stepped over', () => {
    expect(addWorkingDays('2025-12-30', 1)).toBe('2026-01-12')
    expect(workingDaysBetween('2025-12-30', '2026-01-12')).toBe(1)
  })

  test('the day changes at midnight of Moscow, not of Greenwich', () => {
    expect(moscowDay(new Date('2026-11-22T20:59:59.999Z'))).toBe('2026-11-22')
    expect(moscowDay(new Date('2026-11-22T21:00:00.000Z'))).toBe('2026-11-23')
    expect(startOfMoscowDay('2026-11-23').toISOString()).toBe('2026-11-22T21:00:00.000Z')
  })

  test('29 February and the turn of a year are days like others', () => {
    expect(nextDay('2024-02-28')).toBe('2024-02-29')
    expect(nextDay('2025-12-31')).toBe('2026-01-01')
    expect(calendarDaysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })

  const anyDay = fc.integer({ min: 0, max: 1800 }).map((n) => nextDay('2023-01-01', n))

  test('adding days and counting them back agree, from any day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const end = addWorkingDays(day, count)
        expect(isWorkingDay(end)).toBe(true)
        expect(workingDaysBetween(day, end)).toBe(count)
      }),
    )
  })

  test('days of two stretches are the days of the whole', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(40), fc.nat(40), (day, a, b) => {
        const [middle, end] = [nextDay(day, a), nextDay(day, a + b)]
        expect(workingDaysBetween(day, middle) + workingDaysBetween(middle, end)).toBe(
          workingDaysBetween(day, end),
        )
      }),
    )
  })

  test('going back over working days and forth again meets the same days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 40 }), (from, count) => {
        const day = nextDay('2023-03-01', from)
        const before = dayBeforeWorking(day, count)
        expect(workingDaysBetween(before, day)).toBe(count)
        expect(isWorkingDay(nextDay(before))).toBe(true)
      }),
    )
  })
})
