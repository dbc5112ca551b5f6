/** What this module says to the outside: the bell, message settings, devices for push, the ledger of messages. Promises C1, D6. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import { refusal } from '../../platform/problem.ts'
import { invalid, notFound } from '../../platform/refusals.ts'

export const Kind = z.enum([
  'application',
  'question',
  'certificate',
  'credits',
  'plan',
  'file',
  'security',
  'work',
])
export type Kind = z.output<typeof Kind>

/** In the order of the chain: the cheapest and quickest first. */
export const Channel = z.enum(['push', 'sms', 'email'])
export type Channel = z.output<typeof Channel>

export const notificationNotFound = refusal('notification.not-found', 404, 'Такого уведомления нет')
export const deviceNotFound = refusal('device.not-found', 404, 'Такого устройства нет')
export const unknownPushService = refusal(
  'device.unknown-service',
  422,
  'Служба push этого браузера нам не знакома. Включите СМС или почту',
)
export const tooManyDevices = refusal(
  'device.too-many',
  409,
  'Подключено 10 устройств. Отключите одно из них',
)

export const Notification = z.object({
  id: z.uuid(),
  kind: Kind,
  title: z.string(),
  text: z.string(),
  /** A path of the portal. */
  link: z.string(),
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  /** The channel that got through, with its time; null while none has. */
  reached: z.object({ channel: Channel, at: z.iso.datetime() }).nullable(),
})
export type Notification = z.output<typeof Notification>

const Unread = z.object({ unread: z.int() })

export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/notifications',
  summary: 'Мои уведомления, новые сверху',
  query: z.object({
    only: z.enum(['all', 'unread']).default('all'),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: Unread.extend({ items: z.array(Notification), nextCursor: z.uuid().nullable() }),
})

export const unreadCount = endpoint({
  method: 'GET',
  path: '/api/notifications/unread',
  summary: 'Сколько уведомлений не прочитано',
  reply: Unread,
})

export const markRead = endpoint({
  method: 'POST',
  path: '/api/notifications/:id/read',
  summary: 'Отметить уведомление прочитанным',
  params: z.object({ id: z.uuid() }),
  reply: Unread,
  problems: [notificationNotFound],
})

export const markAllRead = endpoint({
  method: 'POST',
  path: '/api/notifications/read',
  summary: 'Отметить прочитанными все до названного включительно: пришедшее позже останется новым',
  body: z.strictObject({ upTo: z.uuid() }),
  reply: Unread,
})

const KindSettings = z.object({ kind: Kind, channels: z.array(Channel) })

export const MessageSettings = z.object({
  kinds: z.array(KindSettings),
  /** `first`: the next channel only when the one before did not get through. `all`: at once by every chosen one. */
  mode: z.enum(['first', 'all']),
  /** Push and SMS wait for 8:00 by Moscow from 22:00 on; codes never wait. */
  isQuietAtNight: z.boolean(),
  /** What can be reached at all; a channel without an address stays off. */
  ways: z.object({ phone: z.string().nullable(), email: z.string().nullable(), devices: z.int() }),
})
export type MessageSettings = z.output<typeof MessageSettings>

export const readMessageSettings = endpoint({
  method: 'GET',
  path: '/api/notifications/settings',
  summary: 'О чём и как мне сообщать',
  reply: MessageSettings,
})

export const MessageSettingsChange = z.strictObject({
  kinds: z.array(z.strictObject({ kind: Kind, channels: z.array(Channel).max(3) })).max(Kind.options.length),
  mode: z.enum(['first', 'all']),
  isQuietAtNight: z.boolean(),
})
export type MessageSettingsChange = z.output<typeof MessageSettingsChange>

export const saveMessageSettings = endpoint({
  method: 'PUT',
  path: '/api/notifications/settings',
  summary: 'Сохранить, о чём и как мне сообщать',
  body: MessageSettingsChange,
  reply: MessageSettings,
  problems: [invalid],
})

export const Device = z.object({
  id: z.uuid(),
  name: z.string(),
  addedAt: z.iso.datetime(),
  /** SHA-256 of the subscription's address, hex: a browser knows itself by it. */
  endpointDigest: z.string(),
})
export type Device = z.output<typeof Device>

export const listDevices = endpoint({
  method: 'GET',
  path: '/api/notifications/devices',
  summary: 'Устройства, на которые приходят push, и ключ для подписки нового',
  reply: z.object({ items: z.array(Device), applicationServerKey: z.string() }),
})

/** `PushSubscription.toJSON()` of the browser (Push API §8). */
export const Subscription = z.object({
  endpoint: z.url().max(1000),
  keys: z.object({ p256dh: z.string().regex(/^[\w-]{87}$/), auth: z.string().regex(/^[\w-]{22}$/) }),
})

export const addDevice = endpoint({
  method: 'POST',
  path: '/api/notifications/devices',
  summary: 'Подключить это устройство к push; повторное подключение ничего не меняет',
  body: z.strictObject({
    subscription: Subscription,
    name: z.string().trim().min(1, 'Назовите устройство').max(60),
  }),
  reply: Device,
  problems: [unknownPushService, tooManyDevices],
})

export const removeDevice = endpoint({
  method: 'DELETE',
  path: '/api/notifications/devices/:id',
  summary: 'Отключить устройство от push',
  params: z.object({ id: z.uuid() }),
  problems: [deviceNotFound],
})

export const testDevice = endpoint({
  method: 'POST',
  path: '/api/notifications/devices/:id/test',
  summary: 'Прислать на устройство пробное сообщение, не чаще раза в минуту',
  params: z.object({ id: z.uuid() }),
  success: 202,
  problems: [deviceNotFound],
})

export const Delivery = z.object({
  id: z.uuid(),
  /** Name of the template: `code`, `application-decided`… */
  kind: z.string(),
  channel: Channel,
  to: z.string(),
  status: z.enum(['queued', 'sent', 'delivered', 'rejected', 'expired', 'failed']),
  reason: z.string().nullable(),
  queuedAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  tries: z.array(
    z.object({
      at: z.iso.datetime(),
      outcome: z.enum(['sent', 'rejected', 'fault']),
      reason: z.string().nullable(),
    }),
  ),
})
export type Delivery = z.output<typeof Delivery>

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/notifications/deliveries',
  summary: 'Что мне отправлено по СМС, почте и push, каждая попытка с временем',
  query: z.object({
    cursor: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ items: z.array(Delivery), nextCursor: z.int().nullable() }),
})

export const MailboxMessage = Delivery.omit({
  reason: true,
  tries: true,
  queuedAt: true,
  settledAt: true,
}).extend({
  subject: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  at: z.iso.datetime(),
})
export type MailboxMessage = z.output<typeof MailboxMessage>

export const readMailbox = endpoint({
  method: 'GET',
  path: '/api/mailbox',
  summary: 'Только в учебном мире: все СМС, письма и push с их словами',
  query: z.object({
    search: z.string().trim().max(100).default(''),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(MailboxMessage) }),
  problems: [notFound],
})

const toPerson = (p: { personId: string }) => [`person:${p.personId}`]
export const kept = event(
  'notification.kept',
  z.object({ notificationId: z.uuid(), personId: z.uuid() }),
  toPerson,
)
/** Other pages of the same person count anew. */
export const read = event('notification.read', z.object({ personId: z.uuid() }), toPerson)
