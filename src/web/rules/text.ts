/** Words of rules: values with their units, ranges, the form of a change. */
import { nb, plural, t } from '../ui/words.ts'

type Forms = readonly [one: string, few: string, many: string]

const units: Readonly<Record<string, Forms>> = {
  signs: ['знак', 'знака', 'знаков'],
  seconds: ['секунда', 'секунды', 'секунд'],
  minutes: ['минута', 'минуты', 'минут'],
  hours: ['час', 'часа', 'часов'],
  days: ['день', 'дня', 'дней'],
  months: ['месяц', 'месяца', 'месяцев'],
}
/** A number with its unit, where zero is a number like another. */
const others: Readonly<Record<string, (n: number) => string>> = {
  percent: (n) => `${n} %`,
  fold: (n) => `в ${n} раз`,
}

export const plainValue = (value: number | readonly number[]): string =>
  typeof value === 'number' ? String(value) : value.join(', ')

const counted = (n: number, unit: string): string => {
  const [one, few, many] = units[unit] ?? []
  return one && few && many ? plural(n, one, few, many) : (others[unit]?.(n) ?? String(n))
}

/** «900 секунд» is a quarter of an hour to nobody: whole minutes, hours and days are said as such. */
function pause(seconds: number): string {
  if (seconds >= 86_400 && seconds % 86_400 === 0) return counted(seconds / 86_400, 'days')
  if (seconds >= 3600 && seconds % 3600 === 0) return counted(seconds / 3600, 'hours')
  return seconds >= 60 && seconds % 60 === 0 ? counted(seconds / 60, 'minutes') : counted(seconds, 'seconds')
}

/** «90 дней», «1, 7, 14 дней», «30 секунд, 2 минуты, 1 час». */
export function valueWords(value: number | readonly number[], unit: string): string {
  if (value === 0 && units[unit]) return t`не требуется`
  const numbers = typeof value === 'number' ? [value] : value
  if (unit === 'seconds') return nb(numbers.map(pause).join(', '))
  return nb([...numbers.slice(0, -1), counted(numbers.at(-1) ?? 0, unit)].join(', '))
}

const inUnits: Readonly<Record<string, string>> = { seconds: t`, в секундах` }

export const rangeWords = ({
  min,
  max,
  isLadder,
  unit,
}: {
  readonly min: number
  readonly max: number
  readonly isLadder: boolean
  readonly unit: string
}): string =>
  nb(`${isLadder ? `Числа через запятую, от ${min} до ${max}` : `От ${min} до ${max}`}${inUnits[unit] ?? ''}`)

export const ruleText = {
  change: 'Изменить',
  departure: (usual: string) => nb(`Отступление: обычно ${usual}`),
  because: (when: string, who: string, why: string) => nb(`${when}, ${who}: ${why}`),
  byCommand: t`командная строка сервера`,
  basis: (text: string) => nb(`Основание: ${text}`),
  history: t`История изменений`,
  noHistory: t`Правила такие, какими пришли с порталом.`,
  value: t`Новое значение`,
  notNumber: (isLadder: boolean) => (isLadder ? t`Нужны целые числа через запятую` : t`Нужно целое число`),
  willBe: (words: string) => nb(`Станет: ${words}.`),
  atOnce: t`Подействует сразу, во всех открытых страницах и на всех серверах.`,
  why: 'Почему',
  whyHint: t`Увидят все администраторы`,
  basisField: 'Основание',
  basisHint: t`Приказ, стандарт, решение: с номером и датой`,
  save: t`Сохранить правило`,
  saved: t`Правило изменено и действует`,
} as const
