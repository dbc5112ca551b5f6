/** Who is signed in on this page, and the way out. */
import { call, forgetKey, Refusal } from '../../../web/api.ts'
import type { Session, SessionSource } from '../../../web/session.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { currentSession, endSession, switchRole, type SessionReply } from '../contract/session.ts'
import { keepChallenge } from './ask.ts'
import { titles } from './titles.ts'

export const sessionOf = ({
  person,
  roles,
  permissions,
  work,
  mustSetUpFactor,
  sectionsChangeInMs,
}: SessionReply): Session | null =>
  person && {
    person: {
      id: person.id,
      fullName: person.fullName,
      familyName: person.familyName,
      givenName: person.givenName,
      middleName: person.patronymic,
    },
    roles,
    permissions: new Set(permissions),
    work: work ?? { active: 'citizen', held: [], mustChoose: false },
    mustSetUpFactor,
    sectionsChangeInMs,
    // The bell asks for itself: this module is elder than notifications.
    unread: 0,
  }

/** The whole page is loaded anew: nothing of the person stays in memory. */
export async function leave(how: { everywhere?: boolean; forgetDevice?: boolean } = {}): Promise<void> {
  let next = '/sign-out'
  try {
    const { esiaLogoutUrl } = await call(endSession, { body: how })
    next = esiaLogoutUrl ?? next
  } catch (error) {
    // Ended already: the way out is the same. Without a connection the session would live on.
    if (!(error instanceof Refusal) || error.status === 0 || error.status >= 500) {
      toast(titles.cannotLeave)
      return
    }
  }
  keepChallenge(null)
  await forgetKey()
  location.assign(next)
}

export const session: SessionSource = {
  read: async (signal) => sessionOf(await call(currentSession, {}, { signal })),
  signOut: () => leave(),
  switchRole: async (role) => sessionOf(await call(switchRole, { body: { role } })),
}
