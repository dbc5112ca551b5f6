/** C3, E1: an administrator has seen that two accounts are one person's, and proposes; nothing moves until the person agrees. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import {
  mergeMoved,
  mergeUnderWay,
  notOnePerson,
  ownDoors,
  personNotFound,
  proposalGone,
  type Doors,
} from '../../contract.ts'
import { judgePair } from '../../domain/twins.ts'
import { obstacleWords } from '../../domain/words.ts'
import { newsOf } from './agree-to-merge.ts'
import { mayWatchDoors } from '../../policy.ts'
import { presentDoors } from '../../present/doors.ts'
import * as store from '../../store/merge-proposals.ts'
import { findPerson, lockPerson } from '../../store/people.ts'

/** Long enough to write to the person, and for them to find the old password. */
const proposalDays = 14

export const proposeMerge = (
  ctx: Context,
  personId: string,
  { otherId, reason }: { readonly otherId: string; readonly reason: string },
): Promise<Doors> =>
  ctx.transaction(async (tx) => {
    const [a, b] = [await findPerson(tx.db, 'id', personId), await findPerson(tx.db, 'id', otherId)]
    if (!a || !b || a.id === b.id) throw new Problem(personNotFound)
    if (!mayWatchDoors(tx.actor, a.id) || !mayWatchDoors(tx.actor, b.id)) throw new Problem(ownDoors)
    const pair = judgePair(a, b)
    if ('obstacle' in pair) throw new Problem(notOnePerson, { detail: obstacleWords[pair.obstacle] })
    await store.dropLate(tx.db, tx.now)
    if ((await store.waitingOf(tx.db, a.id, tx.now)) ?? (await store.waitingOf(tx.db, b.id, tx.now)))
      throw new Problem(mergeUnderWay)
    const { kept, gone, likeness } = pair
    const id = tx.services.random.uuid()
    const expires = new Date(tx.now.getTime() + proposalDays * 86_400_000)
    const isNew = await store.insertProposal(tx.db, {
      id,
      kept_id: kept.id,
      gone_id: gone.id,
      likeness,
      proposed_by: personOf(tx),
      reason,
      proposed_at: tx.now,
      expires_at: expires,
    })
    if (!isNew) throw new Problem(mergeUnderWay)
    await note(tx, [a.id, b.id], { merge: 'proposed', likeness, why: reason })
    await tx.publish(mergeMoved, {
      proposalId: id,
      keptId: kept.id,
      goneId: gone.id,
      expiresAt: expires.toISOString(),
      proposedBy: personOf(tx),
      step: 'proposed',
    })
    return presentDoors(tx, a)
  })

export const withdrawMerge = (ctx: Context, personId: string): Promise<Doors> =>
  ctx.transaction(async (tx) => {
    const person = await lockPerson(tx.db, 'id', personId)
    if (!person) throw new Problem(personNotFound)
    if (!mayWatchDoors(tx.actor, personId)) throw new Problem(ownDoors)
    const found = await store.waitingOf(tx.db, personId, tx.now)
    const row = found && (await store.lockWaiting(tx.db, found.id, tx.now))
    if (!row) throw new Problem(proposalGone)
    await store.saveProposal(tx.db, row.id, { state: 'withdrawn', settled_at: tx.now })
    await note(tx, [row.kept_id, row.gone_id], { merge: 'withdrawn' })
    await tx.publish(mergeMoved, { ...newsOf(row), step: 'withdrawn' })
    return presentDoors(tx, person)
  })

/** Each account reads it in a journal of its own. */
async function note(tx: Context, ids: readonly string[], details: Record<string, unknown>): Promise<void> {
  for (const id of ids) await tx.record({ subjectId: id, object: { kind: 'person', id }, details })
}
