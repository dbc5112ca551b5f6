/** Checks of what people type about themselves that a shape cannot say; all faults at once. Pure. */
import type { FieldFault } from '../../../platform/problem.ts'
import type { Registration } from '../contract.ts'
import { snilsFault } from './snils.ts'

const yearsBetween = (from: string, to: Date): number => {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number)
  const before = to.getUTCMonth() + 1 < month || (to.getUTCMonth() + 1 === month && to.getUTCDate() < day)
  return to.getUTCFullYear() - year - (before ? 1 : 0)
}

export function birthDateFault(birthDate: string, now: Date): string | null {
  const age = yearsBetween(birthDate, now)
  if (age < 0) return 'Эта дата ещё не наступила. Проверьте год'
  if (age > 120) return 'Проверьте год рождения'
  return age < 14 ? 'Кабинет можно завести с 14 лет' : null
}

/** All but the password, which needs policy and the list of known ones. */
export function registrationFaults(r: Registration, now: Date): FieldFault[] {
  const checks: [string, string | null][] = [
    ['birthDate', birthDateFault(r.birthDate, now)],
    ['snils', snilsFault(r.snils)],
  ]
  return checks.flatMap(([field, message]) => (message ? [{ field, message }] : []))
}
