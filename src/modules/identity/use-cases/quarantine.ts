/** The owner of a СНИЛС came from Госуслуги to an account that somebody only typed: all that opens it from before is taken away. */
import type { Context } from '../../../platform/context.ts'
import { endSessions } from '../../../platform/session/life.ts'
import { passwordChanged, sessionsEnded } from '../contract.ts'
import type { Person } from '../domain/person.ts'
import * as accounts from '../store/accounts.ts'
import * as challenges from '../store/challenges.ts'
import * as factors from '../store/factors.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import * as signIns from '../store/sign-ins.ts'
import { noteChange } from './replace-password.ts'

/** Pre-hijacking (security reference §4.7): password, sessions, codes, second steps, trusted browsers and typed contacts go. */
export async function quarantine(tx: Context, person: Person): Promise<void> {
  const personId = person.id
  const hadPassword = await passwords.deletePassword(tx.db, personId)
  await challenges.killChallenges(tx.db, { personId })
  await accounts.closeRecoveries(tx.db, personId, tx.now)
  await signIns.forgetDevices(tx.db, { personId })
  await factors.removeAll(tx.db, personId)
  await people.savePerson(
    tx.db,
    { ...person, phone: null, phoneVerified: false, email: null, emailVerified: false },
    tx.now,
  )
  const sessionIds = await endSessions(tx.db, { personId }, 'taken-by-esia', tx.now)
  await tx.record({
    subjectId: personId,
    object: { kind: 'person', id: personId },
    details: { quarantined: true, hadPassword, sessions: sessionIds.length },
  })
  if (hadPassword) await noteChange(tx, personId, 'removed')
  if (hadPassword) await tx.publish(passwordChanged, { personId, how: 'removed' })
  if (sessionIds.length > 0) await tx.publish(sessionsEnded, { personId, sessionIds, why: 'taken-by-esia' })
}
