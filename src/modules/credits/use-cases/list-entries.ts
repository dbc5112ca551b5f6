/** D7+: the ledger of a cycle, page by page. */
import { isDay } from '../../../platform/calendar/days.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { fromPlace, toPlace } from '../../../platform/cursor.ts'
import type { Context } from '../../../platform/context.ts'
import { personCards } from '../../identity/index.ts'
import type { CreditKind, CyclePlace, Entry } from '../contract.ts'
import { stateOn } from '../domain/cycle.ts'
import { yearsOfHolder } from '../domain/fitting.ts'
import { mayMove } from '../policy.ts'
import { placesOf, presentEntry } from '../present.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import * as packages from '../store/packages.ts'
import type { CycleRow } from '../store/tables.ts'
import { ownCycle } from './own-cycles.ts'

export async function listEntries(
  ctx: Context,
  id: string,
  q: { kind?: CreditKind | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: Entry[]; total: number; nextCursor: string | null }> {
  const cycle = await ownCycle(ctx, id)
  const after = fromPlace(q.cursor, isDay)
  const rows = await ledger.entriesOf(ctx.db, id, {
    kind: q.kind,
    after: after && { earnedOn: after.key, id: after.id },
    limit: q.limit + 1,
  })
  const page = rows.slice(0, q.limit)
  const cards = await personCards(
    ctx,
    page.flatMap((r) => r.approved_by ?? []),
  )
  const names = new Map([...cards].map(([personId, card]) => [personId, card.shortName]))
  const last = page.at(-1)
  const placesFor = await movesFrom(ctx, cycle, page)
  return {
    items: page.map((r) => presentEntry(r, names, placesFor(r))),
    total: await ledger.countEntries(ctx.db, id, q.kind),
    nextCursor: rows.length > q.limit && last ? toPlace(last.earned_on, last.id) : null,
  }
}

/** Where each of these may be moved, while the cycle runs and nothing is filed. */
async function movesFrom(
  ctx: Context,
  from: CycleRow,
  rows: readonly ledger.ListedEntry[],
): Promise<(r: ledger.ListedEntry) => CyclePlace[]> {
  const state = stateOn({ ...yearsOfHolder(from), isClosed: from.closed_at !== null }, moscowDay(ctx.now))
  const others = (await store.cyclesOf(ctx.db, from.person_id)).filter((c) => c.id !== from.id)
  const filed = await packages.filedAmong(ctx.db, [from.id, ...others.map((c) => c.id)])
  const open = others.filter((c) => !filed.has(c.id))
  if (open.length === 0 || filed.has(from.id)) return () => []
  const known = await ledger.expectationsOf(
    ctx.db,
    rows.map((r) => r.source),
  )
  return (r) => {
    if (!mayMove({ isStanding: r.reverses === null && !r.is_reversed, isRunning: state === 'running' }))
      return []
    const expected = known.find((k) => k.source === r.source)
    return placesOf(expected ?? { ...r, specialty_key: null, specialties: [] }, open)
  }
}
