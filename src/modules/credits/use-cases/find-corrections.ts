/** D7+: what was confirmed by all organisations and verifiers, for whoever corrects it: by the person, or by a number. */
import { fromPlace, isMillis, toPlace } from '../../../platform/cursor.ts'
import type { Context } from '../../../platform/context.ts'
import { findPeople, personCards } from '../../identity/index.ts'
import { listSpecialties } from '../../organisations/index.ts'
import type { Correction } from '../contract.ts'
import { isConfirmed, mayCorrect } from '../policy.ts'
import { confirmedActivities } from '../store/activities.ts'
import { confirmedClaims } from '../store/claims.ts'
import type { ActivityRow, ExpectationRow } from '../store/tables.ts'

export async function findCorrections(
  ctx: Context,
  q: { readonly text: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: Correction[]; nextCursor: string | null }> {
  const people = q.text.length < 3 ? [] : await findPeople(ctx, { text: q.text, limit: 50 })
  const sought = {
    people: people.map((p) => p.id),
    number: q.text,
    after: fromPlace(q.cursor, isMillis),
    limit: q.limit + 1,
  }
  const names = new Map((await listSpecialties(ctx, undefined)).map((s) => [s.key, s.name]))
  const found = [
    ...(await confirmedClaims(ctx.db, sought)).map((row) => ofClaim(row, names)),
    ...(await confirmedActivities(ctx.db, sought)).map(ofActivity),
  ].toSorted((a, b) => b.at - a.at || (a.what.id < b.what.id ? 1 : -1))
  const page = found.slice(0, q.limit)
  const last = page.at(-1)
  const cards = await personCards(
    ctx,
    page.map((f) => f.personId),
  )
  return {
    items: page.map(({ what, personId, stands }) => ({
      ...what,
      person: cards.get(personId)?.fullName ?? 'Учётной записи больше нет',
      can: { reverse: stands && mayCorrect(ctx.actor, { person_id: personId }) },
    })),
    nextCursor: found.length > q.limit && last ? toPlace(last.at, last.what.id) : null,
  }
}

interface Found {
  readonly what: Omit<Correction, 'person' | 'can'>
  readonly personId: string
  readonly at: number
  readonly stands: boolean
}

const ofClaim = (r: ExpectationRow, names: ReadonlyMap<string, string>): Found => ({
  what: {
    id: r.id,
    of: 'claim',
    title: r.title,
    place: r.organisation,
    specialty: names.get(r.specialty_key ?? '') ?? '—',
    credits: r.credits,
    on: r.earned_on,
    number: r.confirmed_number,
    isReversed: r.state === 'reversed',
    reason: r.reason,
  },
  personId: r.person_id,
  at: r.decided_at!.getTime(),
  stands: isConfirmed(r),
})

const ofActivity = (r: ActivityRow): Found => ({
  what: {
    id: r.id,
    of: 'activity',
    title: r.title,
    place: r.place,
    specialty: r.specialty_name,
    credits: r.credits,
    on: r.happened_on,
    number: r.application_number,
    isReversed: r.state === 'reversed',
    reason: r.reason,
  },
  personId: r.person_id,
  at: r.decided_at!.getTime(),
  stands: r.state === 'confirmed',
})
