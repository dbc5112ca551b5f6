/** G6: the first administrator comes by a link printed once on the server; there is no default password anywhere. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { refusal } from '../../../platform/problem.ts'
import { AppKey, Code, LinkToken, NamePart, NewPassword, snilsTaken } from '../../identity/contract.ts'

export const invitationDead = refusal(
  'invitation.dead',
  409,
  'Приглашение не действует: оно работает один раз и недолго. Новое делает команда nmo admin invite на сервере',
)
export const administratorExists = refusal(
  'invitation.not-needed',
  409,
  'Администратор уже есть: новых предлагает он, соглашается другой сотрудник',
)

const token = LinkToken
const dead = [invitationDead, administratorExists]

export const openInvitation = endpoint({
  method: 'POST',
  path: '/api/staff/invitation/opening',
  summary: 'Открыть приглашение первого администратора: ключ для приложения с кодами',
  body: z.strictObject({ token }),
  reply: z.object({ expiresAt: z.iso.datetime(), appKey: AppKey }),
  problems: dead,
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/staff/invitation/acceptance',
  summary: 'Завести себе запись администратора: пароль и приложение с кодами сразу',
  body: z.strictObject({
    token,
    familyName: NamePart,
    givenName: NamePart,
    patronymic: NamePart.nullable(),
    birthDate: z.iso.date('Укажите дату рождения'),
    snils: z.string().max(20),
    password: NewPassword,
    /** The first code of the application. */
    code: Code,
  }),
  problems: [...dead, snilsTaken],
})

export const takeInvitation = endpoint({
  method: 'POST',
  path: '/api/staff/invitation/taking',
  assurance: 'fresh',
  summary: 'Принять приглашение в своём кабинете: роль администратора действует сразу',
  body: z.strictObject({ token }),
  problems: dead,
})
