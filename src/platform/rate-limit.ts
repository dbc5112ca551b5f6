/** Requests per key in a sliding minute, in this process; counters of sign-in live in the database. */
import { Problem } from './problem.ts'
import { tooMany } from './refusals.ts'

export interface RateLimit {
  /** Throws 429 with the seconds to wait. */
  readonly spend: (key: string, atMs: number) => void
}

export function createRateLimit(perMinute: number): RateLimit {
  let minute = 0
  let current = new Map<string, number>()
  let previous = new Map<string, number>()
  return {
    spend: (key, atMs) => {
      const now = Math.floor(atMs / 60_000)
      if (now !== minute) {
        previous = now === minute + 1 ? current : new Map()
        current = new Map()
        minute = now
      }
      const share = 1 - (atMs % 60_000) / 60_000
      const spent = (current.get(key) ?? 0) + (previous.get(key) ?? 0) * share
      if (spent >= perMinute) {
        throw new Problem(tooMany, { retryAfterSeconds: Math.ceil(60 - (atMs % 60_000) / 1000) })
      }
      current.set(key, (current.get(key) ?? 0) + 1)
    },
  }
}
