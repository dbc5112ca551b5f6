/** What a person wants of a plan, as it is typed and kept. */
import { z } from 'zod'
import { Difficulty } from '../../learning/contract.ts'
import { Goal } from './words.ts'

export const mostTopics = 4
export const mostItems = 60

const day = z.string().max(20)

/** Everything is judged at once when a plan is made; a draft may hold anything. */
export const Wishes = z.object({
  goals: z.array(Goal).max(3).default([]),
  cycleId: z.uuid().nullable().default(null),
  hours: z.string().trim().max(6).default(''),
  /** Keys of specialties, and words: together no more than four topics. */
  specialties: z.array(z.string().max(60)).max(8).default([]),
  words: z.array(z.string().trim().max(80)).max(8).default([]),
  difficulty: Difficulty.nullable().default(null),
  hoursPerWeek: z.string().trim().max(6).default('4'),
  away: z
    .array(z.object({ from: day, to: day }))
    .max(20)
    .default([]),
  deadline: day.default(''),
  isFreeOnly: z.boolean().default(false),
  /** What has dates of its own is learnt instead of work. */
  mayLeave: z.boolean().default(false),
  /** Programmes that must be in, and those not to be proposed again. */
  kept: z.array(z.uuid()).max(mostItems).default([]),
  dropped: z.array(z.uuid()).max(200).default([]),
})
export type Wishes = z.output<typeof Wishes>

export const Wanted = z.object({ programmeId: z.uuid(), sessionId: z.uuid().nullable().default(null) })
export type Wanted = z.output<typeof Wanted>

export const WantedItems = z.array(Wanted).max(mostItems)
