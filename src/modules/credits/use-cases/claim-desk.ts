/** D7+, D9+: the staff of an organisation confirms what people learnt there, or refuses with a reason. */
import { isDay } from '../../../platform/calendar/days.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { fromPlace, isMillis, toPlace } from '../../../platform/cursor.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { personCards } from '../../identity/index.ts'
import { listSpecialties } from '../../organisations/index.ts'
import {
  claimRefused,
  claimSettled,
  expectationNotFound,
  noClaims,
  type Claim,
  type ExpectationState,
} from '../contract.ts'
import { isConfirmed, mayConfirm, mayReverse } from '../policy.ts'
import { presentClaim } from '../present.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/cycles.ts'
import type { ExpectationRow } from '../store/tables.ts'
import { newsOf } from './credit.ts'
import { needReason } from './take-back.ts'
import { settleBeside } from './take.ts'
import { moved, noteOf } from './claims.ts'

export async function listClaims(
  ctx: Context,
  q: { readonly state: 'open' | 'decided'; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: Claim[]; nextCursor: string | null }> {
  const { organisationId } = ctx.actor
  if (!organisationId) throw new Problem(noClaims)
  const isOpen = q.state === 'open'
  const rows = await claims.claimsOf(ctx.db, organisationId, {
    isOpen,
    after: fromPlace(q.cursor, isOpen ? isDay : isMillis),
    limit: q.limit + 1,
  })
  const page = rows.slice(0, q.limit)
  const last = page.at(-1)
  return {
    items: await shown(ctx, page),
    nextCursor:
      rows.length > q.limit && last
        ? toPlace(isOpen ? last.due_on! : last.decided_at!.getTime(), last.id)
        : null,
  }
}

async function shown(ctx: Context, rows: readonly ExpectationRow[]): Promise<Claim[]> {
  const people = await personCards(
    ctx,
    rows.map((r) => r.person_id),
  )
  const names = new Map((await listSpecialties(ctx, undefined)).map((s) => [s.key, s.name]))
  const today = moscowDay(ctx.now)
  return rows.map((r) =>
    presentClaim(r, {
      person: people.get(r.person_id)?.fullName ?? 'Учётной записи больше нет',
      specialty: names.get(r.specialty_key ?? '') ?? '—',
      today,
      mayDecide: mayConfirm(ctx.actor, r),
      mayReverse: mayReverse(ctx.actor, r) && isConfirmed(r),
    }),
  )
}

/** The row that this person decides on, after everybody who works with the credits of its owner. */
async function claimToDecide(tx: Context, id: string): Promise<ExpectationRow> {
  const found = await claims.findClaim(tx.db, id)
  if (!found || !mayConfirm(tx.actor, found)) throw new Problem(expectationNotFound)
  await store.lockPerson(tx.db, found.person_id)
  const row = await claims.lockClaim(tx.db, id)
  if (!row) throw new Problem(expectationNotFound)
  return row
}

export const confirmClaim = (
  ctx: Context,
  id: string,
  { number }: { readonly number: string },
): Promise<{ id: string; state: ExpectationState }> =>
  ctx.transaction(async (tx) => {
    const row = await claimToDecide(tx, id)
    if (row.state !== 'organisation') throw new Problem(claimSettled, { state: row.state })
    if (row.kind === 'programme' && number === '')
      throw new Problem(invalid, {
        errors: [
          {
            field: 'number',
            message: 'Напишите номер удостоверения: без него аккредитация часы не учтёт',
          },
        ],
      })
    const confirmed = {
      ...row,
      state: 'cycle' as const,
      approved_by: personOf(tx),
      confirmed_number: number || null,
      rule: number ? `${row.rule}, документ № ${number}` : row.rule,
    }
    await tx.record(noteOf(row, { number }))
    // The ledger of another is behind the second wall: the decision was checked above.
    await tx.beyond(async (all) => {
      const { state, approved_by, confirmed_number, rule } = confirmed
      await claims.changeClaim(all.db, id, {
        state,
        approved_by,
        confirmed_number,
        rule,
        decided_at: tx.now,
      })
      await settleBeside(all, confirmed)
    })
    await moved(tx, row)
    return { id, state: (await claims.findClaim(tx.db, id))?.state ?? 'credited' }
  })

export const refuseClaim = (
  ctx: Context,
  id: string,
  { reason }: { readonly reason: string },
): Promise<{ id: string; state: ExpectationState }> =>
  ctx.transaction(async (tx) => {
    const row = await claimToDecide(tx, id)
    if (row.state !== 'organisation') throw new Problem(claimSettled, { state: row.state })
    needReason(reason, 'прочитает человек')
    await claims.changeClaim(tx.db, id, {
      state: 'refused',
      reason,
      settled_at: tx.now,
      decided_at: tx.now,
      approved_by: personOf(tx),
    })
    await tx.record(noteOf(row, { reason }))
    await tx.publish(claimRefused, { ...newsOf(row), reason })
    await moved(tx, row)
    return { id, state: 'refused' }
  })
