/** D7+: the person says that credits were earned and not told of; reminds the organisation; takes the claim away. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { representativesOf } from '../../../platform/session/grants.ts'
import { organisationCard, specialtyByCode } from '../../organisations/index.ts'
import {
  claimAlike,
  claimMade,
  claimMoved,
  claimReminded,
  claimSettled,
  claimTwice,
  expectationNotFound,
  remindedLately,
  tooManyClaims,
  type ClaimFields,
  type ExpectationState,
} from '../contract.ts'
import { checkClaim, dueOf, mayRemindAt, reminderPauseMs } from '../domain/claim.ts'
import { learntWords } from '../domain/twins.ts'
import { worthOn } from '../domain/worth.ts'
import { isOwn } from '../policy.ts'
import { presentTwin } from '../present.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import type { ExpectationRow } from '../store/tables.ts'
import { newsOf } from './credit.ts'
import { twinsOf } from './take.ts'

/** One person has no more learning than this without an answer. */
const mostOpen = 50

export const makeClaim = (ctx: Context, fields: ClaimFields): Promise<{ id: string; dueOn: string }> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await store.lockPerson(tx.db, personId)
    const row = await rowOf(tx, personId, fields)
    const twins = await twinsOf(tx, row)
    const certain = twins.find((t) => t.likeness === 'certain')
    if (certain)
      throw new Problem(claimTwice, {
        detail: `Уже ${certain.row.state === 'organisation' ? 'ждёт подтверждения' : 'засчитано'}: ${learntWords(certain.row)}`,
        twins: [presentTwin(certain.row)],
      })
    if (twins.length > 0 && !fields.isAnother)
      throw new Problem(claimAlike, { twins: twins.map((t) => presentTwin(t.row)) })
    if ((await claims.countOpenClaims(tx.db, personId)) >= mostOpen) throw new Problem(tooManyClaims)
    await ledger.addExpectation(tx.db, { ...row, distinct_from: twins.map((t) => t.row.id) })
    await tx.record(noteOf(row))
    await tx.publish(claimMade, {
      ...newsOf(row),
      dueOn: row.due_on,
      staffIds: await representativesOf(tx.db, row.organisation_id, tx.now),
    })
    return { id: row.id, dueOn: row.due_on }
  })

type ClaimRow = ExpectationRow & { due_on: string; organisation_id: string }

async function rowOf(tx: Context, personId: string, fields: ClaimFields): Promise<ClaimRow> {
  const today = moscowDay(tx.now)
  const specialty = fields.specialty ? await specialtyByCode(tx, fields.specialty) : undefined
  const card = fields.organisationId ? await organisationCard(tx, fields.organisationId) : undefined
  const organisation = card?.kind === 'educational' ? card : undefined
  const { faults, hours } = checkClaim(fields, {
    today,
    hasSpecialty: specialty !== undefined,
    hasOrganisation: organisation !== undefined,
  })
  if (faults.length > 0 || !organisation || !specialty) throw new Problem(invalid, { errors: [...faults] })
  const id = tx.services.random.uuid()
  const worth = worthOn(await store.worths(tx.db), 'claim', fields.endedOn)
  const months = await claims.termOn(tx.db, 'organisation-confirms', fields.endedOn)
  return {
    id,
    person_id: personId,
    cycle_id: null,
    kind: fields.kind,
    credits: hours * worth.creditsPerHour,
    earned_on: fields.endedOn,
    specialty_key: specialty.key,
    title: fields.title,
    organisation: organisation.name,
    organisation_id: organisation.id,
    source: `claim/${id}`,
    rule: worth.words,
    approved_by: null,
    state: 'organisation',
    due_on: dueOf(fields.endedOn, today, months),
    reminded_at: null,
    reason: null,
    created_at: tx.now,
    settled_at: null,
    confirmed_number: null,
    overdue_told_at: null,
    decided_at: null,
    specialties: [specialty.key],
    twin_id: null,
    distinct_from: [],
  }
}

export const noteOf = (row: ExpectationRow, details: Record<string, unknown> = {}) => ({
  subjectId: row.person_id,
  object: { kind: 'expectation', id: row.id },
  details: { title: row.title, credits: row.credits, organisation: row.organisation, ...details },
})

async function ownClaim(tx: Context, id: string): Promise<ExpectationRow> {
  await store.lockPerson(tx.db, personOf(tx))
  const row = await claims.findClaim(tx.db, id)
  if (!row || !isOwn(tx.actor, row)) throw new Problem(expectationNotFound)
  return row
}

export const withdrawClaim = (ctx: Context, id: string): Promise<{ id: string; state: ExpectationState }> =>
  ctx.transaction(async (tx) => {
    const row = await ownClaim(tx, id)
    if (row.state === 'withdrawn') return { id, state: row.state }
    if (row.state !== 'organisation') throw new Problem(claimSettled, { state: row.state })
    await claims.changeClaim(tx.db, id, { state: 'withdrawn', settled_at: tx.now })
    await tx.record(noteOf(row))
    await moved(tx, row)
    return { id, state: 'withdrawn' }
  })

export const remindOrganisation = (ctx: Context, id: string): Promise<{ remindedAt: string }> =>
  ctx.transaction(async (tx) => {
    const row = await ownClaim(tx, id)
    if (row.state !== 'organisation' || !row.organisation_id || !row.due_on)
      throw new Problem(claimSettled, { state: row.state })
    if (!mayRemindAt(row.reminded_at, tx.now))
      throw new Problem(remindedLately, {
        again: new Date(row.reminded_at!.getTime() + reminderPauseMs).toISOString(),
      })
    await claims.changeClaim(tx.db, id, { reminded_at: tx.now })
    await tx.record(noteOf(row))
    await tx.publish(claimReminded, {
      ...newsOf(row),
      dueOn: row.due_on,
      staffIds: await representativesOf(tx.db, row.organisation_id, tx.now),
    })
    return { remindedAt: tx.now.toISOString() }
  })

export const moved = async (tx: Context, row: ExpectationRow): Promise<void> =>
  tx.publish(claimMoved, {
    expectationId: row.id,
    personId: row.person_id,
    staffIds: row.organisation_id ? await representativesOf(tx.db, row.organisation_id, tx.now) : [],
  })
