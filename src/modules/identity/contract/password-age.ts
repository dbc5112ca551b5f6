/** G7: a password that must be replaced before the cabinet opens, and what its owner knows of its age. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { NewPassword } from './accounts.ts'
import * as refusals from './refusals.ts'
import { SessionReply } from './session.ts'

export const replaceOldPassword = endpoint({
  method: 'POST',
  path: '/api/session/new-password',
  summary: 'Сменить пароль, с которым войти больше нельзя: кабинет откроется без второго кода',
  body: z.strictObject({ current: z.string().max(1024), password: NewPassword }),
  reply: SessionReply,
  problems: [
    refusals.firstStepNeeded,
    refusals.signInExpired,
    refusals.currentPasswordWrong,
    refusals.signInPaused,
    refusals.accountBlocked,
  ],
})

/** How a password came to be what it is. */
export const PasswordChangeHow = z.enum([
  'registered',
  'set',
  'changed',
  'expired',
  'recovered',
  'given',
  'removed',
])
export type PasswordChangeHow = z.output<typeof PasswordChangeHow>
