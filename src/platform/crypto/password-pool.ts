/** Threads that hash passwords: fewer than cores, behind everything else, with a queue that ends. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Problem } from '../problem.ts'
import { unavailable } from '../refusals.ts'
import type { PasswordWork } from './password-worker.ts'

/** bcrypt is the cheapest way to flood a server: beyond so many waiting, 503. Each lane has as many. */
const queueLimit = 32

/** Browsers that their owners have used before wait in a lane of their own, and it goes first: a flood of strangers does not shut them out. */
export type Lane = 'known' | 'strange'

type Task = {
  readonly work: PasswordWork
  readonly done: (value: string) => void
  readonly fail: (error: Error) => void
  readonly beganMs: number
}

export interface PasswordPool {
  readonly run: (work: PasswordWork, lane: Lane) => Promise<string>
  /** Throws when this lane is full: asked before anything is written, so that a flood costs nothing. */
  readonly demandRoom: (lane: Lane) => void
  readonly close: () => Promise<void>
}

const dropped = (): Error => new Error('the pool of passwords is closed')

export function openPasswordPool(size = Math.max(1, availableParallelism() - 1)): PasswordPool {
  const queues: Readonly<Record<Lane, Task[]>> = { known: [], strange: [] }
  const idle: Worker[] = []
  const busy = new Map<Worker, Task>()
  let isClosed = false
  /** How long one took lately: from it a person is told when to come again. */
  let usualMs = 300

  function start(): Worker {
    const worker = new Worker(new URL('./password-worker.ts', import.meta.url))
    worker.unref()
    worker.on('message', (value: string) => {
      const task = busy.get(worker)
      busy.delete(worker)
      idle.push(worker)
      if (task) usualMs = usualMs * 0.8 + (performance.now() - task.beganMs) * 0.2
      task?.done(value)
      next()
    })
    worker.on('error', (error: Error) => {
      const task = busy.get(worker)
      busy.delete(worker)
      task?.fail(error)
      next()
    })
    return worker
  }

  function next(): void {
    const queue = queues.known.length > 0 ? queues.known : queues.strange
    if (queue.length === 0 || isClosed) return
    const worker = idle.pop() ?? (busy.size < size ? start() : undefined)
    if (!worker) return
    const task = queue.shift()!
    busy.set(worker, { ...task, beganMs: performance.now() })
    worker.postMessage(task.work)
  }

  function refuse(): Problem {
    const waiting = queues.known.length + queues.strange.length + busy.size
    const retryAfterSeconds = Math.min(60, Math.max(1, Math.ceil((waiting * usualMs) / size / 1000)))
    return new Problem(unavailable, {
      retryAfterSeconds,
      detail:
        'Сейчас очень много входов по паролю, и ваш ещё не проверялся. Ничего не потеряно: введённое осталось. Через Госуслуги можно войти сразу',
    })
  }

  return {
    demandRoom: (lane) => {
      if (queues[lane].length >= queueLimit) throw refuse()
    },
    run: (work, lane) => {
      if (isClosed) return Promise.reject(dropped())
      if (queues[lane].length >= queueLimit) return Promise.reject(refuse())
      return new Promise((done, fail) => {
        queues[lane].push({ work, done, fail, beganMs: 0 })
        next()
      })
    },
    close: async () => {
      isClosed = true
      for (const task of [...queues.known.splice(0), ...queues.strange.splice(0)]) task.fail(dropped())
      for (const task of busy.values()) task.fail(dropped())
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()))
    },
  }
}
