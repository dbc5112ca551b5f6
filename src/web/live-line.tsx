/** The live line of the page: one for all, hears what happened, says when it is lost, can be stopped by the person. */
import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { listen, type LiveEvent, type LiveState } from './live.ts'
import { tellSessionEnd } from './session-end.ts'
import { useSession } from './session.tsx'

type Hear = (event: LiveEvent) => void

interface Line {
  readonly state: LiveState | 'stopped'
  readonly stop: () => void
  readonly resume: () => void
  readonly add: (hear: Hear) => () => void
}

const silent: Line = {
  state: 'ended',
  stop: () => undefined,
  resume: () => undefined,
  add: () => () => undefined,
}
const LineContext = createContext<Line>(silent)

/** Open while somebody is signed in. After a gap everything is asked anew; after an event, what was shown before it. */
export function LiveLine({ children }: { readonly children: ReactNode }) {
  const isSignedIn = useSession() !== null
  const cache = useQueryClient()
  const [state, setState] = useState<LiveState>('ended')
  const [isStopped, setStopped] = useState(false)
  const hearers = useRef(new Set<Hear>())
  useEffect(() => {
    if (!isSignedIn || isStopped) return
    return listen(
      (event) => {
        if (event.type === 'resync') void cache.invalidateQueries()
        // What is not on the screen hears nothing: it is asked anew when it is opened.
        else void cache.invalidateQueries({ type: 'inactive', refetchType: 'none' })
        for (const hear of hearers.current) hear(event)
      },
      (next) => {
        setState(next)
        if (next === 'ended') tellSessionEnd(true)
      },
    )
  }, [isSignedIn, isStopped, cache])
  const line = useMemo<Line>(
    () => ({
      state: isStopped ? 'stopped' : state,
      stop: () => setStopped(true),
      resume: () => setStopped(false),
      add: (hear) => {
        hearers.current.add(hear)
        return () => hearers.current.delete(hear)
      },
    }),
    [state, isStopped],
  )
  return <LineContext value={line}>{children}</LineContext>
}

/** State of the line and the person's switch (ПП РФ № 102: what changes by itself can be stopped). */
export const useLive = (): Omit<Line, 'add'> => useContext(LineContext)

/** `useHear('application.', (event) => …)`: events whose type begins so. */
export function useHear(prefix: string, hear: Hear): void {
  const { add } = useContext(LineContext)
  const heard = useEffectEvent(hear)
  useEffect(() => add((event) => event.type.startsWith(prefix) && heard(event)), [add, prefix])
}

/** Asks these queries anew when such an event is heard. */
export function useRefreshOn(prefix: string, ...keys: readonly (readonly unknown[])[]): void {
  const cache = useQueryClient()
  useHear(prefix, () => {
    for (const queryKey of keys) void cache.invalidateQueries({ queryKey })
  })
}
