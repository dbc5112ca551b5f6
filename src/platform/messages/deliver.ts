/** Sends one queued message: at least once, in the order of the reader, never after its time. */
import { z } from 'zod'
import type { Context } from '../context.ts'
import { messageSettled, type Outcome } from './events.ts'
import { LineFault, type Delivery, type OutgoingMessage } from './messenger.ts'
import { keepParts } from './receipts.ts'
import { jobAttempts, maxTries, waitSeconds } from './retry.ts'
import { unseal } from './seal.ts'
import * as store from './store.ts'

const Content = z.object({ subject: z.string(), text: z.string(), link: z.string().nullable() })
type Row = NonNullable<store.MessageRow>

/** Clocks of the application and of the database may differ by so much. */
const skewMs = 500

export async function deliver(ctx: Context, { messageId }: { readonly messageId: string }): Promise<void> {
  const taken = await ctx.transaction((tx) => take(tx, messageId))
  if (!taken) return
  const { row, message } = taken
  const number = row.tries + 1
  let delivery: Delivery
  try {
    delivery = await ctx.services.messenger.send(message)
  } catch (error) {
    return missed(ctx, row, number, error)
  }
  await ctx.transaction(async (tx) => {
    const reason = delivery.outcome === 'rejected' ? delivery.reason : null
    const { adapter, outcome } = delivery
    await store.insertTry(tx.db, { message_id: row.id, number, at: tx.now, outcome, reason, adapter })
    await end(tx, row, outcome, reason, adapter)
    if (delivery.outcome === 'sent') await keepParts(tx, row.id, adapter, delivery.providerIds)
  })
  if (delivery.outcome === 'rejected')
    ctx.log.info({ message: row.id, reason: delivery.reason }, 'message rejected')
}

/** Null when there is nothing to do now: sent already, held by another process, not due, behind an older one, expired. */
async function take(tx: Context, id: string): Promise<{ row: Row; message: OutgoingMessage } | null> {
  const row = await store.lockMessage(tx.db, id)
  if (!row || (row.status !== 'queued' && row.status !== 'failed')) return null
  if (row.lease_until && row.lease_until > tx.now) return null
  if (row.expires_at <= tx.now) {
    await end(tx, row, 'expired', null, null)
    return null
  }
  if (row.status === 'queued' && row.due_at.getTime() > tx.now.getTime() + skewMs) return null
  if (await store.isBehindAnother(tx.db, row, tx.now)) return null
  await store.takeLease(tx.db, id, tx.now)
  return { row, message: open(tx, row) }
}

function open(ctx: Context, row: Row): OutgoingMessage {
  if (!row.address_sealed || !row.content_sealed) throw new Error(`message ${row.id} is erased`)
  const { keyed } = ctx.services
  const content = Content.parse(JSON.parse(unseal(keyed, row.id, 'content', row.content_sealed)))
  const to = unseal(keyed, row.id, 'address', row.address_sealed)
  return {
    id: row.id,
    channel: row.channel,
    to,
    ...content,
    validUntil: row.is_secret ? row.expires_at : null,
  }
}

/** The line failed. The last miss is thrown, so that the job lies in the dead letters where an administrator sees it. */
async function missed(ctx: Context, row: Row, number: number, error: unknown): Promise<void> {
  const fault = error instanceof LineFault ? error : null
  const isResting = fault?.reason === 'resting'
  const isLast = !isResting && number >= maxTries
  await ctx.transaction(async (tx) => {
    if (!isResting) {
      const reason = fault?.reason ?? 'defect'
      await store.insertTry(tx.db, {
        message_id: row.id,
        number,
        at: tx.now,
        outcome: 'fault',
        reason,
        adapter: null,
      })
    }
    if (isLast) return end(tx, row, 'failed', fault?.reason ?? 'defect', null)
    // No longer than it lives: whoever waits for its fate learns it in time.
    const left = Math.max(0, (row.expires_at.getTime() - tx.now.getTime()) / 1000)
    const wait = Math.min(left, waitSeconds(number, fault?.retryAfterSeconds ?? null, Math.random()))
    await store.postpone(tx.db, row.id, new Date(tx.now.getTime() + wait * 1000), isResting)
    await store.addJob(tx.db, row.id, wait, jobAttempts(isResting ? number - 1 : number))
  })
  if (isLast) throw error
  ctx.log.warn(
    { message: row.id, channel: row.channel, try: number, err: error },
    'message not sent, will be tried again',
  )
}

/** The end of a message, told to whoever queued it; the next of its lane may go. */
async function end(
  tx: Context,
  row: Row,
  outcome: Outcome,
  reason: string | null,
  adapter: string | null,
): Promise<void> {
  // The page «Почта и СМС» of the demo world shows codes; anywhere else they are gone as soon as they are sent.
  const isErased = row.is_secret && outcome !== 'failed' && tx.services.settings.NMO_PROFILE !== 'demo'
  await store.settle(tx.db, row.id, { status: outcome, reason, adapter, at: tx.now, isErased })
  await tx.publish(messageSettled, {
    messageId: row.id,
    key: row.key,
    personId: row.person_id,
    channel: row.channel,
    kind: row.kind,
    outcome,
    reason,
    addressId: row.address_id,
  })
  const next = await store.nextInLane(tx.db, row, tx.now)
  if (next) await store.addJob(tx.db, next.id, 0, jobAttempts(next.tries))
}
