/** Tells a person a piece of news: in the cabinet always, by their channels as they wish; once for each event. */
import type { Context } from '../../../platform/context.ts'
import { queueMessage } from '../../../platform/messages/queue.ts'
import { unseal } from '../../../platform/messages/seal.ts'
import { write, type TemplateData, type TemplateName } from '../../../platform/messages/templates.ts'
import { contactsOf } from '../../identity/index.ts'
import { kept, Channel, type Kind } from '../contract.ts'
import * as domain from '../domain.ts'
import * as store from '../store.ts'

export interface News<N extends TemplateName> {
  /** Event and its object: `application.decided/<id>`. */
  readonly eventKey: string
  readonly personId: string
  readonly kind: Kind
  readonly template: N
  readonly data: TemplateData<N>
  /** A path of the portal. */
  readonly link: string
  /** By every channel there is, whatever the person chose: the account itself is at stake. */
  readonly byAll?: boolean
}

export const notify = <N extends TemplateName>(ctx: Context, news: News<N>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const { settings, random } = tx.services
    const words = write(news.template, news.data, {
      host: new URL(settings.PUBLIC_ORIGIN).hostname,
      now: tx.now,
    })
    const id = random.uuid()
    const preferences = await store.preferencesOf(tx.db, news.personId)
    const ways = await waysOf(tx, news.personId)
    const channels = { ...preferences.channels, [news.kind]: Channel.options }
    const plan = domain.planOf(news.kind, news.byAll ? { ...preferences, channels } : preferences, {
      hasPhone: ways.phone !== null,
      hasEmail: ways.email !== null,
      devices: ways.devices.length,
    })
    const isNew = await store.insertNotification(tx.db, {
      id,
      event_key: news.eventKey,
      person_id: news.personId,
      kind: news.kind,
      title: words.subject,
      text: inCabinet(words.short),
      link: news.link,
      at: tx.now,
      template: news.template,
      data: news.data,
      waiting: [...plan.later],
    })
    if (!isNew) return
    const asked = await send(tx, { id, ...news }, plan.now, plan.later, preferences, ways)
    await store.saveWay(tx.db, id, { waiting: plan.later, asked })
    await tx.publish(kept, { notificationId: id, personId: news.personId })
  })

/** In the cabinet it is plain who speaks. */
function inCabinet(short: string): string {
  const text = short.replace(/^НМО: /, '')
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

export interface WaysOut {
  readonly phone: string | null
  readonly email: string | null
  readonly devices: readonly store.DeviceRow[]
}

/** Only what the person has confirmed: news for one must not reach another. */
export async function waysOf(ctx: Context, personId: string): Promise<WaysOut> {
  const contacts = await contactsOf(ctx, personId)
  return {
    phone: contacts.phoneVerified ? contacts.phone : null,
    email: contacts.emailVerified ? contacts.email : null,
    devices: await store.devicesOf(ctx.db, personId),
  }
}

export interface Sent {
  readonly id: string
  readonly personId: string
  readonly template: TemplateName
  readonly data: unknown
  readonly link: string
}

/** Keys of the queued messages: one for each address. */
export async function send(
  tx: Context,
  news: Sent,
  channels: readonly Channel[],
  later: readonly Channel[],
  preferences: domain.Preferences,
  ways: WaysOut,
): Promise<string[]> {
  const keys: string[] = []
  for (const channel of channels) {
    const notBefore = domain.notBefore(channel, preferences, tx.now)
    const begins = notBefore ?? tx.now
    for (const address of addressesOf(tx, channel, ways)) {
      const key = `notification/${news.id}/${channel}${address.id ? `/${address.id}` : ''}`
      await queueMessage(tx, {
        key,
        personId: news.personId,
        channel,
        to: address.to,
        template: news.template,
        data: news.data as never,
        link: news.link,
        ...(address.id ? { addressId: address.id } : {}),
        ...(notBefore ? { notBefore } : {}),
        ...(later.length > 0 ? { expiresAt: new Date(begins.getTime() + domain.turnMs) } : {}),
      })
      keys.push(key)
    }
  }
  return keys
}

function addressesOf(ctx: Context, channel: Channel, ways: WaysOut): { id: string | null; to: string }[] {
  if (channel === 'sms') return ways.phone ? [{ id: null, to: ways.phone }] : []
  if (channel === 'email') return ways.email ? [{ id: null, to: ways.email }] : []
  return ways.devices.map((d) => ({
    id: d.id,
    to: unseal(ctx.services.keyed, d.id, 'subscription', d.subscription_sealed),
  }))
}
