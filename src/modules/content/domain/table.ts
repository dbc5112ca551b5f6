/** Questions out of a table: a line a question, faults by line and column. Pure. */
import { parseCsv } from '../../../platform/csv.ts'
import { Question, questionKindWords, tableColumns, type QuestionKind } from '../contract.ts'
import { numberOf, questionFaults } from './attempt.ts'

export interface TableFault {
  readonly line: number
  readonly column: string
  readonly message: string
}

type Column = keyof typeof tableColumns
type Cells = Readonly<Record<Column, string>>

/** Between choices, pairs and numbers of right ones. */
const between = /\s*[|\n]\s*/

const kinds = new Map<string, QuestionKind>(
  (Object.entries(questionKindWords) as [QuestionKind, string][]).flatMap(([kind, words]) => [
    [words.toLowerCase(), kind],
    [kind, kind],
  ]),
)
kinds.set('один', 'single')
kinds.set('несколько', 'multiple')
kinds.set('текст', 'text')

export function readTable(csv: string): {
  questions: { line: number; question: Question }[]
  faults: TableFault[]
} {
  const [heading, ...lines] = parseCsv(csv)
  if (!heading) return { questions: [], faults: [{ line: 1, column: '', message: 'Таблица пуста' }] }
  const names = heading.cells.map((c) => c.toLowerCase())
  const at = (column: Column) => names.indexOf(tableColumns[column].toLowerCase())
  const missing = (['kind', 'words'] as const).filter((c) => at(c) < 0)
  if (missing.length > 0)
    return {
      questions: [],
      faults: missing.map((c) => ({ line: 1, column: tableColumns[c], message: 'Нет такого столбца' })),
    }
  const questions: { line: number; question: Question }[] = []
  const faults: TableFault[] = []
  for (const { number: line, cells } of lines) {
    const row = Object.fromEntries(
      (Object.keys(tableColumns) as Column[]).map((c) => [c, at(c) < 0 ? '' : (cells[at(c)] ?? '')]),
    ) as Cells
    const said = oneOf(row)
    if ('faults' in said)
      faults.push(...said.faults.map((f) => ({ line, column: tableColumns[f.column], message: f.message })))
    else questions.push({ line, question: said.question })
  }
  return { questions, faults }
}

interface Fault {
  readonly column: Column
  readonly message: string
}

function oneOf(row: Cells): { question: Question } | { faults: Fault[] } {
  const kind = kinds.get(row.kind.toLowerCase())
  if (!kind)
    return {
      faults: [{ column: 'kind', message: `Нужно одно из: ${Object.values(questionKindWords).join(', ')}` }],
    }
  const raw = rawOf(kind, row)
  if ('faults' in raw) return raw
  const parsed = Question.safeParse(raw.value)
  if (!parsed.success)
    return {
      faults: parsed.error.issues.map((i) => ({ column: columnOf(String(i.path[0])), message: i.message })),
    }
  const wrong = questionFaults([parsed.data])
  if (wrong.length > 0)
    return {
      faults: wrong.map((f) => ({
        column: f.field.endsWith('right') ? 'right' : 'choices',
        message: f.message,
      })),
    }
  return { question: parsed.data }
}

const columnOf = (field: string): Column =>
  field === 'pairs' || field === 'steps' ? 'choices' : field in tableColumns ? (field as Column) : 'words'

function rawOf(kind: QuestionKind, row: Cells): { value: unknown } | { faults: Fault[] } {
  const points = row.points === '' ? 1 : numberOf(row.points)
  if (points === null) return { faults: [{ column: 'points', message: 'Баллы — целое число' }] }
  const common = { kind, words: row.words, explanation: row.explanation, points }
  const choices = row.choices === '' ? [] : row.choices.split(between)
  switch (kind) {
    case 'single':
    case 'multiple': {
      const right = row.right
        .split(/\s*[|,;\s]\s*/)
        .filter((r) => r !== '')
        .map(Number)
      if (right.length === 0 || right.some((n) => !Number.isInteger(n) || n < 1 || n > choices.length))
        return { faults: [{ column: 'right', message: 'Номера верных вариантов, считая с 1' }] }
      if (kind === 'single' && right.length > 1)
        return { faults: [{ column: 'right', message: 'Верный вариант один' }] }
      const places = right.map((n) => n - 1)
      return { value: { ...common, choices, right: kind === 'single' ? places[0] : places } }
    }
    case 'match': {
      const pairs = choices.map((c) => c.split(/\s*=\s*/))
      if (pairs.some((p) => p.length !== 2))
        return {
          faults: [{ column: 'choices', message: 'Пары пишутся так: слева = справа | слева = справа' }],
        }
      return { value: { ...common, pairs: pairs.map(([left, right]) => ({ left, right })) } }
    }
    case 'order':
      return { value: { ...common, steps: choices } }
    case 'number': {
      const [right, tolerance] = [numberOf(row.right), row.tolerance === '' ? 0 : numberOf(row.tolerance)]
      if (right === null) return { faults: [{ column: 'right', message: 'Напишите число' }] }
      if (tolerance === null) return { faults: [{ column: 'tolerance', message: 'Напишите число' }] }
      return { value: { ...common, right, tolerance, units: row.units } }
    }
    case 'text':
      return { value: { ...common, sample: row.right } }
  }
}
