/** What this module says to the outside: courses of cmi5, their launch, how far a learner is. Promise D9+ (cmi5 1.0, Quartz). */
import { z } from 'zod'
import { event } from '../../platform/event.ts'
import { refusal } from '../../platform/problem.ts'

export const MoveOn = z.enum([
  'NotApplicable',
  'Passed',
  'Completed',
  'CompletedAndPassed',
  'CompletedOrPassed',
])
export type MoveOn = z.output<typeof MoveOn>

export const LaunchMode = z.enum(['Normal', 'Browse', 'Review'])
export type LaunchMode = z.output<typeof LaunchMode>

/** Words by language. */
const Words = z.record(z.string(), z.string())
export type Words = z.output<typeof Words>

const named = { id: z.string(), title: Words, description: Words }

/** Assignable unit: what is launched. */
export const Unit = z.object({
  kind: z.literal('au'),
  ...named,
  objectives: z.array(z.string()),
  /** Of a file in the package, or of another site; with its own parameters. */
  url: z.string(),
  launchMethod: z.enum(['OwnWindow', 'AnyWindow']),
  moveOn: MoveOn,
  /** 0…1 */
  masteryScore: z.number().min(0).max(1).nullable(),
  launchParameters: z.string().nullable(),
  entitlementKey: z.string().nullable(),
  activityType: z.string().nullable(),
})
export type Unit = z.output<typeof Unit>

export interface Block {
  readonly kind: 'block'
  readonly id: string
  readonly title: Words
  readonly description: Words
  readonly objectives: readonly string[]
  readonly children: readonly (Block | Unit)[]
}

/** What cmi5.xml says. */
export interface Structure {
  readonly id: string
  readonly title: Words
  readonly description: Words
  readonly objectives: readonly { readonly id: string; readonly title: Words; readonly description: Words }[]
  readonly children: readonly (Block | Unit)[]
}

/** Refusals of what content says out of turn: cmi5 demands 403. */
export const cmi5Refused = refusal('cmi5.refused', 403, 'Так занятие cmi5 говорить не может')
export const cmi5Unknown = refusal('cmi5.unknown', 404, 'Такого занятия нет')
export const cmi5SatisfiedBefore = refusal('cmi5.satisfied-before', 409, 'Занятие уже засчитано')

/** How far a learner is in one registration; told in the transaction of what moved it. */
export const cmi5Moved = event(
  'cmi5.moved',
  z.object({
    registration: z.uuid(),
    courseId: z.uuid(),
    personId: z.uuid(),
    /** For what it is kept, in the ids of whoever launched it. */
    holder: z.object({ holderId: z.uuid(), partId: z.uuid() }).nullable(),
    /** 0…1 of units that are satisfied. */
    share: z.number(),
    isDone: z.boolean(),
    /** A unit was not passed and has not been since; events of the former version do not say. */
    isFailed: z.boolean().default(false),
    /** 0…1: the mean of the scores that were told; null when none was. */
    score: z.number().nullable(),
  }),
)
