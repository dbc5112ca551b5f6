/** D7+: the ledger of a cycle, page by page. */
import { isDay } from '../../../platform/calendar/days.ts'
import { fromPlace, toPlace } from '../../../platform/cursor.ts'
import type { Context } from '../../../platform/context.ts'
import { personCards } from '../../identity/index.ts'
import type { CreditKind, Entry } from '../contract.ts'
import { presentEntry } from '../present.ts'
import * as ledger from '../store/ledger.ts'
import { ownCycle } from './own-cycles.ts'

export async function listEntries(
  ctx: Context,
  id: string,
  q: { kind?: CreditKind | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: Entry[]; total: number; nextCursor: string | null }> {
  await ownCycle(ctx, id)
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
  return {
    items: page.map((r) => presentEntry(r, names)),
    total: await ledger.countEntries(ctx.db, id, q.kind),
    nextCursor: rows.length > q.limit && last ? toPlace(last.earned_on, last.id) : null,
  }
}
