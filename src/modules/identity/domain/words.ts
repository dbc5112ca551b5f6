/** Figures of refusals in Russian. Pure. */
import type { Obstacle } from './twins.ts'

/** 1 попытка, 2 попытки, 5 попыток. */
export function plural(count: number, [one, few, many]: readonly [string, string, string]): string {
  const tens = count % 100
  const units = count % 10
  if (tens > 10 && tens < 20) return `${count} ${many}`
  return `${count} ${units === 1 ? one : units > 1 && units < 5 ? few : many}`
}

const seconds = ['секунда', 'секунды', 'секунд'] as const
const minutes = ['минута', 'минуты', 'минут'] as const

export const pauseWords = (pauseSeconds: number): string =>
  pauseSeconds < 60 ? plural(pauseSeconds, seconds) : plural(Math.ceil(pauseSeconds / 60), minutes)

/** «Осталось 3 попытки, потом пауза 15 минут»; «Попытки кончились: пауза 15 минут». */
export function attemptsWords(left: number, pauseSeconds: number): string {
  const pause = `пауза ${pauseWords(pauseSeconds)}`
  if (left === 0) return `Попытки кончились: ${pause}`
  return `${left === 1 ? 'Осталась' : 'Осталось'} ${plural(left, ['попытка', 'попытки', 'попыток'])}, потом ${pause}`
}

/** Why two accounts are not made one. */
export const obstacleWords: Readonly<Record<Obstacle, string>> = {
  unlike: 'Ни СНИЛС, ни имя с днём рождения не совпадают: это разные люди',
  'two-snils': 'У каждой записи свой подтверждённый СНИЛС: это разные люди',
  'two-records': 'Каждая связана со своей записью Госуслуг. Лишнюю человек отвязывает сам',
  unproved: 'СНИЛС не подтверждён ни в одной: пусть человек сначала войдёт через Госуслуги',
  closed: 'Вход в одну из записей закрыт. Сначала откройте его',
}
