/** Phones and addresses as people type them. Pure. */
import { z } from 'zod'
import type { ContactChange } from '../contract.ts'
import { phoneOf } from './esia/profile.ts'

/** For a day after recovery: whoever stole the mailbox must not take the phone too. */
const frozenHours = 24

export const isPhoneFrozen = (recoveredAt: Date | null, now: Date): boolean =>
  recoveredAt !== null && now.getTime() - recoveredAt.getTime() < frozenHours * 3_600_000

/** The form we keep; null when it is neither. */
export function normalContact({ kind, value }: ContactChange): string | null {
  if (kind === 'phone') return phoneOf(value)
  return z.email().safeParse(value).success ? value.toLowerCase() : null
}
