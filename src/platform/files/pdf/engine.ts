/** Checks PDFs and draws their pages in a thread of its own, one at a time, with a limit of time. */
import { Worker } from 'node:worker_threads'
import type { Answer, Ask, Picture } from './worker.ts'

/** Words for the owner of why the PDF is not taken. */
export class UnfitPdf extends Error {}

export interface PdfEngine {
  /** The whole check; gives the number of pages and a picture of the first. */
  readonly check: (bytes: Uint8Array, side: number) => Promise<{ pages: number; picture: Picture }>
  /** `page` counts from 0; only for what was checked. */
  readonly page: (bytes: Uint8Array, page: number, side: number) => Promise<Picture>
  readonly close: () => Promise<void>
}

const maxWaiting = 50
export const tooSlow = 'PDF разбирается слишком долго. Сохраните его заново: Печать → «Сохранить как PDF»'

/** The engine could not answer, and the PDF is not to blame. */
export class PdfEngineFault extends Error {}

export function openPdfEngine(limitMs = 15_000): PdfEngine {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let count = 0

  function start(): Worker {
    const made = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    // It must not keep a process alive that wants to stop.
    made.unref()
    made.on('exit', () => {
      if (worker === made) worker = null
    })
    return made
  }

  function askOnce(ask: Ask): Promise<Answer> {
    const thread = (worker ??= start())
    return new Promise((resolve, reject) => {
      const finish = (done: () => void) => {
        clearTimeout(timer)
        thread.off('message', onMessage).off('error', onError)
        done()
      }
      const onMessage = (a: Answer) => a.id === ask.id && finish(() => resolve(a))
      const onError = (error: Error) =>
        finish(() => reject(new PdfEngineFault(error.message, { cause: error })))
      const timer = setTimeout(() => {
        worker = null
        finish(() => resolve({ id: ask.id, kind: 'refused', why: tooSlow }))
        void thread.terminate()
      }, limitMs)
      thread.on('message', onMessage).on('error', onError)
      thread.postMessage(ask)
    })
  }

  async function ask(
    question: Omit<Extract<Ask, { what: 'check' }>, 'id'> | Omit<Extract<Ask, { what: 'page' }>, 'id'>,
  ) {
    if (waiting >= maxWaiting) throw new PdfEngineFault('too many wait for the PDF engine')
    waiting++
    try {
      const turn = last.then(() => askOnce({ ...question, id: ++count }))
      last = turn.catch(() => undefined)
      const a = await turn
      if (a.kind === 'failed') throw new PdfEngineFault(a.message)
      if (a.kind === 'refused') throw new UnfitPdf(a.why)
      return a
    } finally {
      waiting--
    }
  }

  return {
    check: (bytes, side) => ask({ what: 'check', bytes, side }),
    page: async (bytes, page, side) => (await ask({ what: 'page', bytes, page, side })).picture,
    close: async () => void (await worker?.terminate()),
  }
}
