/** C3: Госуслуги proved another account of the same person: an offer to make them one, good for minutes, in this session. */
import type { Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { heldRolesOf, type HeldRole } from '../../../../platform/session/held-roles.ts'
import { mergeOfStaff } from '../../contract.ts'
import type { Person } from '../../domain/person.ts'
import * as merges from '../../store/merges.ts'
import { trouble } from '../esia/talk.ts'

const offerMinutes = 15

/** The account that Госуслуги proved stays; the one that only a password opened goes. */
export async function offerMerge(tx: Context, gone: Person, kept: Person, oid: string): Promise<string> {
  if (kept.esiaUnlinkedAt) throw trouble('unlinked', 'the other account')
  // Госуслуги opened both: two records there, and it is not ours to say which is the person.
  if (gone.esiaOid !== null) throw trouble('snilsOfAnother', 'both linked')
  await refuseStaff(tx, gone.id)
  const id = tx.services.random.uuid()
  await merges.insertOffer(tx.db, {
    id,
    session_id: tx.actor.sessionId!,
    gone_id: gone.id,
    kept_id: kept.id,
    esia_oid: oid,
    created_at: tx.now,
    expires_at: new Date(tx.now.getTime() + offerMinutes * 60_000),
  })
  await tx.record({
    subjectId: gone.id,
    object: { kind: 'person', id: kept.id },
    details: { mergeOffered: true },
  })
  return id
}

/** Given by people to this very account; papers and their roles go with the person. */
const isGivenByHand = (h: HeldRole): boolean => h.origin === 'grant' || h.origin === 'setup'

/** Rights that somebody gave to one account must not appear in another by themselves, nor vanish with a click. */
export async function refuseStaff(tx: Context, goneId: string): Promise<void> {
  const held = await heldRolesOf(tx.db, goneId, tx.now)
  if (held.some(isGivenByHand)) throw new Problem(mergeOfStaff)
}
