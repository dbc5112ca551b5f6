/** Second steps of a person: what is set up, setting up, taking away. Codes by SMS need no setting up. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import * as refusals from './refusals.ts'
import { Code } from './second-step.ts'
import { Channel } from './session.ts'

export const Preferred = z.enum(['sms', 'email', 'app', 'passkey'])
export type Preferred = z.output<typeof Preferred>

export const Factors = z.object({
  /** Rights of this person want more than a message: codes by SMS open nothing beside another way. */
  isMessageTooLittle: z.boolean().default(false),
  /** Where codes by message go; empty when there is no proved address, or when they open nothing. */
  messages: z.array(z.object({ channel: Channel, sentTo: z.string() })),
  /** The person switched them off: beside another way they open nothing. */
  areMessagesOff: z.boolean().default(false),
  /** There is a stronger way, so they may be switched. */
  canSwitchMessages: z.boolean().default(false),
  app: z.object({ addedAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable() }).nullable(),
  passkeys: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      addedAt: z.iso.datetime(),
      lastUsedAt: z.iso.datetime().nullable(),
      /** Lives in an account of a phone or of a password manager, not in this device alone. */
      isSynced: z.boolean(),
      /** There is a copy of it: it opens nothing. */
      isCopied: z.boolean(),
    }),
  ),
  /** Null when none were made. */
  recoveryCodes: z.object({ left: z.int(), madeAt: z.iso.datetime(), isFew: z.boolean() }).nullable(),
  /** Asked for first at sign-in. */
  preferred: Preferred.nullable(),
})
export type Factors = z.output<typeof Factors>

export const readFactors = endpoint({
  method: 'GET',
  path: '/api/profile/factors',
  summary: 'Мои способы подтверждать вход',
  reply: Factors,
})

/** Shown once, while the application is being connected. */
export const AppKey = z.object({
  id: z.uuid(),
  /** For typing by hand, in groups of four. */
  key: z.string(),
  uri: z.string(),
  /** The QR code: so many modules a side, and the path of the dark ones. */
  qr: z.object({ size: z.int(), path: z.string() }),
  endsAt: z.iso.datetime(),
})
export type AppKey = z.output<typeof AppKey>

export const beginApp = endpoint({
  method: 'POST',
  path: '/api/profile/factors/app',
  assurance: 'fresh',
  summary: 'Получить ключ для приложения с кодами',
  reply: AppKey,
})

export const confirmApp = endpoint({
  method: 'POST',
  path: '/api/profile/factors/app/confirmation',
  assurance: 'session',
  summary: 'Подключить приложение: первый код из него',
  body: z.strictObject({ id: z.uuid(), code: Code }),
  reply: Factors,
  problems: [refusals.appKeyGone, refusals.codeWrong, refusals.codeTooMany],
})

export const removeApp = endpoint({
  method: 'POST',
  path: '/api/profile/factors/app/removal',
  assurance: 'fresh',
  summary: 'Отключить приложение с кодами',
  reply: Factors,
  problems: [refusals.factorNotFound],
})

export const makeRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/profile/factors/recovery-codes',
  assurance: 'fresh',
  summary: 'Получить новые коды восстановления; прежние перестают действовать',
  /** The only time that they are shown. */
  reply: z.object({ codes: z.array(z.string()), factors: Factors }),
})

export const chooseFactor = endpoint({
  method: 'POST',
  path: '/api/profile/factors/preferred',
  assurance: 'session',
  summary: 'Что спрашивать при входе первым',
  body: z.strictObject({ preferred: Preferred }),
  reply: Factors,
  problems: [refusals.factorNotFound],
})

export const switchMessages = endpoint({
  method: 'POST',
  path: '/api/profile/factors/messages',
  assurance: 'fresh',
  summary: 'Выключить коды сообщением или включить их снова; выключить можно, когда есть способ сильнее',
  body: z.strictObject({ isOff: z.boolean() }),
  reply: Factors,
  problems: [refusals.noStrongerFactor],
})

export const FactorChange = z.enum([
  'app-added',
  'app-removed',
  'passkey-added',
  'passkey-removed',
  'passkey-suspected',
  'recovery-codes-made',
  'recovery-code-used',
  'messages-off',
  'messages-on',
  'reset',
])
export type FactorChange = z.output<typeof FactorChange>

/** The owner is told of each: a stranger who adds a way of their own must be noticed. */
export const factorsChanged = event(
  'identity.factors-changed',
  z.object({
    personId: z.uuid(),
    change: FactorChange,
    /** Recovery codes that are left after one was used. */
    left: z.int().optional(),
  }),
  (p) => [`person:${p.personId}`],
)
