/** G7: how old a password may become, when its owner is reminded, and why another must be chosen. Pure. */
import type { NewPasswordReason } from '../contract.ts'

const dayMs = 86_400_000

export interface Aging {
  readonly changedAt: Date
  /** Beside the age: it became known, or somebody else chose it. */
  readonly mustChange: 'known' | 'given' | null
}

/** Null while passwords do not age. */
export const dueAt = (changedAt: Date, maxAgeDays: number): Date | null =>
  maxAgeDays === 0 ? null : new Date(changedAt.getTime() + maxAgeDays * dayMs)

/** What is worse for the person stands first. */
export function whyNew(password: Aging, maxAgeDays: number, now: Date): NewPasswordReason | null {
  if (password.mustChange) return password.mustChange
  const due = dueAt(password.changedAt, maxAgeDays)
  return due !== null && due <= now ? 'old' : null
}

/** Whole days that are left, the last one begun counts. */
export const daysLeft = (due: Date, now: Date): number =>
  Math.max(0, Math.ceil((due.getTime() - now.getTime()) / dayMs))

/** Passwords changed within it have so many days left, or fewer, and are not too old yet. */
export const warnWindow = (maxAgeDays: number, days: number, now: Date): { after: Date; upTo: Date } => ({
  after: new Date(now.getTime() - maxAgeDays * dayMs),
  upTo: new Date(now.getTime() - (maxAgeDays - days) * dayMs),
})
