/** G6: the second person agrees or refuses; whoever asked may take it back. The row is locked: one of them is first. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { alreadySettled, proposalNotFound, proposalsChanged, type ProposalRow } from '../contract.ts'
import type { Proposal } from '../domain.ts'
import * as policy from '../policy.ts'
import { presentProposals } from '../present.ts'
import * as store from '../store.ts'
import { beginGrant } from './keep-grant.ts'
import { ruleOf } from './rules.ts'
import { refusedBySecond, seconded } from './settle-status.ts'

async function waiting(tx: Context, id: string): Promise<Proposal> {
  const proposal = await store.lockProposal(tx.db, id)
  if (!proposal) throw new Problem(proposalNotFound)
  if (proposal.state !== 'waiting') throw new Problem(alreadySettled, { state: proposal.state })
  return proposal
}

async function settle(
  tx: Context,
  proposal: Proposal,
  state: 'approved' | 'refused' | 'withdrawn',
  why: string | null,
): Promise<ProposalRow> {
  const next = { ...proposal, state, decidedBy: tx.actor.personId, decidedAt: tx.now, decidedWhy: why }
  await store.settleProposal(tx.db, next)
  await tx.publish(proposalsChanged, { proposalId: proposal.id, role: proposal.role, state })
  if (state !== 'approved')
    await tx.record({
      subjectId: proposal.personId,
      object: { kind: 'role', id: proposal.role },
      details: { role: proposal.role, change: state, why },
    })
  const [row] = await presentProposals(tx, [next], await store.rulesAt(tx.db, tx.now))
  return row!
}

async function forSecond(tx: Context, id: string): Promise<Proposal> {
  const proposal = await waiting(tx, id)
  const refusal = policy.whyNotSecond(tx.actor, await ruleOf(tx, proposal.role), proposal)
  if (refusal) throw new Problem(refusal)
  return proposal
}

/** A term that ended while the proposal waited gives nothing: the person asks anew. */
export const approveProposal = (ctx: Context, id: string): Promise<ProposalRow> =>
  ctx.transaction(async (tx) => {
    const p = await forSecond(tx, id)
    if (p.until && p.until <= tx.now)
      throw new Problem(alreadySettled, { detail: 'Срок роли прошёл, пока она ждала. Предложите её снова' })
    const isOfStatus = await seconded(tx, p)
    await beginGrant(tx, {
      personId: p.personId,
      role: p.role,
      organisationId: p.organisationId,
      basis: p.basis,
      until: p.until,
      origin: isOfStatus ? 'status' : 'grant',
      grantedBy: p.askedBy,
      approvedBy: tx.actor.personId,
      approvedAt: tx.now,
    })
    return settle(tx, p, 'approved', null)
  })

export const refuseProposal = (ctx: Context, id: string, why: string): Promise<ProposalRow> =>
  ctx.transaction(async (tx) => {
    const p = await forSecond(tx, id)
    await refusedBySecond(tx, p, why)
    return settle(tx, p, 'refused', why)
  })

export const withdrawProposal = (ctx: Context, id: string): Promise<ProposalRow> =>
  ctx.transaction(async (tx) => {
    const p = await waiting(tx, id)
    if (p.askedBy !== tx.actor.personId) throw new Problem(proposalNotFound)
    return settle(tx, p, 'withdrawn', null)
  })
