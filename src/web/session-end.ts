/** The moment when the session turns out to be over: heard from the cache and from the live line, told to the page. */
import { useSyncExternalStore } from 'react'

let isOver = false
const hearers = new Set<() => void>()

export function tellSessionEnd(over: boolean): void {
  if (isOver === over) return
  isOver = over
  for (const hear of hearers) hear()
}

const subscribe = (hear: () => void) => {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

export const useSessionEnd = (): boolean => useSyncExternalStore(subscribe, () => isOver)
