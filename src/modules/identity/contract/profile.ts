/** My profile: what is known of me and from where, my sign-ins, my password and contacts. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { roles } from '../../../platform/permissions.ts'
import { NewPassword } from './accounts.ts'
import { OwnBlock } from './blocks.ts'
import { PasswordChangeHow } from './password-age.ts'
import { Contacts, EsiaLevel, Gender, PersonCard, SignInMethod } from './people.ts'
import * as refusals from './refusals.ts'
import { Code } from './second-step.ts'
import { Challenge, Channel } from './session.ts'

export const Source = z.enum(['esia', 'typed'])
export type Source = z.output<typeof Source>

export const Profile = z.object({
  person: PersonCard.extend({ gender: Gender.nullable() }),
  contacts: Contacts,
  /** Where each fact comes from; what comes from Госуслуги is changed there. */
  sources: z.record(z.string(), Source),
  esia: z.object({ level: EsiaLevel.nullable(), synchronisedAt: z.iso.datetime() }).nullable(),
  roles: z.array(z.object({ role: z.enum(roles), word: z.string() })),
  password: z
    .object({
      changedAt: z.iso.datetime(),
      loginEmail: z.string().nullable(),
      isDisabled: z.boolean(),
      /** Null while passwords do not age. */
      dueAt: z.iso.datetime().nullable().default(null),
      /** Newest first. */
      changes: z
        .array(z.object({ at: z.iso.datetime(), how: PasswordChangeHow, device: z.string().nullable() }))
        .default([]),
    })
    .nullable(),
  /** What stopped attempts to sign in as me within a month, newest first. */
  blocks: z.array(OwnBlock),
  can: z.object({ changePhone: z.boolean(), changeEmail: z.boolean(), setPassword: z.boolean() }),
})
export type Profile = z.output<typeof Profile>

export const readProfile = endpoint({
  method: 'GET',
  path: '/api/profile',
  summary: 'Мой профиль',
  reply: Profile,
})

export const SessionLine = z.object({
  id: z.uuid(),
  deviceName: z.string(),
  method: SignInMethod,
  ip: z.string(),
  signedInAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  isThis: z.boolean(),
})
export type SessionLine = z.output<typeof SessionLine>

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/profile/sessions',
  summary: 'Где я вошёл сейчас и прошлые входы',
  reply: z.object({
    sessions: z.array(SessionLine),
    past: z.array(
      z.object({
        at: z.iso.datetime(),
        deviceName: z.string(),
        method: SignInMethod,
        ip: z.string(),
        isNewDevice: z.boolean(),
      }),
    ),
  }),
})

export const endOneSession = endpoint({
  method: 'DELETE',
  path: '/api/profile/sessions/:id',
  summary: 'Завершить один вход',
  params: z.object({ id: z.uuid() }),
  problems: [refusals.sessionNotFound],
})

export const endOtherSessions = endpoint({
  method: 'POST',
  path: '/api/profile/sessions/end-others',
  summary: 'Завершить все входы, кроме этого',
  reply: z.object({ ended: z.int() }),
})

export const sendPasswordCode = endpoint({
  method: 'POST',
  path: '/api/profile/password/code',
  summary: 'Код для смены или назначения пароля',
  body: z.strictObject({ channel: Channel.optional() }),
  reply: Challenge,
  problems: [refusals.noSecondStep, refusals.channelNotYours, refusals.codeTooSoon, refusals.codeTooMany],
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/profile/password',
  summary: 'Сменить или назначить пароль; прочие входы завершаются',
  body: z.strictObject({
    /** Null when there is none yet. */
    current: z.string().max(1024).nullable(),
    password: NewPassword,
    challengeId: z.uuid(),
    code: Code,
  }),
  reply: Profile,
  problems: [
    refusals.currentPasswordWrong,
    refusals.signInPaused,
    refusals.codeWrong,
    refusals.codeExpired,
    refusals.codeDead,
  ],
})

export const ContactChange = z.strictObject({
  kind: z.enum(['phone', 'email']),
  value: z.string().trim().max(254),
})
export type ContactChange = z.output<typeof ContactChange>

export const sendContactCode = endpoint({
  method: 'POST',
  path: '/api/profile/contact/code',
  summary: 'Код на новый телефон или почту',
  body: ContactChange,
  reply: Challenge,
  problems: [refusals.phoneFrozen, refusals.emailTaken, refusals.codeTooSoon, refusals.codeTooMany],
})

export const changeContact = endpoint({
  method: 'POST',
  path: '/api/profile/contact',
  summary: 'Сменить телефон или почту кодом, который пришёл на них',
  body: ContactChange.extend({ challengeId: z.uuid(), code: Code }),
  reply: Profile,
  problems: [
    refusals.phoneFrozen,
    refusals.emailTaken,
    refusals.codeWrong,
    refusals.codeExpired,
    refusals.codeDead,
  ],
})
