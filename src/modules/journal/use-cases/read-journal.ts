/** D3, B4: a person sees who looked at their data and who changed it, and their own acts. */
import { nextDay, startOfMoscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import type { JournalHow, JournalPage, JournalView } from '../contract.ts'
import { present } from '../present.ts'
import * as store from '../store.ts'

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
  const rows = await store.readAbout(ctx.db, personOf(ctx), f.view, {
    before: f.cursor,
    limit: f.limit + 1,
    how: f.how,
    from: f.from === undefined ? undefined : startOfMoscowDay(f.from),
    until: f.to === undefined ? undefined : startOfMoscowDay(nextDay(f.to)),
  })
  return present(ctx, rows, f.limit)
}

/** Nobody learns here of rows that are about others: an unknown object is an empty journal. */
export async function readObjectJournal(
  ctx: Context,
  object: { readonly kind: string; readonly id: string },
  { cursor, limit }: JournalPaging,
): Promise<JournalPage> {
  return present(
    ctx,
    await store.readOfObject(ctx.db, personOf(ctx), object, { before: cursor, limit: limit + 1 }),
    limit,
  )
}
