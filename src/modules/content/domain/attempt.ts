/** One try of a test: which questions in which order, and what an answer is worth. Pure. */
import { createHash } from 'node:crypto'
import type { AnswerValue, AttemptState, Question, ShownQuestion, TestRules } from '../contract.ts'

/** A question as it is in one try: `order[shown] = written`; kept with the try. */
export interface Taken {
  readonly question: Question
  readonly order: readonly number[]
}

/** The same seed gives the same order on every machine. */
export function shuffled(count: number, seed: string): number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const word = createHash('sha256').update(`${seed}/${i}`).digest().readUInt32BE(0)
    const j = word % (i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

const plain = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

export function take(bank: readonly Question[], rules: TestRules, seed: string): Taken[] {
  const isPart = rules.count !== null && rules.count < bank.length
  const chosen = (
    rules.isShuffled || isPart ? shuffled(bank.length, `${seed}/questions`) : plain(bank.length)
  ).slice(0, rules.count ?? bank.length)
  // Without shuffling a part of the bank still stands in the bank's own order.
  const inOrder = rules.isShuffled ? chosen : chosen.toSorted((a, b) => a - b)
  return inOrder.map((n) => {
    const question = bank[n]!
    return { question, order: orderOf(question, rules.isShuffled, `${seed}/${n}`) }
  })
}

/** What is to be put in order or matched is always shuffled: as written it would be the answer. */
function orderOf(q: Question, isShuffled: boolean, seed: string): number[] {
  if (q.kind === 'single' || q.kind === 'multiple')
    return isShuffled ? shuffled(q.choices.length, seed) : plain(q.choices.length)
  if (q.kind === 'match') return notPlain(q.pairs.length, seed)
  return q.kind === 'order' ? notPlain(q.steps.length, seed) : []
}

function notPlain(count: number, seed: string): number[] {
  for (let turn = 0; ; turn++) {
    const order = shuffled(count, `${seed}/${turn}`)
    if (order.some((n, i) => n !== i)) return order
  }
}

/** Without anything that says what is right. */
export function shownOf({ question: q, order }: Taken): ShownQuestion {
  const common = { words: q.words, points: q.points }
  switch (q.kind) {
    case 'single':
    case 'multiple':
      return { kind: q.kind, ...common, choices: order.map((n) => q.choices[n]!) }
    case 'match':
      return {
        kind: 'match',
        ...common,
        lefts: q.pairs.map((p) => p.left),
        rights: order.map((n) => q.pairs[n]!.right),
      }
    case 'order':
      return { kind: 'order', ...common, steps: order.map((n) => q.steps[n]!) }
    case 'number':
      return { kind: 'number', ...common, units: q.units }
    case 'text':
      return { kind: 'text', ...common }
  }
}

/** The right answer in the words of this try; null where somebody has to judge. */
export function rightOf({ question: q, order }: Taken): AnswerValue | null {
  switch (q.kind) {
    case 'single':
      return { kind: 'single', chosen: order.indexOf(q.right) }
    case 'multiple':
      return { kind: 'multiple', chosen: q.right.map((n) => order.indexOf(n)).toSorted((a, b) => a - b) }
    case 'match':
      return { kind: 'match', rights: q.pairs.map((_, n) => order.indexOf(n)) }
    case 'order':
      return { kind: 'order', order: q.steps.map((_, n) => order.indexOf(n)) }
    case 'number':
      return { kind: 'number', typed: String(q.right).replace('.', ',') }
    case 'text':
      return null
  }
}

/** «3,5» and «3.5» and «1 200» are numbers; anything else is none. */
export function numberOf(typed: string): number | null {
  const bare = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : null
}

/** Does the answer fit the question at all. */
export function fits({ question: q }: Taken, a: AnswerValue): boolean {
  if (a.kind !== q.kind) return false
  if (a.kind === 'single' && q.kind === 'single') return a.chosen < q.choices.length
  if (a.kind === 'multiple' && q.kind === 'multiple')
    return new Set(a.chosen).size === a.chosen.length && a.chosen.every((n) => n < q.choices.length)
  if (a.kind === 'match' && q.kind === 'match')
    return a.rights.length === q.pairs.length && a.rights.every((n) => n === null || n < q.pairs.length)
  if (a.kind === 'order' && q.kind === 'order')
    return (
      a.order.length === q.steps.length &&
      new Set(a.order).size === q.steps.length &&
      a.order.every((n) => n < q.steps.length)
    )
  return true
}

/** Points of one answer; null when a person has to read it. Pairs count one by one, everything else whole or not at all. */
export function pointsOf(taken: Taken, a: AnswerValue | null): number | null {
  const { question: q } = taken
  if (q.kind === 'text') return a?.kind === 'text' && a.typed.trim() !== '' ? null : 0
  if (a === null || a.kind === 'text' || a.kind !== q.kind) return 0
  const right = rightOf(taken)!
  switch (a.kind) {
    case 'single':
      return right.kind === 'single' && right.chosen === a.chosen ? q.points : 0
    case 'multiple':
      return right.kind === 'multiple' &&
        same(
          right.chosen,
          a.chosen.toSorted((x, y) => x - y),
        )
        ? q.points
        : 0
    case 'match': {
      const good = right.kind === 'match' ? right.rights.filter((n, i) => n === a.rights[i]).length : 0
      return right.kind === 'match' ? round((q.points * good) / right.rights.length) : 0
    }
    case 'order':
      return right.kind === 'order' && same(right.order, a.order) ? q.points : 0
    case 'number': {
      const typed = numberOf(a.typed)
      if (q.kind !== 'number' || typed === null) return 0
      // A tolerance of a tenth is not lost to the way computers keep fractions.
      return Math.abs(typed - q.right) <= q.tolerance + 1e-9 * Math.max(1, Math.abs(q.right)) ? q.points : 0
    }
  }
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i])
const round = (n: number): number => Math.round(n * 100) / 100

