/** Dates of a document: of the calendar, in order, neither in the future nor in childhood. Pure. */
import { dayWords, isDay, yearsLater } from '../../../platform/calendar/days.ts'
import type { Fault } from '../contract.ts'

/** «3 февраля – 30 мая 2026», «1 сентября 2014 – 30 июня 2020» */
export const periodWords = (from: string, to: string): string =>
  from.slice(0, 4) === to.slice(0, 4)
    ? `${dayWords(from).slice(0, -5)} – ${dayWords(to)}`
    : `${dayWords(from)} – ${dayWords(to)}`

/** Nobody studies for such a document before fourteen. */
const youngestYears = 14

export interface Dates {
  readonly startedOn: string
  readonly endedOn: string
  readonly issuedOn: string
}

const names = {
  startedOn: {
    none: 'Нет даты начала',
    wrong: 'Даты начала нет в календаре',
    future: 'Дата начала в будущем',
  },
  endedOn: {
    none: 'Нет даты окончания',
    wrong: 'Даты окончания нет в календаре',
    future: 'Дата окончания в будущем',
  },
  issuedOn: {
    none: 'Нет даты выдачи',
    wrong: 'Даты выдачи нет в календаре',
    future: 'Дата выдачи в будущем',
  },
} as const

export function dateFaults(
  d: Dates,
  known: { readonly today: string; readonly birthDate: string | null },
): Fault[] {
  const faults = new Map<string, Fault>()
  const fault = (field: keyof Dates, message: string, summary: string) => {
    if (!faults.has(field)) faults.set(field, { field, message, summary })
  }
  for (const field of ['startedOn', 'endedOn', 'issuedOn'] as const) {
    const day = d[field]
    if (day.trim() === '') fault(field, 'Укажите дату', names[field].none)
    else if (!isDay(day)) fault(field, 'Такого дня нет. Проверьте число и месяц', names[field].wrong)
    else if (day > known.today) fault(field, 'Ещё не наступила. Проверьте год', names[field].future)
  }
  const isRight = (field: keyof Dates) => !faults.has(field)
  if (known.birthDate && isRight('startedOn') && d.startedOn < yearsLater(known.birthDate, youngestYears)) {
    fault('startedOn', 'Вам ещё не было 14 лет. Проверьте год', 'Учёба началась слишком рано')
  }
  if (isRight('startedOn') && isRight('endedOn') && d.endedOn < d.startedOn) {
    fault('endedOn', 'Раньше начала. Проверьте год', 'Дата окончания раньше даты начала')
  }
  if (isRight('endedOn') && isRight('issuedOn') && d.issuedOn < d.endedOn) {
    fault('issuedOn', 'Раньше окончания учёбы. Проверьте год', 'Документ выдан раньше окончания учёбы')
  }
  return [...faults.values()]
}
