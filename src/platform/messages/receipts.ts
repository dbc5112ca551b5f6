/** What the provider says after it took a message: each part is known by the provider's own id. */
import type { Context, Db } from '../context.ts'
import { messageSettled } from './events.ts'
import type { Receipt } from './messenger.ts'
import { lockMessage, settle, tables } from './store.ts'

/** A receipt may come before we know to which message the part belongs, so either side may be first. */
export async function keepReceipt(ctx: Context, receipt: Receipt): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await tables(tx.db)
      .insertInto('messages.part')
      .values({
        adapter: receipt.adapter,
        provider_id: receipt.providerId,
        message_id: null,
        state: receipt.state,
        at: tx.now,
      })
      .onConflict((c) =>
        c.columns(['adapter', 'provider_id']).doUpdateSet({ state: receipt.state, at: tx.now }),
      )
      .returning('message_id')
      .executeTakeFirstOrThrow()
    if (row.message_id) await settleByParts(tx, row.message_id)
  })
}

export async function keepParts(
  tx: Context,
  messageId: string,
  adapter: string,
  providerIds: readonly string[],
): Promise<void> {
  for (const providerId of providerIds) {
    await tables(tx.db)
      .insertInto('messages.part')
      .values({ adapter, provider_id: providerId, message_id: messageId, state: null, at: tx.now })
      .onConflict((c) => c.columns(['adapter', 'provider_id']).doUpdateSet({ message_id: messageId }))
      .execute()
  }
  if (providerIds.length > 0) await settleByParts(tx, messageId)
}

/** Delivered when every part is; one lost part makes the text unreadable, so the message is lost with it. */
async function settleByParts(tx: Context, messageId: string): Promise<void> {
  const message = await lockMessage(tx.db, messageId)
  if (message?.status !== 'sent') return
  const parts = await tables(tx.db)
    .selectFrom('messages.part')
    .select('state')
    .where('message_id', '=', messageId)
    .execute()
  const isLost = parts.some((p) => p.state === 'undelivered')
  if (!isLost && parts.some((p) => p.state === null)) return
  const status = isLost ? 'rejected' : 'delivered'
  const reason = isLost ? 'undelivered' : null
  await settle(tx.db, messageId, { status, reason, adapter: null, at: tx.now, isErased: false })
  await tx.publish(messageSettled, {
    messageId,
    key: message.key,
    personId: message.person_id,
    channel: message.channel,
    kind: message.kind,
    outcome: status,
    reason,
    addressId: message.address_id,
  })
}

const askDays = 2

/** Gateways that do not call back are asked, until two days have passed. */
export async function askForReceipts(ctx: Context): Promise<void> {
  for (const part of await unanswered(ctx.db, new Date(ctx.now.getTime() - askDays * 86_400_000))) {
    try {
      const receipt = await ctx.services.messenger.ask(part.adapter, part.provider_id)
      if (receipt) await keepReceipt(ctx, receipt)
    } catch (err) {
      // The gateway is asked again in a minute; the rest of the list is not its fault.
      ctx.log.warn({ err, adapter: part.adapter }, 'receipt could not be asked for')
      return
    }
  }
}

const unanswered = (db: Db, since: Date) =>
  tables(db)
    .selectFrom('messages.part')
    .select(['adapter', 'provider_id'])
    .where('adapter', '=', 'sms-http')
    .where('state', 'is', null)
    .where('message_id', 'is not', null)
    .where('at', '>', since)
    .orderBy('at')
    .limit(100)
    .execute()
