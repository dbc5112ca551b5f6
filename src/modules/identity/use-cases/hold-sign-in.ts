/** G7: a password that is too old, known to everybody or given by somebody else opens nothing until another is chosen. */
import type { Context } from '../../../platform/context.ts'
import type { NewPasswordReason, SessionReply } from '../contract.ts'
import { whyNew } from '../domain/password-age.ts'
import * as passwords from '../store/passwords.ts'
import * as signIns from '../store/sign-ins.ts'
import { readPasswordRules } from './check-password.ts'

/** Госуслуги keep their own passwords: who came from there is never held. */
export async function whyHeld(ctx: Context, signIn: signIns.SignIn): Promise<NewPasswordReason | null> {
  if (signIn.method !== 'password') return null
  const row = await passwords.findPassword(ctx.db, signIn.personId)
  if (!row) return null
  const { maxAgeDays } = await readPasswordRules(ctx)
  return whyNew({ changedAt: row.changed_at, mustChange: row.must_change }, maxAgeDays, ctx.now)
}

/** The second step stays done: it is not asked for again after the change. */
export async function hold(tx: Context, signIn: signIns.SignIn, why: NewPasswordReason): Promise<void> {
  await signIns.holdSignIn(tx.db, signIn.sessionId, tx.now)
  await tx.record({
    subjectId: signIn.personId,
    object: { kind: 'session', id: signIn.sessionId },
    details: { held: why },
  })
}

const heldMinutes = 15

export const heldUntil = (heldAt: Date): Date => new Date(heldAt.getTime() + heldMinutes * 60_000)

/** Null when there is nothing to change any more: policy may have been switched meanwhile. */
export async function describeHeld(
  ctx: Context,
  signIn: signIns.SignIn & { readonly heldAt: Date },
): Promise<SessionReply['newPassword']> {
  const row = await passwords.findPassword(ctx.db, signIn.personId)
  const why = await whyHeld(ctx, signIn)
  if (!row || !why || heldUntil(signIn.heldAt) <= ctx.now) return null
  const { maxAgeDays } = await readPasswordRules(ctx)
  const endsAt = heldUntil(signIn.heldAt).toISOString()
  return { why, changedAt: row.changed_at.toISOString(), maxAgeDays, endsAt }
}
