/** Rows → contract, with names and with `can`. */
import type { Context } from '../../platform/context.ts'
import type { Grant } from '../../platform/session/grants.ts'
import { personCards } from '../identity/index.ts'
import { organisationCards } from '../organisations/index.ts'
import type { GrantRow, ProposalRow } from './contract.ts'
import type { Proposal, Rule } from './domain.ts'
import * as policy from './policy.ts'

const here = (ids: readonly (string | null)[]): string[] => ids.filter((id): id is string => id !== null)
const unknown = 'Человек не найден'
const consoleName = 'Консоль сервера'

export async function presentGrants(
  ctx: Context,
  grants: readonly Grant[],
  rules: readonly Rule[],
): Promise<GrantRow[]> {
  const people = await personCards(
    ctx,
    here(grants.flatMap((g) => [g.personId, g.grantedBy, g.approvedBy, g.endedBy])),
  )
  const places = await organisationCards(ctx, here(grants.map((g) => g.organisationId)))
  const name = (id: string | null) => (id === null ? null : (people.get(id)?.shortName ?? unknown))
  return grants.map((g) => {
    const rule = rules.find((r) => r.role === g.role)
    const endedAt = g.endedAt ?? (g.until && g.until <= ctx.now ? g.until : null)
    return {
      id: g.id,
      person: { id: g.personId, name: people.get(g.personId)?.fullName ?? unknown },
      role: g.role,
      organisation: placeOf(places, g.organisationId),
      origin: g.origin,
      basis: g.basis,
      since: g.startsAt.toISOString(),
      until: g.until?.toISOString() ?? null,
      grantedBy: name(g.grantedBy),
      approvedBy: g.approvedBy === null && g.approvedAt !== null ? consoleName : name(g.approvedBy),
      ended: endedAt && { at: endedAt.toISOString(), by: name(g.endedBy), why: g.endedWhy ?? 'term' },
      can: {
        revoke: endedAt === null && rule !== undefined && policy.whyNotEnd(ctx.actor, rule, g) === null,
      },
    }
  })
}

export async function presentProposals(
  ctx: Context,
  proposals: readonly Proposal[],
  rules: readonly Rule[],
): Promise<ProposalRow[]> {
  const people = await personCards(ctx, here(proposals.flatMap((p) => [p.personId, p.askedBy, p.decidedBy])))
  const places = await organisationCards(ctx, here(proposals.map((p) => p.organisationId)))
  const name = (id: string) => people.get(id)?.shortName ?? unknown
  return proposals.map((p) => {
    const rule = rules.find((r) => r.role === p.role)
    const isWaiting = p.state === 'waiting'
    const maySecond = isWaiting && rule !== undefined && policy.whyNotSecond(ctx.actor, rule, p) === null
    const isMine = p.askedBy !== null && p.askedBy === ctx.actor.personId
    return {
      id: p.id,
      person: { id: p.personId, name: people.get(p.personId)?.fullName ?? unknown },
      role: p.role,
      organisation: placeOf(places, p.organisationId),
      until: p.until?.toISOString() ?? null,
      basis: p.basis,
      askedBy: p.askedBy === null ? consoleName : name(p.askedBy),
      askedAt: p.askedAt.toISOString(),
      isMine,
      state: p.state,
      decided: p.decidedAt && {
        by: p.decidedBy === null ? consoleName : name(p.decidedBy),
        at: p.decidedAt.toISOString(),
        why: p.decidedWhy,
      },
      can: { approve: maySecond, refuse: maySecond, withdraw: isWaiting && isMine },
    }
  })
}

const placeOf = (places: ReadonlyMap<string, { readonly shortName: string }>, id: string | null) =>
  id === null ? null : { id, name: places.get(id)?.shortName ?? 'Организация не найдена' }
