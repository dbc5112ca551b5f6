/** Reads the list of known passwords into sorted keys, beside the main thread. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { passwordKey } from './password-key.ts'

/** Shorter ones are no part of a password that is long enough. */
const least = 5

const text = readFileSync(workerData as string, 'latin1').toLowerCase()
const keys = new Float64Array(1 << 20)
let count = 0
for (let from = 0; from < text.length && count < keys.length;) {
  const end = text.indexOf('\n', from)
  const to = end < 0 ? text.length : end
  if (to - from >= least) keys[count++] = passwordKey(text.slice(from, to))
  from = to + 1
}
const sorted = keys.slice(0, count).sort()
parentPort?.postMessage(sorted, [sorted.buffer])
