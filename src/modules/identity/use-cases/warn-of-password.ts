/** G7: who will have to change the password soon is told beforehand, once for each notice of policy. */
import type { Context } from '../../../platform/context.ts'
import { readPolicy } from '../../../platform/policy/read.ts'
import { passwordExpires } from '../contract.ts'
import { daysLeft, dueAt, warnWindow } from '../domain/password-age.ts'
import { passwordRulesOf } from '../domain/password-policy.ts'
import * as ages from '../store/password-age.ts'
import * as people from '../store/people.ts'

/** In one transaction; as many transactions as it takes. */
const atOnce = 200

/** From the nearest to the farthest: a portal that was off gives only the one that matters now. */
export async function warnOfPasswords(ctx: Context): Promise<void> {
  const policy = await readPolicy(ctx.db, ctx.now)
  const { maxAgeDays } = passwordRulesOf(policy)
  if (maxAgeDays === 0) return
  for (const days of policy.ladder('password.age.notices')) {
    while ((await ctx.transaction((tx) => warnSome(tx, maxAgeDays, days))) === atOnce);
  }
}

async function warnSome(tx: Context, maxAgeDays: number, days: number): Promise<number> {
  const window = warnWindow(maxAgeDays, days, tx.now)
  const aged = await ages.lockToWarn(tx.db, { ...window, nearest: days, limit: atOnce })
  for (const { personId, changedAt } of aged) {
    await ages.noteWarned(tx.db, personId, days)
    const person = await people.findPerson(tx.db, 'id', personId)
    const due = dueAt(changedAt, maxAgeDays)
    if (!person || person.blockedAt || !due) continue
    await tx.publish(passwordExpires, { personId, dueAt: due.toISOString(), daysLeft: daysLeft(due, tx.now) })
  }
  return aged.length
}
