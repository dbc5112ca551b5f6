/** One key for one act: after a lost answer the next try is the same act, which the server does once; after an answer it is another. */
import { useRef } from 'react'
import { Refusal } from './api.ts'

export type Act = <T>(run: (idempotencyKey: string) => Promise<T>) => Promise<T>

export function useAct(): Act {
  const key = useRef<string | null>(null)
  return async (run) => {
    key.current ??= crypto.randomUUID()
    try {
      const done = await run(key.current)
      key.current = null
      return done
    } catch (error) {
      // A refusal was an answer. Silence was none: the server may have done it before the line broke.
      if (!(error instanceof Refusal) || error.status !== 0) key.current = null
      throw error
    }
  }
}
