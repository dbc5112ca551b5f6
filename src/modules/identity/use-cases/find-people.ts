/** E1: a person is found with least rights: a name, a year and the end of СНИЛС; each of them learns that they were found. */
import type { Context } from '../../../platform/context.ts'
import { foundAtMost, type FoundPerson } from '../contract.ts'
import { presentFound } from '../present/doors.ts'
import { searchPeople } from '../store/people.ts'

export const findForDesk = (
  ctx: Context,
  text: string,
): Promise<{ items: FoundPerson[]; hasMore: boolean }> =>
  ctx.transaction(async (tx) => {
    const found = await searchPeople(tx.db, { text, limit: foundAtMost + 1 })
    const shown = found.slice(0, foundAtMost)
    for (const person of shown) {
      if (person.id !== tx.actor.personId)
        await tx.record({ subjectId: person.id, object: { kind: 'person', id: person.id } })
    }
    return { items: shown.map(presentFound), hasMore: found.length > foundAtMost }
  })
