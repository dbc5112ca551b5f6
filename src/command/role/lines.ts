/** Roles as a terminal names them. */
import { roles, type Role } from '../../platform/permissions.ts'
import type { z } from 'zod'
import { StartFault } from '../../start/faults.ts'
import { UsageFault } from '../command.ts'

export type Grantable = Exclude<Role, 'citizen'>

const grantables = roles.filter((role): role is Grantable => role !== 'citizen')

/** Everybody is a citizen already. */
export function grantable(word: string): Grantable {
  const known = grantables.find((role) => role === word)
  if (!known) throw new UsageFault(`Нет роли «${word}». Есть: ${grantables.join(', ')}`)
  return known
}

export const outcomeWords = (role: Role, outcome: 'given' | 'proposed'): string =>
  outcome === 'given'
    ? `Роль ${role} дана и действует`
    : `Роль ${role} предложена: ждёт согласия другого человека на странице «Роли и права»`

/** The page is told the same by the same contract. */
export function fitting<S extends z.ZodType>(shape: S, given: z.input<S>): z.output<S> {
  const read = shape.safeParse(given)
  if (read.success) return read.data
  throw new StartFault(read.error.issues.map((i) => `${i.path.join('.')} — ${i.message}`).join('\n'))
}
