/** C3: the person agrees in each of the two accounts, each with a fresh proof; with the second consent they are one. */
import { countBelongings, type Belongings } from '../../../../platform/belongings.ts'
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { mergeMoved, notOnePerson, proposalGone, type MergeProposal } from '../../contract.ts'
import { fullNameOf, type Person } from '../../domain/person.ts'
import { judgePair } from '../../domain/twins.ts'
import { obstacleWords } from '../../domain/words.ts'
import * as store from '../../store/merge-proposals.ts'
import * as people from '../../store/people.ts'
import { lockBoth, mergeAccounts, refuseLastAdministrator } from './confirm-merge.ts'

export async function readMergeProposal(
  ctx: Context,
  belongings: readonly Belongings[],
): Promise<MergeProposal | null> {
  const me = personOf(ctx)
  const row = await store.waitingOf(ctx.db, me, ctx.now)
  if (!row) return null
  const isKept = row.kept_id === me
  const ids = [me, isKept ? row.gone_id : row.kept_id]
  const since = await people.sinceOf(ctx.db, ids)
  const [mine, other] = await Promise.all(ids.map((id) => people.findPerson(ctx.db, 'id', id)))
  if (!mine || !other) return null
  const side = (p: Person) => ({
    fullName: fullNameOf(p),
    snilsEnd: p.snils?.slice(-5) ?? null,
    since: since.get(p.id)!.toISOString(),
  })
  const [here, there] = isKept
    ? [row.kept_agreed_at, row.gone_agreed_at]
    : [row.gone_agreed_at, row.kept_agreed_at]
  return {
    id: row.id,
    reason: row.reason,
    proposedAt: row.proposed_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    isKept,
    mine: side(mine),
    other: side(other),
    moves: isKept ? [] : await countBelongings(ctx, belongings, me),
    agreed: { mine: here !== null, other: there !== null },
  }
}

async function lockMine(tx: Context, id: string): Promise<store.ProposalRow> {
  const row = await store.lockWaiting(tx.db, id, tx.now)
  const me = personOf(tx)
  if (!row || (row.kept_id !== me && row.gone_id !== me)) throw new Problem(proposalGone)
  return row
}

export const newsOf = (row: store.ProposalRow) => ({
  proposalId: row.id,
  keptId: row.kept_id,
  goneId: row.gone_id,
  expiresAt: row.expires_at.toISOString(),
  proposedBy: row.proposed_by,
})

export const agreeToMerge = (
  ctx: Context,
  id: string,
  belongings: readonly Belongings[],
): Promise<{ isMerged: boolean; isSignedOut: boolean }> =>
  ctx.transaction(async (tx) => {
    const row = await lockMine(tx, id)
    const isKept = row.kept_id === personOf(tx)
    const agreed = isKept
      ? { kept_agreed_at: row.kept_agreed_at ?? tx.now }
      : { gone_agreed_at: row.gone_agreed_at ?? tx.now }
    await store.saveProposal(tx.db, id, agreed)
    await tx.record({ subjectId: personOf(tx), object: { kind: 'merge', id }, details: { merge: 'agreed' } })
    const next = { ...row, ...agreed }
    if (!next.kept_agreed_at || !next.gone_agreed_at) {
      await tx.publish(mergeMoved, { ...newsOf(row), step: 'agreed' })
      return { isMerged: false, isSignedOut: false }
    }
    const [gone, kept] = await lockBoth(tx, row.gone_id, row.kept_id)
    const pair = judgePair(kept, gone)
    // Something was proved meanwhile that makes them two people, or the other one the kept.
    if ('obstacle' in pair) throw new Problem(notOnePerson, { detail: obstacleWords[pair.obstacle] })
    if (pair.kept.id !== kept.id) throw new Problem(proposalGone)
    await refuseLastAdministrator(tx, gone.id)
    await store.saveProposal(tx.db, id, { state: 'done', settled_at: tx.now })
    await tx.publish(mergeMoved, { ...newsOf(row), step: 'done' })
    await mergeAccounts(tx, { gone, kept, why: 'staff', belongings })
    return { isMerged: true, isSignedOut: !isKept }
  })

export const refuseMerge = (ctx: Context, id: string): Promise<Record<never, never>> =>
  ctx.transaction(async (tx) => {
    const row = await lockMine(tx, id)
    await store.saveProposal(tx.db, id, { state: 'refused', settled_at: tx.now })
    await tx.record({ subjectId: personOf(tx), object: { kind: 'merge', id }, details: { merge: 'refused' } })
    await tx.publish(mergeMoved, { ...newsOf(row), step: 'refused' })
    return {}
  })
