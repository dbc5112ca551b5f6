/** E1: how somebody enters, seen by an administrator; the person sees in the journal that it was looked at. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { personNotFound, type Doors } from '../contract.ts'
import { presentDoors } from '../present/doors.ts'
import { findPerson } from '../store/people.ts'

export const readDoors = (ctx: Context, personId: string): Promise<Doors> =>
  ctx.transaction(async (tx) => {
    const person = await findPerson(tx.db, 'id', personId)
    if (!person) throw new Problem(personNotFound)
    if (personId !== tx.actor.personId)
      await tx.record({ subjectId: personId, object: { kind: 'person', id: personId } })
    const doors = await presentDoors(tx, person)
    for (const { id } of doors.twins) {
      if (id !== tx.actor.personId)
        await tx.record({ subjectId: id, object: { kind: 'person', id }, details: { isOnlyFound: true } })
    }
    return doors
  })
