/** Password hashes (G3): bcrypt over a keyed pre-hash, in a pool of its own with a bounded queue (security reference §4.3). */
import { createHmac } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Problem } from '../problem.ts'
import { unavailable } from '../refusals.ts'

export interface PasswordHasher {
  /** Stored form: `p1$` (version of the pepper) and the bcrypt string. */
  readonly hash: (password: string) => Promise<string>
  /** As dear for an unknown account (`stored` null) as for a known one. */
  readonly verify: (password: string, stored: string | null) => Promise<boolean>
  readonly close: () => Promise<void>
}

/** bcrypt is the cheapest way to flood a server: beyond this many waiting, 503. */
const queueLimit = 32

type Work = {
  readonly kind: 'hash' | 'verify'
  readonly text: string
  readonly stored: string
  readonly cost: number
}
type Task = {
  readonly work: Work
  readonly done: (value: string) => void
  readonly fail: (error: Error) => void
}

/**
 * bcrypt reads 72 bytes, 36 Cyrillic letters: HMAC-SHA-384 first makes any password 64 ASCII characters.
 * NFKC (NIST SP 800-63B): the same password typed on another keyboard is the same.
 */
const preHash = (password: string, pepper: Uint8Array): string =>
  createHmac('sha384', pepper).update(password.normalize('NFKC')).digest('base64')

export function createPasswordHasher(pepper: Uint8Array, cost: number): PasswordHasher {
  const queue: Task[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Task>()
  const size = Math.max(1, availableParallelism() - 1)
  let isClosed = false
  let dummy: Promise<string> | null = null

  function start(): Worker {
    const worker = new Worker(new URL('./password-worker.ts', import.meta.url))
    worker.unref()
    worker.on('message', (value: string) => {
      busy.get(worker)?.done(value)
      busy.delete(worker)
      idle.push(worker)
      next()
    })
    worker.on('error', (error: Error) => {
      busy.get(worker)?.fail(error)
      busy.delete(worker)
      next()
    })
    return worker
  }

  function next(): void {
    const task = queue[0]
    if (!task || isClosed) return
    const worker = idle.pop() ?? (busy.size < size ? start() : undefined)
    if (!worker) return
    queue.shift()
    busy.set(worker, task)
    worker.postMessage(task.work)
  }

  function run(work: Work): Promise<string> {
    if (queue.length >= queueLimit) return Promise.reject(new Problem(unavailable, { retryAfterSeconds: 5 }))
    return new Promise((done, fail) => {
      queue.push({ work, done, fail })
      next()
    })
  }

  const hash = async (password: string): Promise<string> =>
    `p1$${await run({ kind: 'hash', text: preHash(password, pepper), stored: '', cost })}`

  return {
    hash,
    verify: async (password, stored) => {
      dummy ??= hash('нет такого человека')
      const against = stored ?? (await dummy)
      const isRight =
        (await run({ kind: 'verify', text: preHash(password, pepper), stored: against.slice(3), cost })) ===
        'yes'
      return isRight && stored !== null
    },
    close: async () => {
      isClosed = true
      await Promise.all([...idle, ...busy.keys()].map((w) => w.terminate()))
    },
  }
}
