/** A2: an organisation asks for the right to teach; a reviewer opens its cabinet, returns or refuses. */
import { addWorkingDays, moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { organisationCard, organisationCards } from '../../organisations/index.ts'
import type { OrganisationCard } from '../../organisations/contract.ts'
import * as no from '../contract.ts'
import { providerMoved, type Provider, type ProviderFields, type ProviderState } from '../contract.ts'
import { providerFaults } from '../domain/check.ts'
import * as policy from '../policy.ts'
import { presentProvider } from '../present/desk.ts'
import * as store from '../store/providers.ts'
import type { ProviderRow } from '../store/tables.ts'

/** Review of an organisation lasts no longer (nmo.md §3). */
const reviewDays = 30

/** Of whom the person acts; its first look begins the request. */
async function own(tx: Context): Promise<{ row: ProviderRow; card: OrganisationCard }> {
  const organisationId = tx.actor.organisationId
  if (!organisationId || !policy.mayProvide(tx.actor, { organisation_id: organisationId }))
    throw new Problem(no.noOrganisation)
  const card = await organisationCard(tx, organisationId)
  if (!card || card.kind !== 'educational' || card.closedOn !== null) throw new Problem(no.notEducational)
  await store.insertProvider(tx.db, {
    organisation_id: card.id,
    organisation_name: card.name,
    city: card.city,
    state: 'forming',
    responsible_name: '',
    responsible_post: '',
    responsible_phone: '',
    responsible_email: '',
    statement_number: '',
    statement_on: null,
    reason: null,
    submitted_by: null,
    submitted_at: null,
    due_on: null,
    decided_by: null,
    decided_at: null,
    version: 1,
    created_at: tx.now,
  })
  return { row: (await store.lockProvider(tx.db, card.id))!, card }
}

async function moved(tx: Context, id: string, to: Parameters<typeof store.changeProvider>[2]) {
  await store.changeProvider(tx.db, id, to)
  const row = (await store.findProvider(tx.db, id))!
  await tx.record({
    subjectId: null,
    object: { kind: 'provider', id },
    details: { name: row.organisation_name, state: row.state, ...(row.reason ? { reason: row.reason } : {}) },
  })
  await tx.publish(providerMoved, {
    organisationId: id,
    name: row.organisation_name,
    state: row.state,
    reason: row.reason,
    submittedBy: row.submitted_by,
  })
  return presentProvider(tx.actor, row, await organisationCard(tx, id))
}

export const readOwnProvider = (ctx: Context): Promise<Provider> =>
  ctx.transaction(async (tx) => {
    const { row, card } = await own(tx)
    return presentProvider(tx.actor, row, card)
  })

export const saveProvider = (
  ctx: Context,
  { version, ...f }: ProviderFields & { version: number },
): Promise<Provider> =>
  ctx.transaction(async (tx) => {
    const { row, card } = await own(tx)
    if (!policy.mayChangeProvider(row.state)) throw new Problem(no.providerPassed)
    if (row.version !== version)
      throw new Problem(no.providerChanged, { current: presentProvider(tx.actor, row, card) })
    return moved(tx, row.organisation_id, {
      responsible_name: f.responsibleName,
      responsible_post: f.responsiblePost,
      responsible_phone: f.responsiblePhone,
      responsible_email: f.responsibleEmail,
      statement_number: f.statementNumber,
      statement_on: /^\d{4}-\d{2}-\d{2}$/.test(f.statementOn) ? f.statementOn : null,
    })
  })

export const submitProvider = (ctx: Context): Promise<Provider> =>
  ctx.transaction(async (tx) => {
    const { row, card } = await own(tx)
    if (!policy.mayChangeProvider(row.state)) throw new Problem(no.providerPassed)
    const errors = providerFaults(presentProvider(tx.actor, row, card), card.licence?.isActive === true)
    if (errors.length > 0) throw new Problem(invalid, { errors })
    return moved(tx, row.organisation_id, {
      state: 'submitted',
      reason: null,
      submitted_by: personOf(tx),
      submitted_at: tx.now,
      due_on: addWorkingDays(moscowDay(tx.now), reviewDays),
    })
  })

export async function listProviders(ctx: Context, state: ProviderState | undefined): Promise<Provider[]> {
  const rows = await store.listProviders(ctx.db, state)
  const cards = await organisationCards(
    ctx,
    rows.map((r) => r.organisation_id),
  )
  return rows.map((r) => presentProvider(ctx.actor, r, cards.get(r.organisation_id)))
}

async function underReview(tx: Context, id: string, among: readonly ProviderState[]): Promise<ProviderRow> {
  const row = await store.lockProvider(tx.db, id)
  if (!row) throw new Problem(no.providerNotFound)
  if (!policy.mayDecide(tx.actor, row)) throw new Problem(no.ownDecision)
  if (!among.includes(row.state)) throw new Problem(no.providerPassed)
  return row
}

export const takeProvider = (ctx: Context, id: string): Promise<Provider> =>
  ctx.transaction(async (tx) => {
    await underReview(tx, id, ['submitted'])
    return moved(tx, id, { state: 'in-work' })
  })

export const decideProvider = (
  ctx: Context,
  id: string,
  { to, why }: { to: 'open' | 'rework' | 'rejected'; why: string },
): Promise<Provider> =>
  ctx.transaction(async (tx) => {
    await underReview(tx, id, ['submitted', 'in-work'])
    if (to !== 'open' && why === '')
      throw new Problem(invalid, {
        errors: [{ field: 'why', message: 'Напишите причину: организация её прочтёт' }],
      })
    return moved(tx, id, {
      state: to,
      reason: to === 'open' ? null : why,
      decided_by: personOf(tx),
      decided_at: tx.now,
    })
  })
