/** Every wrong field of a cycle at once. Pure. */
import { isDay, yearsLater } from '../../../platform/calendar/days.ts'
import type { CycleFields } from '../contract.ts'

export interface CheckedCycle {
  readonly series: string | null
  readonly number: string | null
  readonly issuedOn: string
}

export interface CycleFault {
  readonly field: keyof CycleFields
  readonly message: string
}

/** Before this day neither certificates of five years nor accreditations were given out (Федеральный закон № 323-ФЗ, ст. 69, 100). */
const oldestYears = 10

export function checkCycle(
  fields: CycleFields,
  known: { readonly today: string; readonly hasSpecialty: boolean },
): { readonly faults: readonly CycleFault[]; readonly cycle: CheckedCycle } {
  const faults: CycleFault[] = []
  const fault = (field: keyof CycleFields, message: string) => faults.push({ field, message })
  if (!known.hasSpecialty)
    fault('specialty', fields.specialty ? 'Выберите специальность из списка' : 'Выберите специальность')
  const number = fields.number.trim()
  if (!fields.isAwaited && number === '')
    fault('number', 'Напишите номер или отметьте, что документ ещё не выдан')
  if (fields.issuedOn === '') fault('issuedOn', 'Напишите дату: день, с которого идёт цикл')
  else if (!isDay(fields.issuedOn)) fault('issuedOn', 'Такого дня нет в календаре')
  else if (fields.issuedOn > known.today) fault('issuedOn', 'Этот день ещё не наступил')
  else if (fields.issuedOn < yearsLater(known.today, -oldestYears))
    fault('issuedOn', 'Больше десяти лет назад: такой цикл уже окончен')
  return {
    faults,
    cycle: {
      series: fields.isAwaited ? null : fields.series.trim() || null,
      number: fields.isAwaited ? null : number || null,
      issuedOn: fields.issuedOn,
    },
  }
}
