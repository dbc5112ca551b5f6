/** Answers of one try: shown at once, saved one by one, tried again until they are in. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../web/api.ts'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { saveAnswer, type AnswerValue, type Attempt } from '../contract.ts'

export interface Answers {
  readonly of: (question: number) => AnswerValue | null
  readonly set: (question: number, value: AnswerValue) => void
  /** Something is not in yet, and the last try to send it failed. */
  readonly isUnsaved: boolean
  /** Resolves when everything is in; throws when it cannot be. */
  readonly flush: () => Promise<void>
}

/** Typing is sent when it pauses. */
const pauseMs = 400
const patienceMs = 4000

export function useAnswers(attempt: Attempt): Answers {
  const [values, setValues] = useState<readonly (AnswerValue | null)[]>(() =>
    attempt.questions.map((q) => q.answer),
  )
  const [isUnsaved, setUnsaved] = useState(false)
  const waiting = useRef(new Map<number, AnswerValue>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { id } = attempt
  // Each try that failed for want of a line is followed by another.
  const again = useRef<() => void>(() => undefined)
  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    for (const [question, value] of waiting.current) {
      await call(saveAnswer, { params: { id, question }, body: { value } })
      if (waiting.current.get(question) === value) waiting.current.delete(question)
    }
    setUnsaved(false)
  }, [id])
  const send = useCallback(() => {
    flush().catch((error: unknown) => {
      const { status, code } = refusedBy(error)
      setUnsaved(true)
      if (code === 'offline' || status === 429 || status >= 500 || status === 401)
        timer.current = setTimeout(() => again.current(), patienceMs)
    })
  }, [flush])
  useEffect(() => {
    again.current = send
  }, [send])
  useEffect(() => {
    addEventListener('online', send)
    return () => {
      removeEventListener('online', send)
      send()
    }
  }, [send])
  const set = (question: number, value: AnswerValue) => {
    setValues((all) => all.map((one, n) => (n === question ? value : one)))
    waiting.current.set(question, value)
    clearTimeout(timer.current)
    timer.current = setTimeout(send, pauseMs)
  }
  return { of: (question) => values[question] ?? null, set, isUnsaved, flush }
}
