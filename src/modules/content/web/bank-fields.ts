/** Questions as they are typed: lines of text for choices, pairs and steps. Pure. */
import type { Question, QuestionKind } from '../contract.ts'

export interface TypedQuestion {
  readonly key: string
  readonly kind: QuestionKind
  readonly words: string
  /** Choices with a star before the right ones; pairs with `=`; steps in order. */
  readonly lines: string
  readonly right: string
  readonly tolerance: string
  readonly units: string
  readonly sample: string
  readonly explanation: string
  readonly points: string
}

export const emptyQuestion = (key: string): TypedQuestion => ({
  key,
  kind: 'single',
  words: '',
  lines: '',
  right: '',
  tolerance: '',
  units: '',
  sample: '',
  explanation: '',
  points: '1',
})

const starred = (choices: readonly string[], right: readonly number[]): string =>
  choices.map((c, n) => (right.includes(n) ? `* ${c}` : c)).join('\n')

export function typedOf(q: Question, key: string): TypedQuestion {
  const common = {
    ...emptyQuestion(key),
    kind: q.kind,
    words: q.words,
    explanation: q.explanation,
    points: String(q.points),
  }
  switch (q.kind) {
    case 'single':
      return { ...common, lines: starred(q.choices, [q.right]) }
    case 'multiple':
      return { ...common, lines: starred(q.choices, q.right) }
    case 'match':
      return { ...common, lines: q.pairs.map((p) => `${p.left} = ${p.right}`).join('\n') }
    case 'order':
      return { ...common, lines: q.steps.join('\n') }
    case 'number':
      return {
        ...common,
        right: String(q.right).replace('.', ','),
        tolerance: String(q.tolerance).replace('.', ','),
        units: q.units,
      }
    case 'text':
      return { ...common, sample: q.sample }
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const number = (typed: string): number => Number(typed.trim().replace(',', '.') || Number.NaN)

/** As the server wants it; what is wrong with it the server says. */
export function questionOf(t: TypedQuestion): Question {
  const common = { words: t.words, explanation: t.explanation, points: number(t.points) }
  const lines = linesOf(t.lines)
  const choices = lines.map((line) => line.replace(/^\*\s*/, ''))
  const right = lines.flatMap((line, n) => (line.startsWith('*') ? [n] : []))
  switch (t.kind) {
    case 'single':
      return { kind: 'single', ...common, choices, right: right.length === 1 ? right[0]! : -1 }
    case 'multiple':
      return { kind: 'multiple', ...common, choices, right }
    case 'match':
      return {
        kind: 'match',
        ...common,
        pairs: lines.map((line) => {
          const [left = '', ...rest] = line.split('=')
          return { left: left.trim(), right: rest.join('=').trim() }
        }),
      }
    case 'order':
      return { kind: 'order', ...common, steps: lines }
    case 'number':
      return {
        kind: 'number',
        ...common,
        right: number(t.right),
        tolerance: t.tolerance.trim() === '' ? 0 : number(t.tolerance),
        units: t.units,
      }
    case 'text':
      return { kind: 'text', ...common, sample: t.sample }
  }
}
