/** What stands in the way of an approval, and which reason the marks speak for. Pure. */
import type { DeskApplication, RejectionCode } from '../contract.ts'
import type { Marks } from './desk-acts.ts'
import { desk } from './desk-text.ts'

type Card = Pick<DeskApplication, 'facts' | 'files' | 'isScanOpened'>

export const differing = (a: Pick<Card, 'facts'>, marks: Marks) =>
  a.facts.filter((f) => marks[f.key]?.matches === false)
const unchecked = (a: Pick<Card, 'facts'>, marks: Marks) =>
  a.facts.filter((f) => (marks[f.key]?.matches ?? null) === null)

/** «Одобрить нельзя: не совпало: номер, 2 поля не сверены.»; undefined when nothing does. */
export function standsInTheWay(a: Card, marks: Marks): string | undefined {
  const wrong = differing(a, marks)
  const left = unchecked(a, marks).length
  const parts = [
    ...(wrong.length > 0 ? [desk.mismatched(wrong.map((f) => f.label.toLowerCase()))] : []),
    ...(left > 0 ? [desk.unchecked(left)] : []),
    ...(left === 0 && wrong.length === 0 && a.files.length > 0 && !a.isScanOpened ? [desk.scanUnseen] : []),
  ]
  return parts.length > 0 ? desk.cannot(parts) : undefined
}

/** Keys of fields as the module of records names them. */
const spokenFor: readonly (readonly [RegExp, RejectionCode])[] = [
  [/owner|holder|name/i, 'another-person'],
  [/institution|organisation|place/i, 'another-institution'],
  [/^document/i, 'not-a-document'],
  [/number|series/i, 'number-differs'],
  [/date|period|started|ended|issued/i, 'dates-differ'],
]

export function reasonFor(a: Pick<Card, 'facts'>, marks: Marks): RejectionCode | '' {
  const [first] = differing(a, marks)
  return (first && spokenFor.find(([shape]) => shape.test(first.key))?.[1]) ?? ''
}

/** A question that already names what differs; the verifier only adds to it. */
export function questionFor(a: Pick<Card, 'facts'>, marks: Marks): string {
  const lines = differing(a, marks).map((f) => {
    const read = marks[f.key]?.onScan
    return read ? desk.mismatch(f.label, read, f.value) : desk.mismatchPlain(f.label)
  })
  return lines.length > 0 ? [...lines, desk.askTail].join('\n') : ''
}
