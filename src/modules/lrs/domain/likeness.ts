/** Do two statements say the same (xAPI 1.0.3 part 2 §2.3.1): what the store itself adds or may write otherwise does not count. */
import { isRecord, type Json } from './check.ts'
import { readInstant } from './values.ts'
import { complete } from './complete.ts'

const added = ['id', 'stored', 'authority', 'version']

/** Less than a hundredth of a second does not count. */
const roughly = (duration: unknown): unknown =>
  typeof duration === 'string' ? duration.replace(/([.,]\d\d)\d+(?=S$)/, '$1') : duration

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => isSame(one, b[i]))
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameUnder(key, a[key], b[key]))
  )
}

const isSameUnder = (key: string, a: unknown, b: unknown): boolean =>
  key === 'duration' ? isSame(roughly(a), roughly(b)) : isSame(a, b)

/** Kinds that stand by themselves when nothing is said. */
function bare(told: Json, isTimeTold: boolean): Json {
  const formed = complete(told, { id: '', stored: '', authority: {}, version: '2.0.0' })
  const rest = Object.fromEntries(Object.entries(formed).filter(([key]) => !added.includes(key)))
  const { actor, object, timestamp } = rest
  const kindOf = (value: unknown, kind: string) => (isRecord(value) ? { objectType: kind, ...value } : value)
  return {
    ...rest,
    actor: kindOf(actor, 'Agent'),
    object: kindOf(object, 'Activity'),
    timestamp: isTimeTold ? readInstant(timestamp) : null,
  }
}

export function saysSame(told: Json, kept: Json): boolean {
  const isTimeTold = told['timestamp'] !== undefined
  return isSame(bare(told, isTimeTold), bare(kept, isTimeTold))
}
