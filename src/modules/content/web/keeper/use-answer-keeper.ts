/** The keeper of answers of whoever is signed in; it sends what an earlier page left too. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useSession } from '../../../../web/session.tsx'
import { openAnswerKeeper, type AnswerKeeper, type AnswersState } from './answer-keeper.ts'

const keepers = new Map<string, AnswerKeeper>()

function keeperOf(personId: string): AnswerKeeper {
  const known = keepers.get(personId) ?? openAnswerKeeper({ personId })
  keepers.set(personId, known)
  return known
}

export function useAnswerKeeper(): { readonly keeper: AnswerKeeper; readonly state: AnswersState } {
  const personId = useSession()?.person.id ?? ''
  const keeper = useMemo(() => keeperOf(personId), [personId])
  const state = useSyncExternalStore(keeper.listen, keeper.state)
  useEffect(() => void keeper.send(), [keeper])
  return { keeper, state }
}
