/** Passkeys: what the browser and the portal say to each other (W3C Web Authentication Level 3), and the keys of a person. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { Factors } from './factors.ts'
import * as refusals from './refusals.ts'
import { Proof } from './second-step.ts'
import { Challenge, Channel, SecondStep, SessionReply } from './session.ts'
import { PasskeyAnswer } from './passkey-answer.ts'

const Base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000)

/** As `navigator.credentials.create` wants them; written by the library, read by the library. */
export const PasskeyOptions = z.object({
  challengeId: z.uuid(),
  options: z.looseObject({ challenge: z.string() }),
})
export type PasskeyOptions = z.output<typeof PasskeyOptions>

export const PasskeyName = z.string().trim().min(1, 'Назовите ключ').max(60, 'Не длиннее 60 знаков')

export const newPasskeyOptions = endpoint({
  method: 'POST',
  path: '/api/profile/factors/passkeys/options',
  assurance: 'fresh',
  summary: 'Начать добавление ключа доступа',
  reply: PasskeyOptions,
  problems: [refusals.tooManyPasskeys],
})

export const addPasskey = endpoint({
  method: 'POST',
  path: '/api/profile/factors/passkeys',
  assurance: 'session',
  summary: 'Добавить ключ доступа',
  body: z.strictObject({
    challengeId: z.uuid(),
    name: PasskeyName,
    answer: z.object({
      id: Base64url.max(1400),
      rawId: Base64url.max(1400),
      type: z.literal('public-key'),
      response: z.object({
        clientDataJSON: Base64url,
        attestationObject: Base64url,
        transports: z.array(z.string().max(20)).max(10).optional(),
      }),
      clientExtensionResults: z.object({}).default({}),
    }),
  }),
  reply: Factors,
  problems: [refusals.passkeyRefused, refusals.passkeyLate, refusals.passkeyKnown, refusals.tooManyPasskeys],
})

export const namePasskey = endpoint({
  method: 'POST',
  path: '/api/profile/factors/passkeys/:id/name',
  assurance: 'session',
  summary: 'Назвать ключ доступа иначе',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ name: PasskeyName }),
  reply: Factors,
  problems: [refusals.factorNotFound],
})

export const removePasskey = endpoint({
  method: 'POST',
  path: '/api/profile/factors/passkeys/:id/removal',
  assurance: 'fresh',
  summary: 'Удалить ключ доступа',
  params: z.object({ id: z.uuid() }),
  reply: Factors,
  problems: [refusals.factorNotFound],
})

export const secondStepPasskey = endpoint({
  method: 'POST',
  path: '/api/session/passkey/options',
  summary: 'Второй шаг ключом доступа: вопрос для браузера',
  reply: PasskeyOptions,
  problems: [refusals.firstStepNeeded, refusals.signInExpired, refusals.factorNotYours],
})

export const passkeySignInOptions = endpoint({
  method: 'POST',
  path: '/api/identity/passkey/options',
  summary: 'Вход по ключу доступа без логина: вопрос для браузера',
  reply: PasskeyOptions,
})

export const signInByPasskey = endpoint({
  method: 'POST',
  path: '/api/identity/passkey/sign-in',
  summary: 'Войти по ключу доступа: оба шага сразу',
  body: z.strictObject({ challengeId: z.uuid(), answer: PasskeyAnswer }),
  reply: SessionReply,
  problems: [
    refusals.passkeyRefused,
    refusals.passkeyLate,
    refusals.passkeyUnknown,
    refusals.passkeyCopied,
    refusals.accountBlocked,
    refusals.firstStepNeeded,
  ],
})

/** What this person may prove themselves with now. */
export const StepUp = z.object({ step: SecondStep, minutes: z.int() })

export const readStepUp = endpoint({
  method: 'GET',
  path: '/api/session/step-up',
  summary: 'Чем подтвердить, что это вы',
  reply: StepUp,
})

export const sendStepUpCode = endpoint({
  method: 'POST',
  assurance: 'session',
  path: '/api/session/step-up/code',
  summary: 'Отправить код перед важным действием',
  body: z.strictObject({ channel: Channel }),
  reply: Challenge,
  problems: [refusals.channelNotYours, refusals.codeTooSoon, refusals.codeTooMany],
})

export const stepUpPasskey = endpoint({
  method: 'POST',
  assurance: 'session',
  path: '/api/session/step-up/passkey',
  summary: 'Подтвердить ключом доступа: вопрос для браузера',
  reply: PasskeyOptions,
  problems: [refusals.factorNotYours],
})

export const stepUp = endpoint({
  method: 'POST',
  assurance: 'session',
  path: '/api/session/step-up',
  summary: 'Подтвердить, что это вы: сеанс идёт дальше под новым ключом',
  body: Proof,
  problems: [...refusals.proofRefusals],
})
