/** Somebody of the demo world at work in one role, as use cases are told of them; the portal itself where nobody is named. */
import type { Context } from '../platform/context.ts'
import { contextOf, personActor, system } from '../platform/house.ts'
import type { Role } from '../platform/permissions.ts'
import type { World } from './person-browser.ts'
import type { Cast } from './story.ts'

/** Where the printed methodologist works. */
export const academy = 'Северная академия последипломного образования'

export interface Acting {
  readonly login: string
  readonly role: Role
  readonly organisationId?: string | null
}

export const actingIn = (world: World, cast: Cast, audit: string, who: Acting | null): Context =>
  contextOf(world.house, {
    actor: who
      ? personActor({
          personId: cast.personOf(who.login),
          sessionId: null,
          roles: [who.role],
          organisationId: who.organisationId ?? null,
        })
      : system,
    audit,
    requestId: 'demo',
    origin: null,
    now: world.clock.now(),
  })
