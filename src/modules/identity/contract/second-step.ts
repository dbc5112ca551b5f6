/** The second step of a sign-in: a code is asked for, and whatever proves the person is taken. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { PasskeyAnswer } from './passkey-answer.ts'
import * as refusals from './refusals.ts'
import { Challenge, Channel, SessionReply } from './session.ts'

export const sendSignInCode = endpoint({
  method: 'POST',
  path: '/api/session/code',
  summary: 'Отправить код второго шага',
  body: z.strictObject({ channel: Channel }),
  reply: Challenge,
  problems: [
    refusals.firstStepNeeded,
    refusals.signInExpired,
    refusals.noSecondStep,
    refusals.channelNotYours,
    refusals.codeTooSoon,
    refusals.codeTooMany,
  ],
})

/** Six digits; spaces and dashes of a copied text message are forgiven. */
export const Code = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'В коде 6 цифр'))

/** One of: a code that was sent, a code of the application, the answer of a passkey, a recovery code from paper. */
export const Proof = z
  .strictObject({
    challengeId: z.uuid().optional(),
    code: Code.optional(),
    app: Code.optional(),
    /** `challengeId` says which question it answers. */
    passkey: PasskeyAnswer.optional(),
    recoveryCode: z.string().trim().min(1, 'Введите код').max(60).optional(),
  })
  .transform((given, ctx): ProofGiven => {
    const { challengeId, code, app, passkey, recoveryCode } = given
    const isOne = [code, app, passkey, recoveryCode].filter((one) => one !== undefined).length === 1
    if (isOne && challengeId && code) return { by: 'message', challengeId, code }
    if (isOne && challengeId && passkey) return { by: 'passkey', challengeId, answer: passkey }
    if (isOne && app) return { by: 'app', code: app }
    if (isOne && recoveryCode) return { by: 'recovery-code', code: recoveryCode }
    ctx.addIssue({ code: 'custom', path: ['code'], message: 'Введите код' })
    return z.NEVER
  })
export type ProofGiven =
  | { readonly by: 'message'; readonly challengeId: string; readonly code: string }
  | { readonly by: 'app'; readonly code: string }
  | { readonly by: 'passkey'; readonly challengeId: string; readonly answer: PasskeyAnswer }
  | { readonly by: 'recovery-code'; readonly code: string }

export const activateSession = endpoint({
  method: 'POST',
  path: '/api/session/activation',
  summary: 'Второй шаг: код из СМС, письма или приложения',
  body: Proof,
  reply: SessionReply,
  problems: [
    refusals.firstStepNeeded,
    refusals.signInExpired,
    ...refusals.proofRefusals,
    refusals.accountBlocked,
  ],
})
