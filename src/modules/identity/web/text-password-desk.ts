/** Words of the administrator's page of passwords. */
import { nb, plural, t } from '../../../web/ui/words.ts'

export const deskKey = ['passwords', 'desk'] as const

const units: Readonly<Record<string, readonly [string, string, string]>> = {
  signs: ['знак', 'знака', 'знаков'],
  days: ['день', 'дня', 'дней'],
  hours: ['час', 'часа', 'часов'],
  minutes: ['минута', 'минуты', 'минут'],
}

export const plainValue = (value: number | readonly number[]): string =>
  typeof value === 'number' ? String(value) : value.join(', ')

/** «90 дней», «1, 7 и 14 дней» stays «1, 7, 14 дней». */
export function valueWords(value: number | readonly number[], unit: string): string {
  const [one, few, many] = units[unit] ?? []
  if (!one || !few || !many) return plainValue(value)
  if (value === 0) return t`не требуется`
  if (typeof value === 'number') return plural(value, one, few, many)
  return nb([...value.slice(0, -1), plural(value.at(-1) ?? 0, one, few, many)].join(', '))
}

export const rangeWords = ({ min, max, isLadder }: { min: number; max: number; isLadder: boolean }): string =>
  isLadder ? nb(`Числа через запятую, от ${min} до ${max}`) : nb(`От ${min} до ${max}`)

export const desk = {
  lead: t`Правила действуют сразу. Каждое отступление остаётся с именем, причиной и основанием`,
  what: 'правила паролей',
  failed: t`Правила не загрузились`,
  calm: t`Они действуют, как и прежде.`,
  rules: 'Правила',
  change: 'Изменить',
  departure: (usual: string) => nb(`Отступление: обычно ${usual}`),
  because: (when: string, who: string, why: string) => nb(`${when}, ${who}: ${why}`),
  byCommand: t`командная строка сервера`,
  basis: (text: string) => nb(`Основание: ${text}`),
  history: t`История изменений`,
  noHistory: t`Правила такие, какими пришли с порталом.`,
  people: t`Кого это касается`,
  withPassword: t`Людей с паролем`,
  old: t`Сменят при входе: устарел`,
  known: t`Сменят при входе: стал известен`,
  given: t`Сменят при входе: выдан администратором`,
  disabled: t`Пароль выключен`,
  ages: t`Возраст паролей`,
  age: (from: number, to: number | null) =>
    to === null ? nb(`Старше ${from} дней`) : from === 0 ? nb(`До ${to} дней`) : nb(`${from}–${to} дней`),
  hashes: t`Хеши, с прежними паролями`,
  hash: (pepper: number, cost: number) => nb(`Ключ ${pepper}, стоимость ${cost}`),
  value: t`Новое значение`,
  notNumber: (isLadder: boolean) => (isLadder ? t`Нужны целые числа через запятую` : t`Нужно целое число`),
  why: 'Почему',
  whyHint: t`Увидят все администраторы`,
  basisField: 'Основание',
  basisHint: t`Приказ, стандарт, решение: с номером и датой`,
  save: t`Сохранить правило`,
  saved: t`Правило изменено и действует`,
} as const
