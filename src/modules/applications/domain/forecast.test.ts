import { describe, expect, test } from 'vitest'
import { forecast, percentileOf, type QueueFacts } from './forecast.ts'

const monday = new Date('2026-11-23T07:42:00Z')
const reviews = (days: readonly number[], kept = true) =>
  days.map((daysSpent) => ({ daysSpent, wasKept: kept }))
const queue = (over: Partial<QueueFacts> = {}): QueueFacts => ({
  reviews: [],
  ahead: 0,
  decidedLately: 0,
  ...over,
})

describe('D6 the expected date comes from the real queue', () => {
  test('while there is nothing to learn from, the norm of three working days is promised and called so', () => {
    expect(forecast(queue(), 0, monday)).toEqual({
      on: '2026-11-26',
      basis: 'norm',
      ahead: 0,
      reviewCount: 0,
      keptShare: null,
    })
    expect(forecast(queue({ reviews: reviews([9, 9, 9, 9, 9, 9, 9, 9, 9]) }), 0, monday).basis).toBe('norm')
  })

  test('four of five past reviews were not longer', () => {
    const past = reviews([1, 1, 2, 2, 2, 3, 4, 4, 8, 20])
    expect(forecast(queue({ reviews: past }), 0, monday)).toMatchObject({
      on: '2026-11-27',
      basis: 'reviews',
    })
  })

  test('a long queue at a slow pace puts the day off', () => {
    const past = reviews(Array.from({ length: 20 }, () => 2))
    expect(forecast(queue({ reviews: past, ahead: 10, decidedLately: 20 }), 0, monday).on).toBe('2026-12-07')
    expect(forecast(queue({ reviews: past, ahead: 10, decidedLately: 200 }), 0, monday).on).toBe('2026-11-25')
  })

  test('days already spent are not promised again', () => {
    const past = reviews(Array.from({ length: 20 }, () => 4))
    expect(forecast(queue({ reviews: past }), 3, monday).on).toBe('2026-11-24')
    expect(forecast(queue({ reviews: past }), 9, monday).on).toBe('2026-11-23')
  })

  test('a new application is never promised for the same day', () => {
    expect(forecast(queue({ reviews: reviews(Array.from({ length: 12 }, () => 0)) }), 0, monday).on).toBe(
      '2026-11-24',
    )
  })

  test('it says how often such promises were kept, and only when there is enough to say it', () => {
    const past = [...reviews([2, 2, 2, 2, 2, 2, 2, 2, 2]), ...reviews([5], false)]
    expect(forecast(queue({ reviews: past }), 0, monday)).toMatchObject({ reviewCount: 10, keptShare: 0.9 })
    expect(
      forecast(queue({ reviews: past.map((r, i) => (i < 3 ? { ...r, wasKept: null } : r)) }), 0, monday)
        .keptShare,
    ).toBeNull()
  })

  test('past a thousand the place in the queue is no longer counted', () => {
    expect(forecast(queue({ ahead: 1000 }), 0, monday).ahead).toBeNull()
    expect(forecast(queue({ ahead: 999 }), 0, monday).ahead).toBe(999)
  })

  test('the percentile is a value that really occurred', () => {
    expect(percentileOf([7], 0.8)).toBe(7)
    expect(percentileOf([5, 1, 4, 2, 3], 0.8)).toBe(4)
    expect(percentileOf([], 0.8)).toBe(0)
  })
})
