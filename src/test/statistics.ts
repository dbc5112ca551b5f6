/** Can two heaps of times be told apart? For tests that must be sure on a noisy machine. */

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Chance that a value of `a` is greater than one of `b` (Mann–Whitney U over n·m); 0.5 tells nothing. */
export function chanceGreater(a: readonly number[], b: readonly number[]): number {
  const sorted = b.toSorted((x, y) => x - y)
  const below = (value: number, isStrict: boolean): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isStrict ? sorted[middle]! < value : sorted[middle]! <= value) low = middle + 1
      else high = middle
    }
    return low
  }
  const wins = a.reduce((sum, value) => sum + (below(value, true) + below(value, false)) / 2, 0)
  return wins / (a.length * b.length)
}

/** How far from 0.5 that chance strays by itself with so many samples (three standard errors). */
export const strays = (n: number, m: number): number => 3 * Math.sqrt((n + m + 1) / (12 * n * m))

export interface Difference {
  /** Of the medians, as a share of the median of `b`. */
  readonly share: number
  /** The middle 99 % of what resampling gives. */
  readonly low: number
  readonly high: number
}

/** Difference of medians with its bootstrapped interval; the generator is seeded, so the same heaps give the same answer. */
export function medianDifference(a: readonly number[], b: readonly number[], rounds = 400): Difference {
  let seed = 20_261_128
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 4_294_967_296
  }
  const again = (values: readonly number[]) =>
    median(values.map(() => values[Math.floor(random() * values.length)]!))
  const base = median(b)
  const seen = Array.from({ length: rounds }, () => (again(a) - again(b)) / base).toSorted((x, y) => x - y)
  return {
    share: (median(a) - base) / base,
    low: seen[Math.floor(rounds * 0.005)]!,
    high: seen[Math.floor(rounds * 0.995)]!,
  }
}

/**
 * True when the heaps differ by more than `share` of their median, and chance cannot explain it.
 * A real leak shows in every round; a neighbour's work on the same machine does not.
 */
export function canTell(a: readonly number[], b: readonly number[], share: number): boolean {
  const { low, high } = medianDifference(a, b)
  const isOff = Math.abs(chanceGreater(a, b) - 0.5) > strays(a.length, b.length)
  return isOff && (low > share || high < -share)
}
