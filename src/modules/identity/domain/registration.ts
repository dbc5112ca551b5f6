/** Checks of what people type about themselves that a shape cannot say; all faults at once. Pure. */
import type { FieldFault } from '../../../platform/problem.ts'
import type { Registration } from '../contract.ts'
import { passwordFault } from './password-policy.ts'
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

export function registrationFaults(r: Registration, now: Date): FieldFault[] {
  const words = [
    r.familyName,
    r.givenName,
    r.patronymic,
    r.email.split('@')[0]!,
    r.phone.slice(2),
    r.snils.replace(/\D/g, ''),
  ]
  const [year = '', month = '', day = ''] = r.birthDate.split('-')
  const checks: [string, string | null][] = [
    ['birthDate', birthDateFault(r.birthDate, now)],
    ['snils', snilsFault(r.snils)],
    [
      'password',
      passwordFault(r.password, { words: [...words, `${day}${month}${year}`, `${year}${month}${day}`] }),
    ],
  ]
  return checks.flatMap(([field, message]) => (message ? [{ field, message }] : []))
}
