/** Puts a message into the queue inside the business transaction: it leaves only if the change is committed. */
import type { Context } from '../context.ts'
import { messageQueued } from './events.ts'
import { maskAddress } from './mask.ts'
import type { Channel } from './messenger.ts'
import { seal } from './seal.ts'
import { findByKey, insertMessage } from './store.ts'
import { templates, write, type TemplateData, type TemplateName } from './templates.ts'

export interface MessageOrder<N extends TemplateName> {
  /** Names this very message for ever: queued twice under one key, it is sent once. */
  readonly key: string
  /** Who sees it in their ledger; null before there is a person. */
  readonly personId: string | null
  readonly channel: Channel
  /** Phone `+79000000000`, e-mail address, or the JSON of a push subscription. */
  readonly to: string
  readonly template: N
  readonly data: TemplateData<N>
  /** Not sent at or after this instant; never later than the template allows. */
  readonly expiresAt?: Date
  /** Not sent before it (quiet hours). */
  readonly notBefore?: Date
  /** Where the reader goes next: a path of the portal or an absolute address. */
  readonly link?: string
  /** The caller's own id of the address; comes back in `messages.settled`. */
  readonly addressId?: string
}

export interface Queued {
  readonly id: string
  /** False when this key was queued before. */
  readonly isNew: boolean
}

export async function queueMessage<N extends TemplateName>(
  tx: Context,
  order: MessageOrder<N>,
): Promise<Queued> {
  const { keyed, random, settings } = tx.services
  const id = random.uuid()
  const known = templates[order.template]
  const words = write(order.template, order.data, {
    host: new URL(settings.PUBLIC_ORIGIN).hostname,
    now: tx.now,
  })
  const link = order.link === undefined ? null : new URL(order.link, settings.PUBLIC_ORIGIN).href
  const content = { subject: words.subject, text: order.channel === 'email' ? words.long : words.short, link }
  const dueAt = order.notBefore && order.notBefore > tx.now ? order.notBefore : tx.now
  const limit = new Date(dueAt.getTime() + known.ttlSeconds * 1000)
  const message = {
    id,
    key: order.key,
    person_id: order.personId,
    channel: order.channel,
    kind: order.template,
    is_secret: known.isSecret,
    lane: keyed('message-lane', `${order.channel}/${order.to}`),
    address_sealed: seal(keyed, id, 'address', order.to),
    address_hint: maskAddress(order.channel, order.to),
    address_id: order.addressId ?? null,
    content_sealed: seal(keyed, id, 'content', JSON.stringify(content)),
    queued_at: tx.now,
    due_at: dueAt,
    expires_at: order.expiresAt && order.expiresAt < limit ? order.expiresAt : limit,
  }
  // Over the second wall: a code goes to whoever is not signed in yet, and the queue is the portal's.
  const queued = await tx.beyond(async (all): Promise<Queued> => {
    if (await insertMessage(all.db, message)) return { id, isNew: true }
    return { id: (await findByKey(all.db, order.key))?.id ?? id, isNew: false }
  })
  if (queued.isNew) await tx.publish(messageQueued, { messageId: id })
  return queued
}
