import { describe, expect, test } from 'vitest'
import { cells, dayOf, median, owed, spanOf } from './domain.ts'

const date = (text: string) => new Date(text)

describe('G7 days of the report', () => {
  test('a day is Moscow’s, from midnight to midnight', () => {
    expect(dayOf(date('2026-11-28T20:59:59Z'))).toBe('2026-11-28')
    expect(dayOf(date('2026-11-28T21:00:00Z'))).toBe('2026-11-29')
    expect(spanOf('2026-11-29')).toEqual({
      from: date('2026-11-28T21:00:00Z'),
      until: date('2026-11-29T21:00:00Z'),
    })
  })

  test('missed nights are owed from the last report on, never the day that still goes on, a month back at most', () => {
    const now = date('2026-11-29T01:00:00Z')
    expect(owed(now, date('2026-01-01T00:00:00Z'), '2026-11-26')).toEqual(['2026-11-27', '2026-11-28'])
    expect(owed(now, date('2026-11-27T12:00:00Z'), null)).toEqual(['2026-11-27', '2026-11-28'])
    expect(owed(now, null, null)).toEqual([])
    expect(owed(now, date('2026-01-01T00:00:00Z'), '2026-11-28')).toEqual([])
    expect(owed(now, date('2020-01-01T00:00:00Z'), '2026-01-01')).toHaveLength(31)
  })
})

describe('G7 the table', () => {
  test('a cell that looks like a formula, a quote or a separator is only text', () => {
    expect(cells([['=1+1', 'a;b', 'он сказал "да"', 5]])).toBe(`'=1+1;"a;b";"он сказал ""да""";5\r\n`)
  })
  test('what is usual is the middle of the days', () => {
    expect([median([]), median([3, 1, 2]), median([1, 4])]).toEqual([0, 2, 2.5])
  })
})
