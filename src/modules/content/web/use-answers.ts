/** Answers of one try: shown at once, kept on the device, sent as soon as the line and the session allow. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { AnswerValue, Attempt } from '../contract.ts'
import { useAnswerKeeper } from './keeper/use-answer-keeper.ts'
import { attemptQuery } from './query.ts'

export interface Answers {
  readonly of: (question: number) => AnswerValue | null
  readonly set: (question: number, value: AnswerValue) => void
  /** Resolves when everything is in; throws when it cannot be. */
  readonly flush: () => Promise<void>
}

export function useAnswers(attempt: Attempt): Answers {
  const { id } = attempt
  const cache = useQueryClient()
  const { keeper } = useAnswerKeeper()
  // What was answered here stands over what the server has.
  const [here, setHere] = useState<ReadonlyMap<number, AnswerValue>>(new Map())
  useEffect(() => {
    let isGone = false
    void keeper.keptOf(id).then((kept) => {
      if (!isGone) setHere((now) => new Map([...kept.map((k) => [k.question, k.value] as const), ...now]))
    })
    const deaf = keeper.onAnswer((kept, saved) => {
      if (kept.attemptId !== id || saved?.outcome === 'kept') return
      // Another device answered later, or the try is over: what the server has is shown.
      setHere((now) => new Map([...now].filter(([question]) => question !== kept.question)))
      void cache.invalidateQueries({ queryKey: attemptQuery(id).queryKey })
    })
    return () => {
      isGone = true
      deaf()
      void keeper.send()
    }
  }, [keeper, id, cache])
  const set = (question: number, value: AnswerValue) => {
    setHere((now) => new Map(now).set(question, value))
    void keeper.put(id, question, value)
  }
  const flush = useCallback(() => keeper.flush(id), [keeper, id])
  return {
    of: (question) => here.get(question) ?? attempt.questions[question]?.answer ?? null,
    set,
    flush,
  }
}
