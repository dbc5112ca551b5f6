/** The time of the page: moves by the minute, may be stopped by a test. */
import { createContext, useContext, useEffect, useState } from 'react'

/** A fixed moment for tests and pictures; null is the real clock. */
export const FixedNow = createContext<Date | null>(null)

export function useNow(everySeconds = 60): Date {
  const fixed = useContext(FixedNow)
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    if (fixed) return
    const timer = setInterval(() => setNow(new Date()), everySeconds * 1000)
    return () => clearInterval(timer)
  }, [fixed, everySeconds])
  return fixed ?? now
}
