/** Rules of passwords as a terminal shows them, and as it takes them. */
import type { PolicyRule } from '../../modules/identity/contract.ts'
import { UsageFault } from '../command.ts'

type Value = PolicyRule['value']

export const valueWords = (value: Value): string =>
  typeof value === 'number' ? String(value) : value.join(', ')

/** «90» or «1,7,14». */
export function valueOf(text: string): Value {
  const numbers = text.split(',').map((part) => Number(part.trim()))
  if (text.trim() === '' || numbers.some((n) => !Number.isInteger(n)))
    throw new UsageFault(`Не число: «${text}». Нужно целое или несколько через запятую`)
  return text.includes(',') ? numbers : numbers[0]!
}

export function ruleLines(rule: PolicyRule): string {
  const departure = rule.isDeparture ? `  ← отступление, обычно ${valueWords(rule.usual)}` : ''
  const why = rule.why
    ? `\n      ${rule.since.slice(0, 10)}, ${rule.setBy ?? 'с командной строки'}: ${rule.why}`
    : ''
  return `  ${rule.key.padEnd(24)} ${valueWords(rule.value)}${departure}\n      ${rule.title}. ${rule.basis}${why}`
}
