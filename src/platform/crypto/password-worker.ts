/** One thread of the password pool, behind every other thread of the machine: reads are not slowed by sign-ins. */
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import bcrypt from 'bcrypt'

export interface PasswordWork {
  readonly kind: 'hash' | 'verify'
  readonly text: string
  readonly stored: string
  readonly cost: number
}

/** On Linux 0 means this thread alone; elsewhere it would mean the whole process. */
if (process.platform === 'linux') {
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // A container may forbid it; then sign-ins and reads share the machine as equals.
  }
}

/** «$2b$10$…» → 10. */
const costOf = (stored: string): number => Number(stored.split('$')[2])

/**
 * A hash made when the cost was lower is quicker to compare, and by that the account could be told from one that
 * does not exist: the rest is worked off. 2^10 + (2^10 + 2^11) = 2^12.
 */
function verify({ text, stored, cost }: PasswordWork): string {
  const isRight = bcrypt.compareSync(text, stored)
  for (let rest = costOf(stored); rest < cost; rest++) bcrypt.hashSync('остаток', rest)
  return isRight ? 'yes' : 'no'
}

parentPort?.on('message', (work: PasswordWork) => {
  parentPort?.postMessage(work.kind === 'hash' ? bcrypt.hashSync(work.text, work.cost) : verify(work))
})
