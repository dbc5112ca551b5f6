/** Every wrong field of a claim at once, and its days. Pure. */
import { isDay, yearsLater } from '../../../platform/calendar/days.ts'
import type { ClaimFields } from '../contract.ts'
import { monthsBefore } from './cycle.ts'

export interface ClaimFault {
  readonly field: keyof ClaimFields
  readonly message: string
}

/** Longer than any retraining (1000 h and more are rare; nmo.md §2 names 250 as the least). */
const mostHours = 3000
/** Older learning cannot fall into a cycle that still runs. */
const oldestYears = 5

export function checkClaim(
  fields: ClaimFields,
  known: { readonly today: string; readonly hasSpecialty: boolean; readonly hasOrganisation: boolean },
): { readonly faults: readonly ClaimFault[]; readonly hours: number } {
  const faults: ClaimFault[] = []
  const fault = (field: keyof ClaimFields, message: string) => faults.push({ field, message })
  if (!known.hasOrganisation)
    fault(
      'organisationId',
      fields.organisationId ? 'Выберите образовательную организацию из списка' : 'Выберите организацию',
    )
  if (!known.hasSpecialty)
    fault('specialty', fields.specialty ? 'Выберите специальность из списка' : 'Выберите специальность')
  if (fields.title === '') fault('title', 'Напишите название')
  const hours = /^\d{1,5}$/.test(fields.hours) ? Number(fields.hours) : 0
  if (fields.hours === '') fault('hours', 'Напишите, сколько часов')
  else if (hours < 1 || hours > mostHours) fault('hours', `Целое число часов, от 1 до ${mostHours}`)
  if (fields.endedOn === '') fault('endedOn', 'Напишите день окончания')
  else if (!isDay(fields.endedOn)) fault('endedOn', 'Такого дня нет в календаре')
  else if (fields.endedOn > known.today) fault('endedOn', 'Этот день ещё не наступил')
  else if (fields.endedOn < yearsLater(known.today, -oldestYears))
    fault('endedOn', 'Больше пяти лет назад: в идущий цикл это уже не войдёт')
  return { faults, hours }
}

/** The organisation answers within so many months after the day; a claim made later gives it as long from then on. */
export const dueOf = (endedOn: string, today: string, months: number): string => {
  const due = monthsBefore(endedOn, -months)
  return due >= today ? due : monthsBefore(today, -months)
}

/** A reminder is for those who forgot, not for a flood. */
export const reminderPauseMs = 3 * 86_400_000

export const mayRemindAt = (remindedAt: Date | null, now: Date): boolean =>
  remindedAt === null || now.getTime() - remindedAt.getTime() >= reminderPauseMs
