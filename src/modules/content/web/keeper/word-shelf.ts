/** What lessons of cmi5 said and is not sent yet, in its order; kept by the browser under the portal's own origin, where no package reads it. */
import type { Word } from '../../contract.ts'
import { done } from './shelf.ts'

export interface KeptWord {
  /** Whose it is: nobody sends another's on a shared machine. */
  readonly personId: string
  readonly studyId: string
  readonly itemId: string
  readonly sessionId: string
  readonly word: Word
}
export type NewWord = Omit<KeptWord, 'word'> & { readonly word: Omit<Word, 'seq'> }

export interface WordShelf {
  readonly add: (kept: NewWord) => Promise<void>
  /** Oldest first. */
  readonly waiting: (personId: string) => Promise<readonly KeptWord[]>
  readonly drop: (seqs: readonly number[]) => Promise<void>
}

const database = 'nmo-words'

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('word', { autoIncrement: true })
  })
  return done(request)
}

/** Throws where the browser forbids storage. */
export async function openWordShelf(): Promise<WordShelf> {
  const db = await open()
  const words = () => db.transaction('word', 'readwrite').objectStore('word')
  return {
    add: async (kept) => void (await done(words().add(kept))),
    waiting: async (personId) => {
      const store = words()
      const [all, keys] = await Promise.all([done(store.getAll()), done(store.getAllKeys())])
      return (all as NewWord[])
        .map((kept, i) => ({ ...kept, word: { ...kept.word, seq: Number(keys[i]) } }))
        .filter((kept) => kept.personId === personId)
    },
    drop: async (seqs) => {
      const store = words()
      await Promise.all(seqs.map((seq) => done(store.delete(seq))))
    },
  }
}

/** For a browser that keeps nothing: lives as long as the page. */
export function memoryWords(): WordShelf {
  let all: KeptWord[] = []
  let last = 0
  return {
    add: async (kept) => void all.push({ ...kept, word: { ...kept.word, seq: ++last } }),
    waiting: async (personId) => all.filter((kept) => kept.personId === personId),
    drop: async (seqs) => void (all = all.filter(({ word }) => !seqs.includes(word.seq))),
  }
}