export const maxPointsOf = (all: readonly Taken[]): number => all.reduce((n, t) => n + t.question.points, 0)

/** At the very line is passed. */
export const isPassed = (points: number, max: number, passPercent: number): boolean =>
  points * 100 >= max * passPercent - 1e-6

/** The way to the server takes its time too: within it the one that came last stands. */
const wayMs = 10_000

/** What the server has was answered after this one. */
export const isAfter = (had: Date, at: Date): boolean => had.getTime() > at.getTime() + wayMs

export interface TryStanding {
  readonly state: AttemptState
  readonly is_passed: boolean | null
}

/** What is right is told once the test is passed or no try is left (a study that was left may be begun again, so only a finished one counts); never while any try of it is under way. */
export function mayExplain(
  tries: readonly TryStanding[],
  { left, isFinished }: { readonly left: number | null; readonly isFinished: boolean },
): boolean {
  if (tries.some((t) => t.state === 'running')) return false
  return isFinished || left === 0 || tries.some((t) => t.is_passed === true)
}

/** What the bank itself must be for these rules; sentences. */
export function bankFaults(all: readonly Question[], rules: Pick<TestRules, 'count'>): string[] {
  if (all.length === 0) return ['В наборе нет вопросов']
  return rules.count !== null && rules.count > all.length
    ? [`В наборе вопросов — ${all.length}, а тест берёт ${rules.count}`]
    : []
}

/** What shapes cannot say: the right answer is among the choices, choices differ. */
export function questionFaults(all: readonly Question[]): { field: string; message: string }[] {
  return all.flatMap((q, n) => {
    const at = `questions.${n}`
    if (q.kind === 'single' && q.right >= q.choices.length)
      return [{ field: `${at}.right`, message: 'Отметьте верный вариант' }]
    if (
      q.kind === 'multiple' &&
      (q.right.some((r) => r >= q.choices.length) || new Set(q.right).size < q.right.length)
    )
      return [{ field: `${at}.right`, message: 'Отметьте верные варианты' }]
    const lines =
      q.kind === 'single' || q.kind === 'multiple'
        ? q.choices
        : q.kind === 'order'
          ? q.steps
          : q.kind === 'match'
            ? q.pairs.map((p) => p.right)
            : []
    return new Set(lines.map((l) => l.toLowerCase())).size < lines.length
      ? [{ field: `${at}.words`, message: 'Варианты повторяются' }]
      : []
  })
}
