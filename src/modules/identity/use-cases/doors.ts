/** G2, G5: an administrator closes, opens, ends the sessions of somebody, with a reason; never of themselves. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { doorsChanged, ownDoors, personNotFound, type Doors } from '../contract.ts'
import type { Person } from '../domain/person.ts'
import { mayWatchDoors } from '../policy.ts'
import { presentDoors } from '../present/doors.ts'
import { lockPerson } from '../store/people.ts'
import { endPersonSessions } from './end-sessions.ts'
import { resetFactors } from './factors/reset-factors.ts'
import { setEntry } from './users.ts'

/** Locks the person, so that of two administrators at once the second sees what the first did. */
const onDoors = (ctx: Context, personId: string, act: (tx: Context, person: Person) => Promise<void>) =>
  ctx.transaction(async (tx): Promise<Doors> => {
    const person = await lockPerson(tx.db, 'id', personId)
    if (!person) throw new Problem(personNotFound)
    if (!mayWatchDoors(tx.actor, personId)) throw new Problem(ownDoors)
    await act(tx, person)
    const fresh = await lockPerson(tx.db, 'id', personId)
    return presentDoors(tx, fresh!)
  })

export const closeDoors = (ctx: Context, personId: string, why: string): Promise<Doors> =>
  onDoors(ctx, personId, async (tx, person) => {
    if (person.blockedAt) throw new Problem(doorsChanged, { detail: 'Вход уже закрыт' })
    await setEntry(tx, personId, { isClosed: true, why })
  })

export const openDoors = (ctx: Context, personId: string, why: string): Promise<Doors> =>
  onDoors(ctx, personId, async (tx, person) => {
    if (!person.blockedAt) throw new Problem(doorsChanged, { detail: 'Вход уже открыт' })
    await setEntry(tx, personId, { isClosed: false, why })
  })

export const endTheirSessions = (ctx: Context, personId: string, why: string): Promise<Doors> =>
  onDoors(ctx, personId, async (tx) => {
    const ended = await endPersonSessions(tx, { personId }, 'staff')
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { ended, why },
    })
  })

/** What was lost; what was never set up cannot be. */
export const resetTheirFactors = (ctx: Context, personId: string, why: string): Promise<Doors> =>
  onDoors(ctx, personId, async (tx, person) => {
    const { can } = await presentDoors(tx, person)
    if (!can.resetFactors) throw new Problem(doorsChanged, { detail: 'Снимать нечего' })
    await resetFactors(tx, personId, why)
  })
