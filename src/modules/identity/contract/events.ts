/** What happened to people and their accounts. Payloads name facts, never the facts themselves: the outbox is kept. */
import { z } from 'zod'
import { event } from '../../../platform/event.ts'
import { SignInMethod } from './people.ts'
import { Suspicion } from './sign-in.ts'

const toPerson = (p: { personId: string }) => [`person:${p.personId}`]

/** Somebody who was not here before. */
export const personAppeared = event(
  'identity.person-appeared',
  z.object({ personId: z.uuid(), how: z.enum(['esia', 'registration', 'staff']) }),
  toPerson,
)

export const signedIn = event(
  'identity.signed-in',
  z.object({
    personId: z.uuid(),
    sessionId: z.uuid(),
    method: SignInMethod,
    at: z.iso.datetime(),
    /** «Chrome, Windows» */
    deviceName: z.string(),
    isNewDevice: z.boolean(),
    /** Wrong passwords since the last sign-in. */
    failuresBefore: z.int(),
    /** What is unlike this person; empty for an ordinary sign-in. */
    suspicions: z.array(Suspicion).default([]),
    ip: z.string(),
  }),
  toPerson,
)

/** Open pages of the ended sessions lose their line at once. */
export const sessionsEnded = event(
  'identity.sessions-ended',
  z.object({
    personId: z.uuid(),
    sessionIds: z.array(z.uuid()),
    why: z.enum([
      'signed-out',
      'ended-by-person',
      'too-many',
      'password-changed',
      'recovered',
      'blocked',
      'taken-by-esia',
      'staff',
      'esia-link-changed',
      'merged',
    ]),
  }),
  (p) => [...p.sessionIds.map((id) => `session:${id}`), ...toPerson(p)],
)

export const Fact = z.enum([
  'familyName',
  'givenName',
  'patronymic',
  'birthDate',
  'gender',
  'snils',
  'phone',
  'email',
  'isConfirmed',
])
export type Fact = z.output<typeof Fact>

export const profileChanged = event(
  'identity.profile-changed',
  z.object({ personId: z.uuid(), facts: z.array(Fact), source: z.enum(['esia', 'person', 'staff']) }),
  toPerson,
)

/** Where the person works, as Госуслуги say; names stand in the journal. */
export const organisationsChanged = event(
  'identity.organisations-changed',
  z.object({ personId: z.uuid(), began: z.int(), ended: z.int() }),
  toPerson,
)

/** A way in through Госуслуги was tied to this account, tied to another record there, or taken away. */
export const esiaLinkChanged = event(
  'identity.esia-link-changed',
  z.object({ personId: z.uuid(), change: z.enum(['linked', 'relinked', 'unlinked']) }),
  toPerson,
)

/** Two accounts of one person are one: whoever keeps rows of the gone one moves them. */
export const merged = event(
  'identity.merged',
  z.object({ mergeId: z.uuid(), keptId: z.uuid(), goneId: z.uuid() }),
  (p) => [`person:${p.keptId}`],
)

/** The old address must be told, so it is the one personal thing that an event of this module carries. */
export const contactChanged = event(
  'identity.contact-changed',
  z.object({ personId: z.uuid(), kind: z.enum(['phone', 'email']), previous: z.string().nullable() }),
  toPerson,
)

export const passwordChanged = event(
  'identity.password-changed',
  z.object({ personId: z.uuid(), how: z.enum(['set', 'changed', 'expired', 'recovered', 'removed']) }),
  toPerson,
)

/** G7: its owner is reminded: 14, 7 and 1 days before. */
export const passwordExpires = event(
  'identity.password-expires',
  z.object({ personId: z.uuid(), dueAt: z.iso.datetime(), daysLeft: z.int() }),
  toPerson,
)

/** Sign-in by password is closed for a while: somebody tries passwords. */
export const signInBlocked = event(
  'identity.sign-in-blocked',
  z.object({ personId: z.uuid(), until: z.iso.datetime(), reason: z.enum(['device', 'code', 'account']) }),
  toPerson,
)

/** Work that must not be seen in the time of the answer. */
export const registrationAsked = event('identity.registration-asked', z.object({ registrationId: z.uuid() }))
export const recoveryAsked = event('identity.recovery-asked', z.object({ recoveryId: z.uuid() }))
