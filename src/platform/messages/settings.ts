/** Settings of the channels; joined to all others by platform/config.ts. */
import { z } from 'zod'

const optional = (what: string) => z.string().trim().min(1).optional().describe(what)
const address = (pattern: RegExp, what: string) =>
  z.string().trim().regex(pattern, 'Адрес не похож на нужный').optional().describe(what)

/** Push services of the browsers; a subscription elsewhere is refused, or our server could be sent to any address. */
const pushServices =
  'fcm.googleapis.com,updates.push.services.mozilla.com,push.apple.com,notify.windows.com,push.yandex.ru'

export const messageSettings = z.object({
  SMTP_URL: address(
    /^smtps?:\/\//,
    'Почтовый сервер: smtps://имя:пароль@узел:465 или smtp://узел:587 (со STARTTLS)',
  ),
  MAIL_FROM: z.string().default('НМО <no-reply@nmo.example>').describe('Отправитель писем'),
  SMS_PROVIDER: z
    .enum(['mailbox', 'http', 'smpp'])
    .default('mailbox')
    .describe('Как уходят СМС; mailbox — страница «Почта и СМС» учебного мира'),
  SMS_HTTP_URL: address(/^https?:\/\//, 'Адрес HTTP-шлюза СМС'),
  SMS_HTTP_TOKEN: optional('Ключ HTTP-шлюза СМС'),
  SMPP_URL: address(/^smpps?:\/\//, 'SMPP-шлюз: smpp://имя:пароль@узел:порт, с TLS — smpps://'),
  SMS_FROM: z.string().max(20).default('NMO').describe('Отправитель СМС'),
  PUSH_PROVIDER: z
    .enum(['mailbox', 'webpush'])
    .default('webpush')
    .describe('Как уходят push; mailbox — только на страницу «Почта и СМС»'),
  PUSH_HOSTS: z.string().default(pushServices).describe('Узлы служб push через запятую; поддомены тоже'),
  VAPID_PUBLIC_KEY: optional(
    'Открытый ключ web push (base64url). Без него ключи выводятся из главного ключа',
  ),
  VAPID_PRIVATE_KEY: optional('Закрытый ключ web push (base64url)'),
  VAPID_SUBJECT: z.string().default('mailto:admin@nmo.example').describe('Контакт для служб push'),
})

export type MessageSettings = z.output<typeof messageSettings>
