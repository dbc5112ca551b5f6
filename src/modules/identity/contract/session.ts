/** Who is signed in, in which role, and the way out. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { allPermissions, roles, type Permission } from '../../../platform/permissions.ts'
import { PersonCard, SignInMethod } from './people.ts'
import { RoleName, roleNotHeld, WorkRoles } from './roles.ts'

export const Channel = z.enum(['sms', 'email'])
export type Channel = z.output<typeof Channel>

/** A code that was sent and is waited for. */
export const Challenge = z.object({
  challengeId: z.uuid(),
  channel: Channel,
  /** Masked: «+7 900 •••-••-12». */
  sentTo: z.string(),
  expiresAt: z.iso.datetime(),
  /** A new one may be asked for from then on. */
  resendAt: z.iso.datetime(),
})
export type Challenge = z.output<typeof Challenge>

export const SecondStep = z.object({
  method: SignInMethod,
  /** Ways for the code, the best first; empty when there is none. */
  ways: z.array(z.object({ channel: Channel, sentTo: z.string() })),
  /** What else this person may confirm with. */
  app: z.boolean().default(false),
  passkey: z.boolean().default(false),
  recoveryCode: z.boolean().default(false),
  /** What to ask for first. */
  preferred: z.enum(['sms', 'email', 'app', 'passkey']).nullable().default(null),
  /** Until then the sign-in must be finished. */
  endsAt: z.iso.datetime(),
})
export type SecondStep = z.output<typeof SecondStep>

/** `old`: policy says that it is time. `known`: it stands in the list of known ones. `given`: somebody else chose it. */
export const NewPasswordReason = z.enum(['old', 'known', 'given'])
export type NewPasswordReason = z.output<typeof NewPasswordReason>

export const SessionReply = z.object({
  stage: z.enum(['guest', 'second-step', 'new-password', 'signed-in']),
  person: PersonCard.nullable(),
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.enum(allPermissions as [Permission, ...Permission[]])),
  /** In which role the person acts here, and which ones they hold; null for a guest. */
  work: WorkRoles.nullable(),
  /** Entered by a message, and their rights want more: another way must be set up before anything opens. */
  mustSetUpFactor: z.boolean().default(false),
  /** In so many milliseconds a role begins or ends, or a section of medical work opens or closes; an interval, so that no clock need agree. */
  sectionsChangeInMs: z.int().min(0).nullable(),
  secondStep: SecondStep.nullable(),
  /** Both steps are done, but the password opens nothing until another is chosen. */
  newPassword: z
    .object({
      why: NewPasswordReason,
      changedAt: z.iso.datetime(),
      maxAgeDays: z.int(),
      endsAt: z.iso.datetime(),
    })
    .nullable()
    .default(null),
  /** Госуслуги told another name or СНИЛС at this very sign-in: the person is shown what changed. */
  esiaChanged: z.boolean().default(false),
  /** Госуслуги tell of several organisations and none is chosen here: a page asks first. */
  mustChooseOrganisation: z.boolean().default(false),
  /** For whom the person acts; null: only for themselves. */
  organisation: z.object({ employmentId: z.uuid(), name: z.string() }).nullable().default(null),
  /** «Прошлый вход: вчера в 18:40, Chrome, Windows». */
  previousSignIn: z.object({ at: z.iso.datetime(), deviceName: z.string(), method: SignInMethod }).nullable(),
})
export type SessionReply = z.output<typeof SessionReply>

export const currentSession = endpoint({
  method: 'GET',
  path: '/api/session',
  summary: 'Кто вошёл; гостю отвечает, что никто',
  reply: SessionReply,
})

export const switchRole = endpoint({
  method: 'POST',
  path: '/api/session/role',
  summary: 'Работать в другой своей роли: у сеанса новый ключ входа, открытые страницы обновятся',
  body: z.strictObject({ role: RoleName }),
  reply: SessionReply,
  problems: [roleNotHeld],
})

export const endSession = endpoint({
  method: 'POST',
  path: '/api/session/end',
  summary: 'Выйти: здесь или на всех устройствах',
  body: z.strictObject({
    everywhere: z.boolean().default(false),
    /** On a borrowed computer: nothing at all is kept in this browser. */
    forgetDevice: z.boolean().default(false),
  }),
  /** The address of sign-out at Госуслуги, for those who came from there. */
  reply: z.object({ esiaLogoutUrl: z.url().nullable() }),
})
