/** What lessons of cmi5 said without a line, on the pages of a course; it sends what an earlier page left too. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useSession } from '../../../../web/session.tsx'
import { openWordKeeper, type WordKeeper, type WordsState } from './word-keeper.ts'

const keepers = new Map<string, WordKeeper>()

function keeperOf(personId: string): WordKeeper {
  const known = keepers.get(personId) ?? openWordKeeper({ personId })
  keepers.set(personId, known)
  return known
}

export function useWords(): { readonly keeper: WordKeeper; readonly state: WordsState } {
  const personId = useSession()?.person.id ?? ''
  const keeper = useMemo(() => keeperOf(personId), [personId])
  const state = useSyncExternalStore(keeper.listen, keeper.state)
  useEffect(() => void keeper.send(), [keeper])
  return { keeper, state }
}
