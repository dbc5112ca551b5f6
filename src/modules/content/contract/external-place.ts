/** Where a section outside leads, and what the learner and the organisation have said of it. */
import { z } from 'zod'

export const ExternalPlace = z.object({
  url: z.string(),
  /** Name of the platform, as the learner knows it. */
  platform: z.string().trim().min(1, 'Напишите, как называется платформа').max(200, 'Не длиннее 200 знаков'),
  task: z.string().trim().min(1, 'Напишите, что нужно сделать').max(2000, 'Не длиннее 2000 знаков'),
  /** By what the organisation sees that it is done; empty: not said. */
  confirmedBy: z.string().trim().max(1000, 'Не длиннее 1000 знаков').default(''),
})
export type ExternalPlace = z.output<typeof ExternalPlace>

/** `waiting`: the organisation acts; `returned`: the learner does. */
export const ExternalClaimState = z.enum(['waiting', 'confirmed', 'returned', 'taken-back'])
export type ExternalClaimState = z.output<typeof ExternalClaimState>

/** As the learner sees it. */
export const ExternalClaim = z.object({
  id: z.uuid(),
  state: ExternalClaimState.exclude(['taken-back']),
  claimedAt: z.iso.datetime(),
  note: z.string().nullable(),
  /** By which day the organisation acts. */
  dueOn: z.iso.date(),
  isOverdue: z.boolean(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
})
export type ExternalClaim = z.output<typeof ExternalClaim>
