/** The statistics that other tests trust: they see a leak, and they do not see one that is not there. */
import { expect, test } from 'vitest'
import { canTell, chanceGreater, median, medianDifference } from './statistics.ts'

function noise(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const u = (state + 1) / 4_294_967_297
    // A long tail to the right, as times of answers have.
    return 8 + -Math.log(u) * 2
  }
}
const heap = (seed: number, n: number, more = 0) => {
  const next = noise(seed)
  return Array.from({ length: n }, () => next() + more)
}

test('the median and the chance of being greater', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(chanceGreater([2, 3], [1, 1])).toBe(1)
  expect(chanceGreater([1, 2], [1, 2])).toBe(0.5)
})

test('a leak of a tenth of the time is seen in three hundred samples', () => {
  for (let seed = 1; seed <= 20; seed++)
    expect(canTell(heap(seed, 300, 1.2), heap(seed + 900, 300), 0.03)).toBe(true)
})

test('equal heaps are told apart hardly ever', () => {
  const told = Array.from({ length: 100 }, (_, i) => canTell(heap(i + 1, 300), heap(i + 5001, 300), 0.03))
  expect(told.filter(Boolean).length).toBeLessThanOrEqual(2)
})

test('the interval holds the true difference', () => {
  const { low, high } = medianDifference(heap(7, 400, 2), heap(77, 400))
  const base = 8 + Math.log(2) * 2
  expect(low).toBeLessThan(2 / base)
  expect(high).toBeGreaterThan(2 / base)
})
