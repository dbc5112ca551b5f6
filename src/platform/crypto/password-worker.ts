/** One thread of the password pool. */
import { parentPort } from 'node:worker_threads'
import bcrypt from 'bcrypt'

interface Work {
  readonly kind: 'hash' | 'verify'
  readonly text: string
  readonly stored: string
  readonly cost: number
}

parentPort?.on('message', (work: Work) => {
  const answer =
    work.kind === 'hash'
      ? bcrypt.hashSync(work.text, work.cost)
      : bcrypt.compareSync(work.text, work.stored)
        ? 'yes'
        : 'no'
  parentPort?.postMessage(answer)
})
