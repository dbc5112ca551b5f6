/** F8: the first verifier compared the documents, a second one agrees; the old role ends where the new one begins. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { lockGrantsOf } from '../../../platform/session/grants.ts'
import type * as applications from '../../applications/contract.ts'
import { proposalsChanged, statusChanged } from '../contract.ts'
import { statusKind, type Proposal, type StatusRecord } from '../domain.ts'
import * as store from '../store.ts'
import { endGrant } from './keep-grant.ts'

type Decided = z.output<typeof applications.decided.payload>
type News = z.output<typeof applications.withdrawn.payload>

async function move(tx: Context, next: StatusRecord): Promise<void> {
  await store.saveStatus(tx.db, next)
  const { id: requestId, personId, role, state } = next
  await tx.publish(statusChanged, { requestId, personId, role, state })
}

/** Heard at least once: what has moved on already stays. */
const underReview = async (tx: Context, e: News): Promise<StatusRecord | undefined> => {
  if (e.kind !== statusKind) return undefined
  const request = await store.lockStatus(tx.db, 'id', e.subjectId)
  return request?.state === 'review' ? request : undefined
}

export const hearDecision = (ctx: Context, e: Decided): Promise<void> =>
  ctx.transaction(async (tx) => {
    const request = await underReview(tx, e)
    if (!request) return
    const first = { firstBy: e.verifierId, firstAt: tx.now }
    if (e.outcome === 'rejected')
      return move(tx, { ...request, ...first, state: 'refused', settledAt: tx.now, refusedWhy: e.reason })
    const proposalId = tx.services.random.uuid()
    const isNew = await store.insertProposal(tx.db, {
      id: proposalId,
      personId: request.personId,
      role: request.role,
      organisationId: request.organisationId,
      until: null,
      basis: `Заявление № ${e.number} о смене статуса, документы сверены`,
      askedBy: e.verifierId,
      askedAt: tx.now,
      state: 'waiting',
      decidedBy: null,
      decidedAt: null,
      decidedWhy: null,
    })
    if (!isNew)
      // The same role was proposed by the desk meanwhile: whoever seconds that one gives it.
      return move(tx, {
        ...request,
        ...first,
        state: 'refused',
        settledAt: tx.now,
        refusedWhy: 'Эту роль вам уже предложил администратор, она ждёт второй подписи',
      })
    await tx.record({
      subjectId: request.personId,
      object: { kind: 'role', id: request.role },
      details: { role: request.role, change: 'proposed', number: e.number },
    })
    await tx.publish(proposalsChanged, { proposalId, role: request.role, state: 'waiting' })
    await move(tx, { ...request, ...first, state: 'second', proposalId })
  })

export const hearWithdrawal = (ctx: Context, e: News): Promise<void> =>
  ctx.transaction(async (tx) => {
    const request = await underReview(tx, e)
    if (request) await move(tx, { ...request, state: 'withdrawn', settledAt: tx.now })
  })

/** In the transaction of the second signature: the role it comes instead of ends there. True when a change of status it was. */
export async function seconded(tx: Context, proposal: Proposal): Promise<boolean> {
  const request = await store.lockStatus(tx.db, 'proposal_id', proposal.id)
  if (!request) return false
  const old = await lockGrantsOf(tx.db, request.personId, tx.now)
  for (const grant of old.filter((g) => g.role === request.insteadOf)) await endGrant(tx, grant, 'status')
  const by = { secondBy: tx.actor.personId, secondAt: tx.now }
  await move(tx, { ...request, ...by, state: 'given', settledAt: tx.now })
  return true
}

export async function refusedBySecond(tx: Context, proposal: Proposal, why: string): Promise<void> {
  const request = await store.lockStatus(tx.db, 'proposal_id', proposal.id)
  if (!request) return
  await move(tx, { ...request, state: 'refused', settledAt: tx.now, refusedWhy: why })
}
