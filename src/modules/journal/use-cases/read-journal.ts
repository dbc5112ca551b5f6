/** D3, B4: a person sees who looked at their data and who changed it, and their own acts. */
import { nextDay, startOfMoscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import type { JournalHow, JournalPage, JournalView } from '../contract.ts'
import { present } from '../present.ts'
import * as store from '../store.ts'
import { asMine, personIdsOf } from './whose.ts'

export interface JournalPaging {
  readonly cursor?: number | undefined
  readonly limit: number
}

export interface JournalFilter extends JournalPaging {
  readonly view: JournalView
  readonly how?: JournalHow | undefined
  /** Days by Moscow, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export async function readOwnJournal(ctx: Context, f: JournalFilter): Promise<JournalPage> {
  const ids = await personIdsOf(ctx)
  const rows = await store.readAbout(ctx.db, ids, f.view, {
    before: f.cursor,
    limit: f.limit + 1,
    how: f.how,
    from: f.from === undefined ? undefined : startOfMoscowDay(f.from),
    until: f.to === undefined ? undefined : startOfMoscowDay(nextDay(f.to)),
  })
  return present(
    ctx,
    rows.map((row) => asMine(row, ids)),
    f.limit,
  )
}

/** Nobody learns here of rows that are about others: an unknown object is an empty journal. */
export async function readObjectJournal(
  ctx: Context,
  object: { readonly kind: string; readonly id: string },
  { cursor, limit }: JournalPaging,
): Promise<JournalPage> {
  const ids = await personIdsOf(ctx)
  const rows = await store.readOfObject(ctx.db, ids, object, { before: cursor, limit: limit + 1 })
  return present(
    ctx,
    rows.map((row) => asMine(row, ids)),
    limit,
  )
}
