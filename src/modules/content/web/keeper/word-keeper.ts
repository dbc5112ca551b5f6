/** Keeps what lessons of cmi5 said without a line, and sends it in the name of its learner as soon as it can. */
import { call } from '../../../../web/api.ts'
import { refusedBy } from '../../../../web/ui/refused-by.ts'
import { bringWords, maxWordsLetters, type Word } from '../../contract.ts'
import type { z } from 'zod'
import { oneAtATime, type SaveState } from './keeper.ts'
import { memoryWords, openWordShelf, type KeptWord, type NewWord, type WordShelf } from './word-shelf.ts'

type Outcomes = z.output<typeof bringWords.reply>['outcomes']

/** How what was kept stands; `why`: of what the server has refused; `isOlder`: another device wrote later. */
export interface WordsState {
  readonly save: SaveState
  readonly why: readonly string[]
  readonly isOlder: boolean
}

export interface WordKeeper {
  readonly keep: (kept: Omit<NewWord, 'personId'>) => Promise<void>
  readonly send: () => Promise<void>
  /** Something of this session is not sent yet. */
  readonly isWaiting: (sessionId: string) => boolean
  readonly state: () => WordsState
  readonly listen: (hear: () => void) => () => void
  readonly stop: () => void
}

export interface WordKeeperParts {
  readonly personId: string
  readonly shelf?: Promise<WordShelf>
  readonly post?: (of: KeptWord, words: readonly Word[]) => Promise<Outcomes>
}

const patienceMs = 15_000

const posted = async ({ studyId, itemId, sessionId }: KeptWord, words: readonly Word[]): Promise<Outcomes> =>
  (await call(bringWords, { params: { id: studyId, itemId }, body: { sessionId, words: [...words] } }))
    .outcomes

/** As many of the first session as one request takes. */
function firstOf(waiting: readonly KeptWord[]): KeptWord[] {
  const some: KeptWord[] = []
  let letters = 0
  for (const kept of waiting) {
    letters += kept.word.body.length
    if (kept.sessionId !== waiting[0]!.sessionId || some.length === 50) break
    if (some.length > 0 && letters > maxWordsLetters) break
    some.push(kept)
  }
  return some
}

export function openWordKeeper({ personId, shelf: given, post = posted }: WordKeeperParts): WordKeeper {
  let state: WordsState = { save: 'saved', why: [], isOlder: false }
  let isUnkept = false
  let sessions = new Set<string>()
  const hearers = new Set<() => void>()
  const shelf = (given ?? openWordShelf()).catch(() => {
    isUnkept = true
    return memoryWords()
  })
  const tell = (next: Partial<WordsState>) => {
    state = { ...state, ...next }
    for (const hear of hearers) hear()
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | null = null
  const send = (): Promise<void> => {
    sending ??= oneAtATime('nmo-words-send', flush).finally(() => (sending = null))
    return sending
  }
  async function flush(): Promise<void> {
    clearTimeout(timer)
    const kept = await shelf
    for (;;) {
      const waiting = await kept.waiting(personId)
      sessions = new Set(waiting.map((one) => one.sessionId))
      const some = firstOf(waiting)
      if (!some[0]) return tell({ save: state.why.length > 0 ? 'refused' : 'saved' })
      if (!(await bring(kept, some, some[0]))) return
    }
  }
  /** False: not now. */
  async function bring(kept: WordShelf, some: readonly KeptWord[], first: KeptWord): Promise<boolean> {
    try {
      const outcomes = await post(
        first,
        some.map(({ word }) => word),
      )
      await kept.drop(some.map(({ word }) => word.seq))
      const why = outcomes.flatMap((one) => (one.outcome === 'refused' ? [one.why ?? ''] : []))
      tell({
        why: [...new Set([...state.why, ...why])],
        isOlder: state.isOlder || outcomes.some((one) => one.outcome === 'older'),
      })
      return true
    } catch (error) {
      const { status, code, title } = refusedBy(error)
      if (code === 'unauthenticated') {
        tell({ save: 'signed-out' })
        return false
      }
      if (code === 'offline' || status === 429 || status >= 500) {
        tell({ save: isUnkept ? 'unkept' : 'offline' })
        timer = setTimeout(() => void send(), patienceMs)
        return false
      }
      // An answer that will not change: kept no longer, said aloud.
      await kept.drop(some.map(({ word }) => word.seq))
      tell({ why: [...new Set([...state.why, title])] })
      return true
    }
  }
  const back = () => void send()
  addEventListener('online', back)
  void send()
  return {
    keep: async (one) => {
      const kept = await shelf
      await kept.add({ ...one, personId })
      sessions.add(one.sessionId)
      tell({ save: isUnkept ? 'unkept' : state.save === 'signed-out' ? 'signed-out' : 'offline' })
      clearTimeout(timer)
      timer = setTimeout(() => void send(), patienceMs)
    },
    send,
    isWaiting: (sessionId) => sessions.has(sessionId),
    state: () => state,
    listen: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    stop: () => {
      clearTimeout(timer)
      removeEventListener('online', back)
    },
  }
}
