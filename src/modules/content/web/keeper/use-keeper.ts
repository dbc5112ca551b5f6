/** The keeper of a page: one for whoever is signed in; it sends what an earlier page left too. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useSession } from '../../../../web/session.tsx'
import { openKeeper, type Keeper, type Reply, type SaveState } from './keeper.ts'

const keepers = new Map<string, Keeper>()

function keeperOf(personId: string): Keeper {
  const known = keepers.get(personId) ?? openKeeper({ personId })
  keepers.set(personId, known)
  return known
}

export interface Keeping {
  readonly keeper: Keeper
  readonly state: SaveState
  /** Another device went further: its name and when. */
  readonly newer: Reply['newer']
  readonly forgetNewer: () => void
}

export function useKeeper(studyId: string, onReply: (reply: Reply) => void): Keeping {
  const personId = useSession()?.person.id ?? ''
  const keeper = useMemo(() => keeperOf(personId), [personId])
  const state = useSyncExternalStore(keeper.listen, keeper.state)
  const [newer, setNewer] = useState<Reply['newer']>(null)
  useEffect(() => {
    void keeper.send()
    return keeper.listen((_, reply, of) => {
      if (!reply || of !== studyId) return
      if (reply.newer) setNewer(reply.newer)
      onReply(reply)
    })
  }, [keeper, studyId, onReply])
  return { keeper, state, newer, forgetNewer: () => setNewer(null) }
}
