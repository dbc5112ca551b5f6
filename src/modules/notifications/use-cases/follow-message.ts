/** A message came to its end: it got through, or the next channel has its turn. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { messageSettled } from '../../../platform/messages/events.ts'
import { fatesOf } from '../../../platform/messages/ledger.ts'
import type { TemplateName } from '../../../platform/messages/templates.ts'
import { Channel } from '../contract.ts'
import * as store from '../store.ts'
import { send, waysOf } from './notify.ts'

export async function followMessage(ctx: Context, m: z.output<typeof messageSettled.payload>): Promise<void> {
  if (m.channel === 'push' && m.reason === 'subscription-gone' && m.addressId) {
    await store.endDevices(ctx.db, { id: m.addressId }, 'gone', ctx.now)
  }
  const [prefix, id] = m.key.split('/')
  if (prefix !== 'notification' || !id) return
  await ctx.transaction(async (tx) => {
    const row = await store.lockNotification(tx.db, id)
    if (!row) return
    if (m.outcome === 'sent' || m.outcome === 'delivered') return gotThrough(tx, row, m.channel)
    await turnToNext(tx, row, m.channel)
  })
}

async function gotThrough(tx: Context, row: store.NotificationRow, by: Channel): Promise<void> {
  if (row.reached_by === null) await store.saveReached(tx.db, row.id, { by, at: tx.now })
}

/** Only when every message on its way has failed: one of several devices is enough. */
async function turnToNext(tx: Context, row: store.NotificationRow, failed: Channel): Promise<void> {
  const fates = await fatesOf(tx.db, row.asked)
  if (fates.some((f) => f === 'queued' || f === 'sent' || f === 'delivered')) return
  // The centre took it and then could not deliver: it did not get through after all.
  if (row.reached_by === failed) await store.saveReached(tx.db, row.id, null)
  const preferences = await store.preferencesOf(tx.db, row.person_id)
  const ways = await waysOf(tx, row.person_id)
  const waiting = row.waiting.map((c) => Channel.parse(c))
  const asked = [...row.asked]
  while (waiting.length > 0 && asked.length === row.asked.length) {
    const next = waiting.shift()!
    const news = {
      id: row.id,
      personId: row.person_id,
      template: row.template as TemplateName,
      data: row.data,
      link: row.link,
    }
    asked.push(...(await send(tx, news, [next], waiting, preferences, ways)))
  }
  await store.saveWay(tx.db, row.id, { waiting, asked })
}
