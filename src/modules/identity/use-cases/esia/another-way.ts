/** C3: is there a way in beside Госуслуги? */
import type { Context } from '../../../../platform/context.ts'
import * as passkeys from '../../store/passkeys.ts'
import * as passwords from '../../store/passwords.ts'

/** A password that works for everybody, or a passkey that is not suspected. */
export async function hasAnotherWay(ctx: Context, personId: string): Promise<boolean> {
  const password = await passwords.findPassword(ctx.db, personId)
  if (password && password.disabled_at === null) return true
  return (await passkeys.passkeysOf(ctx.db, personId)).some((key) => key.suspected_at === null)
}
