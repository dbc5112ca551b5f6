/** D3: a person sees who looked at their data and who changed it, and their own acts. */
import { personOf, type Context } from '../../../platform/context.ts'
import type { JournalPage, JournalView } from '../contract.ts'
import { present } from '../present.ts'
import * as store from '../store.ts'

export interface JournalPaging {
  readonly cursor?: number | undefined
  readonly limit: number
}

export async function readOwnJournal(
  ctx: Context,
  view: JournalView,
  { cursor, limit }: JournalPaging,
): Promise<JournalPage> {
  return present(
    ctx,
    await store.readAbout(ctx.db, personOf(ctx), view, { before: cursor, limit: limit + 1 }),
    limit,
  )
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
