/** D6: what was sent to me and how it went; in the demo world, everybody's mailbox. */
import { personOf, type Context } from '../../../platform/context.ts'
import { ledgerOf, mailbox } from '../../../platform/messages/ledger.ts'
import { Problem } from '../../../platform/problem.ts'
import { notFound } from '../../../platform/refusals.ts'
import type { Delivery, MailboxMessage } from '../contract.ts'
import { presentDelivery } from '../present.ts'

export async function listDeliveries(
  ctx: Context,
  query: { cursor?: number | undefined; limit: number },
): Promise<{ items: Delivery[]; nextCursor: number | null }> {
  const lines = await ledgerOf(ctx.db, {
    personId: personOf(ctx),
    ...(query.cursor ? { before: query.cursor } : {}),
    limit: query.limit + 1,
  })
  const shown = lines.slice(0, query.limit)
  return {
    items: shown.map(presentDelivery),
    nextCursor: lines.length > query.limit ? (shown.at(-1)?.seq ?? null) : null,
  }
}

/** Codes of everybody are there, so outside the demo world the address does not exist. */
export async function readMailbox(
  ctx: Context,
  query: { search: string; limit: number },
): Promise<{ items: MailboxMessage[] }> {
  if (ctx.services.settings.NMO_PROFILE !== 'demo') throw new Problem(notFound)
  const lines = await ctx.beyond((all) => mailbox(all, query))
  return { items: lines.map(({ at, ...line }) => ({ ...line, at: at.toISOString() })) }
}
