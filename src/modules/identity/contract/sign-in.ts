/** The first step: Госуслуги or a password. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { accountBlocked, esiaSignature, signInPaused, wrongPassword } from './door-refusals.ts'
import { SessionReply } from './session.ts'

/** A new browser on a new network, a right password after wrong ones, a return after years. */
export const Suspicion = z.enum(['new-place', 'after-failures', 'long-idle'])
export type Suspicion = z.output<typeof Suspicion>

export const startEsia = endpoint({
  method: 'POST',
  path: '/api/identity/esia/start',
  summary: 'Начать вход через Госуслуги: ответ — адрес, куда идти',
  reply: z.object({ url: z.url() }),
  problems: [esiaSignature],
})

/** Where Госуслуги bring the browser back; a navigation, so it is not a part of the signed API. */
export const esiaCallbackPath = '/sign-in/esia/callback'

export const signInByPassword = endpoint({
  method: 'POST',
  path: '/api/identity/password/sign-in',
  summary: 'Первый шаг входа по логину и паролю',
  body: z.strictObject({
    /** СНИЛС in any writing, or an e-mail address. */
    login: z.string().trim().min(1, 'Введите СНИЛС или почту').max(254),
    password: z.string().min(1, 'Введите пароль').max(1024),
  }),
  reply: SessionReply,
  problems: [wrongPassword, signInPaused, accountBlocked],
})
