/** Lets a provider that lies down rest: after 5 failures in a row nobody asks it for 30 s, then one asks. */
import { LineFault } from './messenger.ts'

const failuresToOpen = 5
const restMs = 30_000

export interface Breaker {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>
}

/** `clock` is monotonic, milliseconds. */
export function createBreaker(name: string, clock: () => number = () => performance.now()): Breaker {
  let failures = 0
  let openedAt: number | null = null
  let isProbing = false

  /** True for the one that asks whether the provider is well again. */
  function enter(): boolean {
    if (openedAt === null) return false
    const restLeft = openedAt + restMs - clock()
    if (restLeft > 0 || isProbing) {
      throw new LineFault('resting', name, Math.max(1, Math.ceil(restLeft / 1000)))
    }
    isProbing = true
    return true
  }

  return {
    run: async (work) => {
      const isProbe = enter()
      try {
        const result = await work()
        failures = 0
        openedAt = null
        return result
      } catch (error) {
        if (error instanceof LineFault && error.reason === 'reader-busy') {
          failures = 0
          openedAt = null
          throw error
        }
        failures++
        if (isProbe || failures >= failuresToOpen) openedAt = clock()
        throw error
      } finally {
        if (isProbe) isProbing = false
      }
    },
  }
}
