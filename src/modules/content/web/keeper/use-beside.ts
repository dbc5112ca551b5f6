/** Whoever keeps the words of a lesson is awake before the lesson opens: one that was opened earlier is not heard. */
import { useEffect, useEffectEvent, useState } from 'react'
import { openBeside } from './beside.ts'
import { openRelay, type RelayParts } from './relay.ts'

export interface Kept extends Pick<RelayParts, 'of' | 'hasLastWord' | 'keeper'> {
  /** Of our page beside the lesson. */
  readonly url: string
}

/** True: the lesson may open. Null is a look, of which nothing is kept. */
export function useBeside(kept: Kept | null, onWatching?: (isWatching: boolean) => void): boolean {
  const [isReady, setReady] = useState(kept === null)
  const url = kept?.url
  const wake = useEffectEvent((beside: string) => {
    const { url: _, ...parts } = kept!
    return openBeside(beside, openRelay({ ...parts, origin: location.origin }), (isWatching) => {
      onWatching?.(isWatching)
      setReady(true)
    })
  })
  useEffect(() => (url === undefined ? undefined : wake(url)), [url])
  return isReady
}
