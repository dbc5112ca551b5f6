/** Every wrong wish at once. Pure. */
import { isDay } from '../../../platform/calendar/days.ts'
import { nextDay } from '../../../platform/calendar/working-days.ts'
import type { FieldFault } from '../../../platform/problem.ts'
import { mostTopics, type Wishes } from '../contract.ts'

export const mostHoursPerWeek = 40
/** The yearly pace of the older regime over five years (nmo.md §2): more is no goal of one plan. */
export const mostGoalHours = 250
const mostYears = 5

export interface CheckedWishes {
  readonly hoursPerWeek: number
  readonly hours: number
  readonly words: readonly string[]
  readonly specialties: readonly string[]
}

const whole = (typed: string): number => (/^\d{1,4}$/.test(typed) ? Number(typed) : 0)

export function checkWishes(
  w: Wishes,
  known: { readonly today: string; readonly specialties: ReadonlySet<string>; readonly hasCycle: boolean },
): { readonly faults: readonly FieldFault[]; readonly wishes: CheckedWishes } {
  const faults: FieldFault[] = []
  const need = (isRight: boolean, field: string, message: string) => {
    if (!isRight && !faults.some((f) => f.field === field)) faults.push({ field, message })
  }
  const words = [...new Set(w.words.filter((word) => word !== ''))]
  const specialties = [...new Set(w.specialties)]
  const [hours, hoursPerWeek] = [whole(w.hours), whole(w.hoursPerWeek)]
  need(w.goals.length > 0, 'goals', 'Выберите хотя бы одну цель')
  need(!w.goals.includes('cycle') || w.cycleId !== null, 'cycleId', 'Выберите пятилетний цикл')
  need(
    !w.goals.includes('cycle') || w.cycleId === null || known.hasCycle,
    'cycleId',
    'Такого цикла у вас нет',
  )
  need(
    !w.goals.includes('hours') || (hours >= 1 && hours <= mostGoalHours),
    'hours',
    `Сколько ЗЕТ набрать: целое число от 1 до ${mostGoalHours}`,
  )
  const topics = words.length + specialties.length
  need(!w.goals.includes('topics') || topics > 0, 'specialties', 'Назовите хотя бы одну тему')
  need(topics <= mostTopics, 'specialties', `Тем — не больше ${mostTopics}: специальности и слова вместе`)
  need(
    specialties.every((key) => known.specialties.has(key)),
    'specialties',
    'Выберите специальность из списка',
  )
  need(
    hoursPerWeek >= 1 && hoursPerWeek <= mostHoursPerWeek,
    'hoursPerWeek',
    `Часов в неделю: целое число от 1 до ${mostHoursPerWeek}`,
  )
  need(
    isDay(w.deadline),
    'deadline',
    w.deadline === '' ? 'Напишите, к какому дню' : 'Такого дня нет в календаре',
  )
  need(!isDay(w.deadline) || w.deadline >= nextDay(known.today, 7), 'deadline', 'Срок — хотя бы через неделю')
  need(
    !isDay(w.deadline) || w.deadline <= nextDay(known.today, mostYears * 366),
    'deadline',
    'Срок — не дальше пяти лет',
  )
  w.away.forEach((a, i) => {
    need(isDay(a.from), `away.${i}.from`, 'Напишите первый день, когда учиться нельзя')
    need(isDay(a.to), `away.${i}.to`, 'Напишите последний день, когда учиться нельзя')
    need(!isDay(a.from) || !isDay(a.to) || a.from <= a.to, `away.${i}.to`, 'Окончание раньше начала')
  })
  return { faults, wishes: { hoursPerWeek, hours, words, specialties } }
}
