/** Who may do what with which row of this module. Pure. */
import type { Actor } from '../../platform/context.ts'

/** Nobody opens their own door: another administrator looks at the evidence. */
export const mayLift = (
  actor: Pick<Actor, 'personId'>,
  block: { readonly person_id: string | null },
): boolean => block.person_id === null || block.person_id !== actor.personId
