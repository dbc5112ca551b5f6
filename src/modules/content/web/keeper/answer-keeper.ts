/** Takes answers of tests, keeps them on the device, sends each as soon as it can, and always knows how they stand. */
import type { z } from 'zod'
import { call } from '../../../../web/api.ts'
import { refusedBy } from '../../../../web/ui/refused-by.ts'
import { maxWaitedMs, saveAnswer, type AnswerValue } from '../../contract.ts'
import { memoryAnswers, openAnswerShelf, type AnswerShelf, type KeptAnswer } from './answer-shelf.ts'
import { oneAtATime, type SaveState } from './keeper.ts'

export type Saved = z.output<typeof saveAnswer.reply>

export interface AnswersState {
  readonly save: SaveState
  /** Tries some answers of which the server has not taken: they came after the end. */
  readonly lost: readonly string[]
}

/** What the server said to one answer; null: it will never be taken. */
export type HearAnswer = (kept: KeptAnswer, saved: Saved | null) => void

export interface AnswerKeeper {
  readonly put: (attemptId: string, question: number, value: AnswerValue) => Promise<void>
  /** What of this try is not at the server yet. */
  readonly keptOf: (attemptId: string) => Promise<readonly KeptAnswer[]>
  readonly send: () => Promise<void>
  /** Resolves when everything of this try is in; throws the refusal when it cannot be. */
  readonly flush: (attemptId: string) => Promise<void>
  readonly state: () => AnswersState
  readonly listen: (hear: () => void) => () => void
  readonly onAnswer: (hear: HearAnswer) => () => void
  readonly stop: () => void
}

/** Typing is sent when it pauses. */
const pauseMs = 400
const patienceMs = 4000

export interface AnswerKeeperParts {
  readonly personId: string
  readonly shelf?: Promise<AnswerShelf>
  readonly post?: (kept: KeptAnswer) => Promise<Saved>
}

const posted = ({ attemptId: id, question, value, at }: KeptAnswer): Promise<Saved> =>
  call(saveAnswer, {
    params: { id, question },
    body: { value, waitedMs: Math.min(maxWaitedMs, Math.max(0, Date.now() - at)) },
  })

export function openAnswerKeeper({ personId, shelf: given, post = posted }: AnswerKeeperParts): AnswerKeeper {
  let state: AnswersState = { save: 'saved', lost: [] }
  let isUnkept = false
  let lastRefusal: unknown = null
  const hearers = new Set<() => void>()
  const answered = new Set<HearAnswer>()
  const shelf = (given ?? openAnswerShelf()).catch(() => {
    isUnkept = true
    return memoryAnswers()
  })
  const tell = (next: Partial<AnswersState>) => {
    state = { ...state, ...next }
    for (const hear of hearers) hear()
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }
  let sending: Promise<void> | null = null
  const send = (): Promise<void> => {
    sending ??= oneAtATime('nmo-answers-send', bring).finally(() => (sending = null))
    return sending
  }
  async function bring(): Promise<void> {
    clearTimeout(timer)
    const kept = await shelf
    for (;;) {
      const [first] = await kept.waiting(personId)
      if (!first) return tell({ save: state.lost.length > 0 ? 'refused' : 'saved' })
      if (!(await bringOne(kept, first))) return
    }
  }
  /** False: not now. */
  async function bringOne(kept: AnswerShelf, one: KeptAnswer): Promise<boolean> {
    let saved: Saved | null = null
    try {
      saved = await post(one)
    } catch (error) {
      const { status, code } = refusedBy(error)
      lastRefusal = error
      const isSignedOut = status === 401
      if (isSignedOut || code === 'offline' || status === 429 || status >= 500) {
        tell({ save: isUnkept ? 'unkept' : isSignedOut ? 'signed-out' : 'offline' })
        later(patienceMs)
        return false
      }
      // An answer that will not change: kept no longer, said aloud.
      tell({ lost: [...new Set([...state.lost, one.attemptId])] })
    }
    await kept.taken(one)
    for (const hear of answered) hear(one, saved)
    return true
  }
  const back = () => void send()
  addEventListener('online', back)
  void send()
  const keptOf = async (attemptId: string) =>
    (await (await shelf).waiting(personId)).filter((k) => k.attemptId === attemptId)
  return {
    put: async (attemptId, question, value) => {
      await (await shelf).put({ personId, attemptId, question, value, at: Date.now() })
      if (state.save === 'saved') tell({ save: 'saving' })
      later(pauseMs)
    },
    keptOf,
    send,
    flush: async (attemptId) => {
      await send()
      // Something may have come while it was sending.
      if ((await keptOf(attemptId)).length > 0) await send()
      if ((await keptOf(attemptId)).length > 0) throw lastRefusal
    },
    state: () => state,
    listen: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    onAnswer: (hear) => {
      answered.add(hear)
      return () => answered.delete(hear)
    },
    stop: () => {
      clearTimeout(timer)
      removeEventListener('online', back)
    },
  }
}
