/** Who may do what with which plan. */
import type { Actor } from '../../platform/context.ts'
import type { PlanState } from './contract.ts'

/** Plans, drafts and the address of the calendar are their owner's alone. */
export const isOwn = (actor: Actor, of: { readonly person_id: string }): boolean =>
  actor.personId !== null && actor.personId === of.person_id

/** What is over stays as it was. */
export const mayChange = (plan: { readonly state: PlanState }): boolean => plan.state === 'running'
