/** Registration with a confirmed address, and recovery of a password. Neither ever tells whether an account exists. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { Email, Phone } from './people.ts'
import * as refusals from './refusals.ts'
import { PasskeyOptions } from './passkeys.ts'
import { Proof } from './second-step.ts'
import { Challenge, Channel, SecondStep } from './session.ts'

export const NamePart = z
  .string()
  .trim()
  .min(1, 'Заполните поле')
  .max(100)
  .regex(/^[\p{L}][\p{L}\p{M} .'’()-]*$/u, 'Только буквы, пробел, дефис и апостроф')

export const NewPassword = z.string().max(1024)

export const Registration = z.strictObject({
  familyName: NamePart,
  givenName: NamePart,
  patronymic: NamePart.nullable(),
  birthDate: z.iso.date(),
  snils: z.string().max(20),
  phone: Phone,
  email: Email,
  password: NewPassword,
})
export type Registration = z.output<typeof Registration>

export const register = endpoint({
  method: 'POST',
  path: '/api/identity/registration',
  summary: 'Зарегистрироваться: письмо со ссылкой придёт на почту',
  body: Registration,
  success: 202,
  problems: [refusals.signInPaused],
})

/** 256 bits, base64url; it travels in the fragment of the address and so never reaches a log. */
export const LinkToken = z.string().regex(/^[\w-]{43}$/, 'Ссылка неполная')

export const confirmRegistration = endpoint({
  method: 'POST',
  path: '/api/identity/registration/confirmation',
  summary: 'Подтвердить почту по ссылке из письма',
  body: z.strictObject({ token: LinkToken }),
  reply: z.object({ email: z.string() }),
  problems: [refusals.linkDead, refusals.snilsTaken, refusals.emailTaken],
})

export const askRecovery = endpoint({
  method: 'POST',
  path: '/api/identity/recovery',
  summary: 'Не помню пароль: ссылка придёт на почту, если такой кабинет есть',
  body: z.strictObject({ login: z.string().trim().min(1, 'Введите СНИЛС или почту').max(254) }),
  success: 202,
  problems: [refusals.signInPaused],
})

export const openRecovery = endpoint({
  method: 'POST',
  path: '/api/identity/recovery/opening',
  summary: 'Открыть ссылку из письма: чем подтвердить, что это вы',
  body: z.strictObject({ token: LinkToken }),
  reply: SecondStep,
  problems: [refusals.linkDead],
})

export const sendRecoveryCode = endpoint({
  method: 'POST',
  path: '/api/identity/recovery/code',
  summary: 'Отправить код, когда способа сильнее нет',
  body: z.strictObject({ token: LinkToken, channel: Channel }),
  reply: Challenge,
  problems: [refusals.linkDead, refusals.channelNotYours, refusals.codeTooSoon, refusals.codeTooMany],
})

export const recoveryPasskey = endpoint({
  method: 'POST',
  path: '/api/identity/recovery/passkey',
  summary: 'Подтвердить ключом доступа: вопрос для браузера',
  body: z.strictObject({ token: LinkToken }),
  reply: PasskeyOptions,
  problems: [refusals.linkDead, refusals.factorNotYours],
})

export const proveRecovery = endpoint({
  method: 'POST',
  path: '/api/identity/recovery/proof',
  summary: 'Второй шаг восстановления: самый сильный из своих способов',
  body: z.strictObject({ token: LinkToken, proof: Proof }),
  problems: [refusals.linkDead, ...refusals.proofRefusals],
})

export const finishRecovery = endpoint({
  method: 'POST',
  path: '/api/identity/recovery/finish',
  summary: 'Назначить новый пароль; все входы завершаются',
  body: z.strictObject({ token: LinkToken, password: NewPassword }),
  problems: [refusals.linkDead, refusals.recoveryNotProved],
})
