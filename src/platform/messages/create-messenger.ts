/** The channels of this process, chosen by the settings; each provider has a breaker of its own. */
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import type { Services } from '../services.ts'
import type { Adapter } from './adapters/adapter.ts'
import { mailboxAdapter } from './adapters/mailbox.ts'
import { PushSubscription, pushAdapter, vapidOf } from './adapters/push.ts'
import { smppAdapter } from './adapters/smpp.ts'
import { smsHttpAdapter } from './adapters/sms-http.ts'
import { smtpAdapter } from './adapters/smtp.ts'
import { createBreaker, type Breaker } from './breaker.ts'
import type { Channel, Messenger, OutgoingMessage, Receipt } from './messenger.ts'
import type { MessageSettings } from './settings.ts'

export interface MessengerParts {
  readonly keyed: Services['keyed']
  readonly log: { readonly warn: (what: object, words: string) => void }
  /** Host of the portal. */
  readonly host: string
  /** File of extra roots, PEM. */
  readonly caFile?: string | undefined
  readonly now?: () => Date
}

export function createMessenger(settings: MessageSettings, parts: MessengerParts): Messenger {
  const hearers: ((receipt: Receipt) => Promise<void>)[] = []
  const hear = async (receipt: Receipt): Promise<void> => {
    for (const hearer of hearers) await hearer(receipt)
  }
  // Named roots replace the usual ones, so both are named.
  const ca = parts.caFile ? [...rootCertificates, readFileSync(parts.caFile, 'utf8')] : undefined
  const adapters: Record<Channel, Adapter> = {
    email: settings.SMTP_URL
      ? smtpAdapter({ url: settings.SMTP_URL, from: settings.MAIL_FROM, host: parts.host, ca })
      : mailboxAdapter,
    sms: smsAdapter(settings, parts, ca, hear),
    push: pushOf(settings, parts, ca),
  }
  const breakers = new Map<string, Breaker>()
  const breakerOf = (name: string): Breaker => {
    const known = breakers.get(name) ?? createBreaker(name)
    breakers.set(name, known)
    return known
  }
  return {
    send: (m) => {
      const adapter = adapters[m.channel]
      return breakerOf(providerOf(adapter, m)).run(() => adapter.send(m))
    },
    onReceipt: (hearer) => void hearers.push(hearer),
    ask: async (name, providerId) =>
      (await Object.values(adapters)
        .find((a) => a.name === name)
        ?.ask?.(providerId)) ?? null,
    close: async () => {
      for (const adapter of Object.values(adapters)) await adapter.close?.()
    },
  }
}

function smsAdapter(
  settings: MessageSettings,
  parts: MessengerParts,
  ca: string[] | undefined,
  hear: (r: Receipt) => Promise<void>,
): Adapter {
  const { SMS_PROVIDER: provider, SMS_FROM: from, SMS_HTTP_URL: url, SMPP_URL: smpp } = settings
  if (provider === 'http' && url)
    return smsHttpAdapter({ url, token: settings.SMS_HTTP_TOKEN ?? '', from, ca })
  if (provider === 'smpp' && smpp) return smppAdapter({ url: smpp, from, ca, hear, log: parts.log })
  return mailboxAdapter
}

function pushOf(settings: MessageSettings, parts: MessengerParts, ca: string[] | undefined): Adapter {
  if (settings.PUSH_PROVIDER === 'mailbox') return mailboxAdapter
  return pushAdapter({
    vapid: vapidOf(
      { publicKey: settings.VAPID_PUBLIC_KEY, privateKey: settings.VAPID_PRIVATE_KEY },
      parts.keyed,
    ),
    subject: settings.VAPID_SUBJECT,
    hosts: settings.PUSH_HOSTS,
    ca,
    now: parts.now ?? (() => new Date()),
  })
}

/** Push services are many: one that lies down must not stop the others. */
function providerOf(adapter: Adapter, m: OutgoingMessage): string {
  if (adapter.name !== 'web-push') return adapter.name
  try {
    return `web-push ${new URL(PushSubscription.parse(JSON.parse(m.to)).endpoint).host}`
  } catch {
    return adapter.name
  }
}
