/** F8, G6: a role is given with a term and a basis; a wide one waits for another person, unless there is nobody to wait for. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import type { Role } from '../../../platform/permissions.ts'
import { listGrants, lockHolders } from '../../../platform/session/grants.ts'
import { personCard } from '../../identity/index.ts'
import { organisationCard } from '../../organisations/index.ts'
import { alreadyHeld, alreadyProposed, proposalsChanged, type GrantFields } from '../contract.ts'
import { endOfDay, placeFaults, termFaults } from '../domain.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import { beginGrant } from './keep-grant.ts'
import { ruleOf } from './rules.ts'

export interface Given {
  readonly outcome: 'given' | 'proposed'
  readonly id: string
}

export const giveRole = (ctx: Context, fields: GrantFields): Promise<Given> =>
  ctx.transaction(async (tx) => {
    const { personId, role, organisationId, basis } = fields
    const rule = await ruleOf(tx, role)
    const refusal = policy.whyNotGive(tx.actor, { rule, personId, organisationId })
    if (refusal) throw new Problem(refusal)
    const until = fields.until === null ? null : endOfDay(fields.until)
    const errors = [...termFaults(rule, until, tx.now), ...placeFaults(role, organisationId)]
    if (organisationId !== null && !(await organisationCard(tx, organisationId)))
      errors.push({ field: 'organisationId', message: 'Такой организации нет. Выберите из списка' })
    if (errors.length > 0) throw new Problem(invalid, { errors })
    await personCard(tx, personId)
    const isFirst = await isFirstAdministrator(tx, role)
    if (!rule.needsTwo || isFirst) {
      const id = await beginGrant(tx, {
        personId,
        role,
        organisationId,
        basis,
        until,
        origin: isFirst ? 'setup' : 'grant',
        grantedBy: tx.actor.personId,
        approvedBy: null,
        approvedAt: null,
      })
      return { outcome: 'given', id }
    }
    await refuseHeld(tx, fields)
    return { outcome: 'proposed', id: await propose(tx, { ...fields, until }) }
  })

/** At the console alone: with no administrator at all nobody could agree to anything. */
const isFirstAdministrator = async (tx: Context, role: Role): Promise<boolean> =>
  tx.actor.kind === 'system' &&
  role === 'administrator' &&
  (await lockHolders(tx.db, role, tx.now)).length === 0

async function refuseHeld(tx: Context, { personId, role, organisationId }: GrantFields): Promise<void> {
  const { rows } = await listGrants(tx.db, {
    state: 'active',
    role,
    personIds: [personId],
    now: tx.now,
    limit: 50,
    offset: 0,
  })
  if (rows.some((g) => g.organisationId === organisationId)) throw new Problem(alreadyHeld)
}

async function propose(
  tx: Context,
  p: Omit<GrantFields, 'until'> & { readonly until: Date | null },
): Promise<string> {
  const id = tx.services.random.uuid()
  const isNew = await store.insertProposal(tx.db, {
    ...p,
    id,
    askedBy: tx.actor.personId,
    askedAt: tx.now,
    state: 'waiting',
    decidedBy: null,
    decidedAt: null,
    decidedWhy: null,
  })
  if (!isNew) throw new Problem(alreadyProposed)
  await tx.record({
    subjectId: p.personId,
    object: { kind: 'role', id: p.role },
    details: { role: p.role, change: 'proposed', basis: p.basis, organisationId: p.organisationId },
  })
  await tx.publish(proposalsChanged, { proposalId: id, role: p.role, state: 'waiting' })
  return id
}
