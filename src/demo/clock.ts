/** The clock of the demo world: told what time it is, so that two years pass in seconds. */
import { AsyncLocalStorage } from 'node:async_hooks'

export interface DemoClock {
  readonly now: () => Date
  /** Everything that `work` calls, however deep, sees this moment; several moments may be lived at once. */
  readonly at: <T>(moment: Date, work: () => Promise<T>) => Promise<T>
}

export function demoClock(from: Date): DemoClock {
  const moments = new AsyncLocalStorage<Date>()
  return { now: () => moments.getStore() ?? from, at: (moment, work) => moments.run(moment, work) }
}

/** Mulberry32: the same world on every machine. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)]!

const dayMs = 86_400_000
export const daysLater = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)
/** A moment of the working day by Moscow (UTC+3), never on a weekend. */
export function workMoment(random: () => number, day: Date): Date {
  const at = new Date(day)
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setTime(at.getTime() + dayMs)
  at.setUTCHours(6 + Math.floor(random() * 8), Math.floor(random() * 60), Math.floor(random() * 60))
  return at
}
