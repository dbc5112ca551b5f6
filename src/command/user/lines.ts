/** People and roles as a terminal shows them. */
import { spacedSnils } from '../../platform/snils.ts'
import type { PersonCard } from '../../modules/identity/contract.ts'
import { roles, type Role } from '../../platform/permissions.ts'
import { UsageFault } from '../command.ts'

export const snilsWords = (digits: string | null): string =>
  digits === null ? 'нет СНИЛС' : spacedSnils(digits)

export const lineOf = (person: PersonCard): string =>
  `  ${snilsWords(person.snils).padEnd(14)}  ${person.id}  ${person.fullName}`

export function roleOf(word: string): Role {
  const known = roles.find((role) => role === word)
  if (!known)
    throw new UsageFault(`Нет роли «${word}». Есть: ${roles.filter((r) => r !== 'citizen').join(', ')}`)
  return known
}
