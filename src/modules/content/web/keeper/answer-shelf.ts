/** Answers of tests that are not sent yet, kept by the browser: one place for each question of a try, the latest answer in it. */
import type { AnswerValue } from '../../contract.ts'
import { done } from './shelf.ts'

export interface KeptAnswer {
  /** Whose it is: nobody sends another's on a shared machine. */
  readonly personId: string
  readonly attemptId: string
  readonly question: number
  readonly value: AnswerValue
  /** By the clock of this device, in milliseconds. */
  readonly at: number
}

export interface AnswerShelf {
  readonly put: (kept: KeptAnswer) => Promise<void>
  /** Oldest first. */
  readonly waiting: (personId: string) => Promise<readonly KeptAnswer[]>
  /** Only if no other answer to that question came meanwhile. */
  readonly taken: (kept: KeptAnswer) => Promise<void>
}

const database = 'nmo-answers'
const keyOf = (k: KeptAnswer): string => `${k.personId}/${k.attemptId}/${k.question}`
const isSame = (a: KeptAnswer | undefined, b: KeptAnswer): boolean =>
  a?.at === b.at && JSON.stringify(a.value) === JSON.stringify(b.value)
const inOrder = (all: readonly KeptAnswer[], personId: string): readonly KeptAnswer[] =>
  all.filter((k) => k.personId === personId).toSorted((a, b) => a.at - b.at)

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('answer')
  })
  return done(request)
}

/** Throws where the browser forbids storage. */
export async function openAnswerShelf(): Promise<AnswerShelf> {
  const db = await open()
  const answers = () => db.transaction('answer', 'readwrite').objectStore('answer')
  return {
    put: async (kept) => void (await done(answers().put(kept, keyOf(kept)))),
    waiting: async (personId) => inOrder((await done(answers().getAll())) as KeptAnswer[], personId),
    taken: async (kept) => {
      const store = answers()
      const now = (await done(store.get(keyOf(kept)))) as KeptAnswer | undefined
      if (isSame(now, kept)) await done(store.delete(keyOf(kept)))
    },
  }
}

/** For a browser that keeps nothing: lives as long as the page. */
export function memoryAnswers(): AnswerShelf {
  const all = new Map<string, KeptAnswer>()
  return {
    put: async (kept) => void all.set(keyOf(kept), kept),
    waiting: async (personId) => inOrder([...all.values()], personId),
    taken: async (kept) => {
      if (isSame(all.get(keyOf(kept)), kept)) all.delete(keyOf(kept))
    },
  }
}
