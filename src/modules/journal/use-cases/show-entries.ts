/** Lines of the journal as evidence, for a module whose own policy said yes; over the second wall, for they are about others. */
import type { Context } from '../../../platform/context.ts'
import type { JournalEntry } from '../contract.ts'
import { presentRows } from '../present.ts'
import * as store from '../store.ts'

/** In the order of time; each row is a line of its own. */
export const showEntries = (ctx: Context, ids: readonly number[]): Promise<JournalEntry[]> =>
  ctx.beyond(async (all) => {
    const rows = [...(await store.findEntries(all.db, ids)).values()].toSorted((a, b) => a.id - b.id)
    return presentRows(all, rows)
  })
