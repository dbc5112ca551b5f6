/** ASVS 6.4.4: for somebody seen in person who has lost every second step: all of them go, all sessions end, every channel tells. */
import type { Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import * as contract from '../../contract.ts'
import * as challenges from '../../store/challenges.ts'
import * as store from '../../store/factors.ts'
import * as people from '../../store/people.ts'
import * as signIns from '../../store/sign-ins.ts'
import { endPersonSessions } from '../end-sessions.ts'

/** Returns how many sessions ended. The phone and the mailbox stay: a code by SMS opens the cabinet again. */
export const resetFactors = (ctx: Context, personId: string, why: string): Promise<number> =>
  ctx.transaction(async (tx) => {
    const person = await people.lockPerson(tx.db, 'id', personId)
    if (!person) throw new Problem(contract.personNotFound)
    // Nobody takes away their own by the back door: in the profile it costs a fresh proof.
    if (tx.actor.personId === personId) throw new Problem(contract.ownFactors)
    await store.removeAll(tx.db, personId)
    await challenges.killChallenges(tx.db, { personId })
    await signIns.forgetDevices(tx.db, { personId })
    const ended = await endPersonSessions(tx, { personId }, 'staff')
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { factors: 'reset', why, ended },
    })
    await tx.publish(contract.factorsChanged, { personId, change: 'reset' })
    return ended
  })
