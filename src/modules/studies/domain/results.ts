/** A table of results → what is to be done with whom; what cannot be read is named by its line and column. Pure. */
import type { Line } from '../../../platform/csv.ts'
import { isDay, typedDay } from '../../../platform/calendar/days.ts'
import { plain } from '../../../platform/search/reading.ts'
import { Basis, basisWords } from '../../learning/contract.ts'
import {
  resultColumns as columns,
  resultWords,
  RowResult,
  type ResultColumn,
  type ResultFault,
} from '../contract.ts'

export interface ResultRow {
  readonly line: number
  /** «ПК-000123» */
  readonly programme: string
  /** Eleven digits. */
  readonly snils: string
  readonly fullName: string
  readonly result: RowResult
  /** Empty: not said. */
  readonly startsOn: string
  readonly finishedOn: string
  readonly documentNumber: string
  readonly orderNumber: string
  /** As it is written: key, code or name. */
  readonly specialty: string
  readonly basis: Basis | null
  readonly why: string
}

type Cells = Readonly<Record<ResultColumn, string>>
const needed = ['programme', 'snils', 'fullName', 'result'] as const

const places = (heading: Line | undefined, faults: ResultFault[]): Map<ResultColumn, number> => {
  const found = new Map<ResultColumn, number>()
  for (const [i, word] of (heading?.cells ?? []).entries()) {
    const column = (Object.keys(columns) as ResultColumn[]).find((k) => plain(columns[k]) === plain(word))
    if (column) found.set(column, i)
    else if (word !== '') faults.push({ line: 1, column: word, message: 'Такого столбца в образце нет' })
  }
  for (const column of needed)
    if (!found.has(column))
      faults.push({ line: 1, column: columns[column], message: 'Этого столбца не хватает' })
  return found
}

export function readResults(
  lines: readonly Line[],
  today: string,
): { readonly rows: readonly ResultRow[]; readonly faults: readonly ResultFault[] } {
  const faults: ResultFault[] = []
  const [heading, ...body] = lines
  const at = places(heading, faults)
  if (faults.length > 0) return { rows: [], faults }
  const seen = new Map<string, number>()
  const rows = body.flatMap(({ number, cells }) => {
    const c = Object.fromEntries(
      (Object.keys(columns) as ResultColumn[]).map((k) => [k, cells[at.get(k) ?? -1]?.trim() ?? '']),
    ) as Cells
    const own: ResultFault[] = []
    const row = rowOf(number, c, today, (column, message) =>
      own.push({ line: number, column: columns[column], message }),
    )
    const key = `${row.programme}/${row.snils}`
    const before = seen.get(key)
    if (row.snils !== '' && before !== undefined)
      own.push({ line: number, column: columns.snils, message: `Этот человек уже есть в строке ${before}` })
    seen.set(key, number)
    faults.push(...own)
    return own.length === 0 ? [row] : []
  })
  return { rows, faults }
}

type Say = (column: ResultColumn, message: string) => void

function rowOf(line: number, c: Cells, today: string, say: Say): ResultRow {
  if (c.programme === '') say('programme', 'Напишите номер программы, например ПК-000123')
  if (c.fullName === '') say('fullName', 'Напишите фамилию, имя и отчество')
  const result = RowResult.options.find((r) => plain(resultWords[r]) === plain(c.result))
  if (!result)
    say(
      'result',
      `${c.result === '' ? 'Напишите результат' : `Не понять «${c.result}»`}. Бывает: ${RowResult.options.map((r) => resultWords[r]).join(', ')}`,
    )
  const finishedOn = typedDay(c.finishedOn)
  const startsOn = typedDay(c.startsOn)
  if (result === 'finished' && c.finishedOn === '') say('finishedOn', 'Напишите, когда завершено обучение')
  else if (c.finishedOn !== '' && !isDay(finishedOn))
    say('finishedOn', `Нужен день как 25.11.2026, написано «${c.finishedOn}»`)
  else if (finishedOn > today) say('finishedOn', 'Этот день ещё не наступил')
  if (c.startsOn !== '' && !isDay(startsOn))
    say('startsOn', `Нужен день как 6.02.2026, написано «${c.startsOn}»`)
  else if (startsOn !== '' && isDay(finishedOn) && finishedOn < startsOn)
    say('finishedOn', 'Раньше начала обучения')
  const basis = Basis.options.find((b) => plain(basisWords[b]) === plain(c.basis)) ?? null
  if (c.basis !== '' && basis === null)
    say('basis', `Не понять «${c.basis}». Бывает: ${Object.values(basisWords).join(', ')}`)
  if (result === 'failed' && c.why === '') say('why', 'Напишите причину: её прочитает человек')
  for (const column of ['documentNumber', 'orderNumber'] as const)
    if (c[column].length > 60) say(column, 'Не длиннее 60 знаков')
  if (c.why.length > 500) say('why', 'Не длиннее 500 знаков')
  return {
    line,
    programme: c.programme.toUpperCase(),
    snils: snilsOf(c.snils, say),
    fullName: c.fullName,
    result: result ?? 'learning',
    startsOn,
    finishedOn,
    documentNumber: c.documentNumber,
    orderNumber: c.orderNumber,
    specialty: c.specialty,
    basis,
    why: c.why,
  }
}

/** A spreadsheet that takes СНИЛС for a number drops the noughts before it. */
function snilsOf(typed: string, say: Say): string {
  const digits = typed.replace(/[\s-]/g, '')
  if (/^\d{9,11}$/.test(digits)) return digits.padStart(11, '0')
  say('snils', typed === '' ? 'Напишите СНИЛС' : `В СНИЛС 11 цифр, написано «${typed}»`)
  return ''
}
