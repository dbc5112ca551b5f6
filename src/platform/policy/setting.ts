/** A number that somebody answers for: declared by the module that obeys it, kept as dated rows with their source. */

/** What the numbers are counted in. */
export type Unit =
  | 'times'
  | 'signs'
  | 'accounts'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'months'
  | 'percent'
  | 'fold'

export interface Setting {
  /** As in `platform.policy`. */
  readonly key: string
  /** Russian name. */
  readonly title: string
  /** What a greater or a smaller number does, in words. */
  readonly effect: string
  readonly unit: Unit
  readonly min: number
  readonly max: number
  /** Several numbers that grow: the first time, the second, … the last one stays. */
  readonly isLadder: boolean
}

type Numbers = Omit<Setting, 'isLadder'>

export const setting = <const S extends Numbers>(s: S) => ({ ...s, isLadder: false as const })
export const ladder = <const S extends Numbers>(s: S) => ({ ...s, isLadder: true as const })

/** Why this value cannot be; null when it can. */
export function valueFault(s: Setting, value: number | readonly number[]): string | null {
  const numbers = typeof value === 'number' ? [value] : value
  if (s.isLadder === (typeof value === 'number') || numbers.length === 0 || numbers.length > 8)
    return s.isLadder ? 'Нужны от одного до восьми чисел через запятую' : 'Нужно одно число'
  if (numbers.some((n) => !Number.isInteger(n) || n < s.min || n > s.max))
    return `Можно от ${s.min} до ${s.max}, целое`
  if (numbers.some((n, i) => i > 0 && n < numbers[i - 1]!)) return 'Каждое следующее не меньше предыдущего'
  return null
}
