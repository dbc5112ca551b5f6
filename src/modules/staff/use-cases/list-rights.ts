/** Who has which role, what waits for a second person, and the whole story of one person. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { listGrants as readGrants } from '../../../platform/session/grants.ts'
import { heldRolesOf } from '../../../platform/session/held-roles.ts'
import * as identity from '../../identity/index.ts'
import { organisationCards } from '../../organisations/index.ts'
import * as contract from '../contract.ts'
import * as policy from '../policy.ts'
import { presentGrants, presentProposals } from '../present.ts'
import * as store from '../store.ts'

/** A search that nobody fits must find nothing, not everything. */
const nobody = '00000000-0000-0000-0000-000000000000'

async function sought(ctx: Context, text: string | undefined): Promise<readonly string[] | undefined> {
  if (!text) return undefined
  return (await identity.findPeople(ctx, { text })).map((p) => p.id)
}

export async function listGrants(
  ctx: Context,
  q: z.output<typeof contract.listGrants.query>,
): Promise<z.input<typeof contract.listGrants.reply>> {
  const bound = policy.boundTo(ctx.actor)
  const { rows, total } = await readGrants(ctx.db, {
    state: q.state,
    role: q.role,
    personIds: await sought(ctx, q.text),
    ...(bound ? { organisationId: bound.organisationId ?? nobody } : {}),
    now: ctx.now,
    limit: q.size,
    offset: (q.page - 1) * q.size,
  })
  return { items: await presentGrants(ctx, rows, await store.rulesAt(ctx.db, ctx.now)), total }
}

const shown = 100

export async function listProposals(
  ctx: Context,
  q: z.output<typeof contract.listProposals.query>,
): Promise<z.input<typeof contract.listProposals.reply>> {
  const bound = policy.boundTo(ctx.actor)
  const place = bound ? { organisationId: bound.organisationId ?? nobody } : {}
  const rules = await store.rulesAt(ctx.db, ctx.now)
  const waiting = await store.listProposals(ctx.db, { state: 'waiting', ...place, limit: shown })
  const rows =
    q.state === 'waiting'
      ? waiting
      : await store.listProposals(ctx.db, { state: 'settled', ...place, limit: shown })
  const items = await presentProposals(ctx, rows, rules)
  const presented = q.state === 'waiting' ? items : await presentProposals(ctx, waiting, rules)
  // Only what waits for this very person: others' moves are not theirs to count.
  return { items, waiting: presented.filter((p) => p.can.approve).length }
}

/** Enough to tell namesakes apart, and no more. */
export async function findPeople(
  ctx: Context,
  text: string,
): Promise<z.input<typeof contract.findPeople.reply>> {
  const people = await identity.findPeople(ctx, { text, limit: 10 })
  return {
    items: people.map((p) => ({
      id: p.id,
      name: p.fullName,
      note: [p.birthDate?.slice(0, 4), p.snils && `СНИЛС •••-•••-${p.snils.slice(6, 9)} ${p.snils.slice(9)}`]
        .filter(Boolean)
        .join(', '),
    })),
  }
}

export async function rolesOfPerson(
  ctx: Context,
  id: string,
): Promise<z.input<typeof contract.rolesOfPerson.reply>> {
  const card = await identity.personCard(ctx, id)
  const bound = policy.boundTo(ctx.actor)
  const place = bound ? { organisationId: bound.organisationId ?? nobody } : {}
  const rules = await store.rulesAt(ctx.db, ctx.now)
  const all = { personIds: [id], ...place, now: ctx.now, limit: 100, offset: 0 }
  const active = await readGrants(ctx.db, { ...all, state: 'active' })
  const ended = await readGrants(ctx.db, { ...all, state: 'ended' })
  const proposals = (await store.proposalsOf(ctx.db, id)).filter(
    (p) => !bound || p.organisationId === bound.organisationId,
  )
  const told = (await heldRolesOf(ctx.db, id, ctx.now)).filter(
    (h) => h.origin === 'esia' && (!bound || h.organisationId === bound.organisationId),
  )
  // A manager learns nothing of people who are not of their organisation.
  if (bound && active.total + ended.total + proposals.length + told.length === 0)
    throw new Problem(contract.grantNotFound)
  const places = await organisationCards(
    ctx,
    told.map((h) => h.organisationId).filter((place_): place_ is string => place_ !== null),
  )
  await ctx.record({ subjectId: id, object: { kind: 'person', id }, details: { name: card.shortName } })
  return {
    person: { id, name: card.fullName },
    told: told.map((h) => ({
      role: h.role,
      organisation: h.organisationId
        ? { id: h.organisationId, name: places.get(h.organisationId)?.shortName ?? '' }
        : null,
      since: h.startsAt.toISOString(),
      until: h.endsAt?.toISOString() ?? null,
    })),
    grants: await presentGrants(ctx, [...active.rows, ...ended.rows], rules),
    proposals: await presentProposals(ctx, proposals, rules),
  }
}
