/** A person's journal is of all accounts that became theirs. */
import { personOf, type Context } from '../../../platform/context.ts'
import type { JournalRow } from '../../../platform/journal/read.ts'
import { formerIdsOf } from '../../identity/index.ts'

/** The one that is open now first. */
export async function personIdsOf(ctx: Context): Promise<readonly [string, ...string[]]> {
  const me = personOf(ctx)
  return [me, ...(await formerIdsOf(ctx, me))]
}

/** What is written of an account that became mine, or by it, is written of me. */
export function asMine(row: JournalRow, ids: readonly [string, ...string[]]): JournalRow {
  const mine = (id: string | null) => (id !== null && ids.includes(id) ? ids[0] : id)
  return { ...row, subjectId: mine(row.subjectId), actorId: mine(row.actorId) }
}
