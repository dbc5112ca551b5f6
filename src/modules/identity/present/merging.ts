/** Accounts that look like the same person's, and the proposal to make two of them one, for an administrator. */
import type { Context } from '../../../platform/context.ts'
import type { Doors, Twin } from '../contract.ts'
import { fullNameOf, type Person } from '../domain/person.ts'
import { judgePair, likenessOf } from '../domain/twins.ts'
import { obstacleWords } from '../domain/words.ts'
import { presentCard } from '../present.ts'
import * as store from '../store/merge-proposals.ts'
import * as people from '../store/people.ts'

export const outline = (person: Person) => ({
  id: person.id,
  fullName: fullNameOf(person),
  birthYear: person.birthDate ? Number(person.birthDate.slice(0, 4)) : null,
  snilsEnd: person.snils?.slice(-5) ?? null,
  isSnilsProved: person.snilsIsProved,
})

export async function presentTwins(ctx: Context, person: Person): Promise<Twin[]> {
  const alike = await people.findAlike(ctx.db, person)
  return alike.flatMap((other): Twin[] => {
    const likeness = likenessOf(person, other)
    if (!likeness) return []
    const pair = judgePair(person, other)
    const obstacle = 'obstacle' in pair ? obstacleWords[pair.obstacle] : null
    return [{ ...outline(other), likeness, obstacle, isKept: 'kept' in pair && pair.kept.id === other.id }]
  })
}

export async function presentMerging(ctx: Context, person: Person): Promise<Doors['merging']> {
  const row = await store.waitingOf(ctx.db, person.id, ctx.now)
  if (!row) return null
  const isKept = row.kept_id === person.id
  const other = await people.findPerson(ctx.db, 'id', isKept ? row.gone_id : row.kept_id)
  const by = await people.findPerson(ctx.db, 'id', row.proposed_by)
  if (!other || !by) return null
  const [kept, gone] = [row.kept_agreed_at !== null, row.gone_agreed_at !== null]
  return {
    with: { id: other.id, fullName: fullNameOf(other) },
    isKept,
    reason: row.reason,
    by: presentCard(by).shortName,
    at: row.proposed_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    agreed: isKept ? { here: kept, there: gone } : { here: gone, there: kept },
  }
}
