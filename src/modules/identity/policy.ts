/** Who may do what with which row of this module. Pure. */
import type { Actor } from '../../platform/context.ts'

/** Doors of others only: closing one's own is a way to be locked out, opening it a way around the one who closed it. */
export const mayWatchDoors = (actor: Pick<Actor, 'personId'>, personId: string): boolean =>
  actor.personId !== personId

/** Nobody opens their own door: another administrator looks at the evidence. */
export const mayLift = (
  actor: Pick<Actor, 'personId'>,
  block: { readonly person_id: string | null },
): boolean => block.person_id === null || block.person_id !== actor.personId
