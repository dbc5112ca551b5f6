/** D7+: one's own claim, whatever came of it: who decided, by which document, where its credits stand. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { personCards } from '../../identity/index.ts'
import { expectationNotFound, type OwnClaim } from '../contract.ts'
import { isOwn } from '../policy.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/cycles.ts'

export async function readClaim(ctx: Context, id: string): Promise<OwnClaim> {
  const row = await claims.findClaim(ctx.db, id)
  if (!row || !isOwn(ctx.actor, row)) throw new Problem(expectationNotFound)
  const cards = await personCards(ctx, row.approved_by ? [row.approved_by] : [])
  const cycle = row.cycle_id ? await store.findCycle(ctx.db, row.cycle_id) : undefined
  return {
    id,
    kind: row.kind,
    title: row.title,
    organisation: row.organisation,
    credits: row.credits,
    endedOn: row.earned_on,
    state: row.state,
    madeAt: row.created_at.toISOString(),
    dueOn: row.due_on,
    decidedAt: row.decided_at?.toISOString() ?? null,
    approver: row.approved_by ? (cards.get(row.approved_by)?.shortName ?? 'Сотрудник организации') : null,
    number: row.confirmed_number,
    rule: row.rule,
    reason: row.reason,
    cycle: cycle && cycle.closed_at === null ? { id: cycle.id, name: cycle.specialty_name } : null,
  }
}
