/** Series and number of a document: what is wrong with them, and when two of them are the same document. */
import { asSeen } from '../../../platform/look-alike.ts'
import type { Fault } from '../contract.ts'
import type { DatedRule, Kind, NumberFormat } from './kinds.ts'

/** Spaces and the word «№» are how people copy from paper, not part of the number. */
export const bare = (s: string): string => s.replace(/[\s\u00a0№]|^(?:No|N)\.?(?=\d)/gi, '').toUpperCase()

/** Two documents of one kind with one key are one document, however they were typed. */
export const documentKey = (kind: string, series: string, number: string): string =>
  [kind, ...[series, number].map((s) => asSeen(bare(s).replace(/[^\p{L}\p{N}]/gu, ''), { І: '1' }))].join('/')

const words = (n: number, one: string, few: string, many: string) => {
  const tens = n % 100
  const units = n % 10
  if (tens > 10 && tens < 20) return `${n} ${many}`
  if (units === 1) return `${n} ${one}`
  return units > 1 && units < 5 ? `${n} ${few}` : `${n} ${many}`
}
const digits = (n: number) => words(n, 'цифра', 'цифры', 'цифр')

/** «серия — 6 цифр, номер — 7», «серия — 2–3 буквы», «без серии». */
export function formatWords(f: NumberFormat): string {
  if (f.series === 'none') return 'без серии — номер как на документе'
  if (f.series === 'digits') return `серия — ${digits(f.length)}, номер — ${f.numberDigits}`
  return `серия — ${f.min}–${f.max} буквы, номер — ${f.numberDigits.join(' или ')} цифр`
}

const fits = (f: NumberFormat, series: string): boolean => {
  if (f.series === 'none') return series === ''
  if (f.series === 'digits') return /^\d+$/.test(series) && series.length === f.length
  return /^\p{L}+$/u.test(series) && series.length >= f.min && series.length <= f.max
}

export function numberFaults(kind: Kind, rule: DatedRule, typedSeries: string, typedNumber: string): Fault[] {
  const series = bare(typedSeries)
  const number = bare(typedNumber)
  const format = rule.formats.find((f) => fits(f, series))
  const faults: Fault[] = []
  if (!format) faults.push(seriesFault(rule, series))
  if (number === '') {
    faults.push({
      field: 'number',
      message: 'Перепишите номер с документа',
      summary: `Нет номера ${kind.genitive}`,
    })
  } else if (format) {
    faults.push(...wrongNumber(kind, format, number))
  } else if (!/\d/.test(number)) {
    faults.push({
      field: 'number',
      message: 'В номере есть цифры. Перепишите их с документа',
      summary: `В номере ${kind.genitive} нет цифр`,
    })
  }
  return faults
}

function seriesFault(rule: DatedRule, series: string): Fault {
  const only = rule.formats.length === 1 ? rule.formats[0] : undefined
  if (series === '')
    return { field: 'series', message: 'Перепишите серию с документа', summary: 'Нет серии документа' }
  if (only?.series === 'digits' && /^\d+$/.test(series)) {
    return {
      field: 'series',
      message: `Нужно ${digits(only.length)}, введено ${series.length}`,
      summary: 'Серия не той длины',
    }
  }
  return {
    field: 'series',
    message: `Бывает так: ${rule.formats.map(formatWords).join('; ')}`,
    summary: 'Такой серии не бывает',
  }
}

function wrongNumber(kind: Kind, format: NumberFormat, number: string): Fault[] {
  const fault = (message: string, summary: string): Fault[] => [{ field: 'number', message, summary }]
  if (format.series === 'none') {
    return /\d/.test(number)
      ? []
      : fault('В номере есть цифры. Перепишите их с документа', `В номере ${kind.genitive} нет цифр`)
  }
  const allowed = typeof format.numberDigits === 'number' ? [format.numberDigits] : format.numberDigits
  if (!/^\d+$/.test(number))
    return fault('Только цифры: буквы и знаки не нужны', `В номере ${kind.genitive} лишние знаки`)
  if (allowed.includes(number.length)) return []
  const needed = allowed.join(' или ')
  const isShort = number.length < Math.min(...allowed)
  return fault(
    `Нужно ${allowed.length === 1 ? digits(allowed[0]!) : `${needed} цифр`}, введено ${number.length}`,
    `В номере ${kind.genitive} ${isShort ? 'не хватает цифр' : 'лишние цифры'}: нужно ${needed}, введено ${number.length}`,
  )
}
