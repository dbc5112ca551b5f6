/** G3: what is wrong with a new password, all at once; the list of known ones is looked up without any network. */
import type { Context } from '../../../platform/context.ts'
import { readPolicy } from '../../../platform/policy/read.ts'
import {
  knownMessage,
  passwordFaults,
  writingsOf,
  type PasswordAsked,
  type PasswordFault,
  type PasswordRules,
} from '../contract.ts'
import { letterRulesOf, passwordRulesOf } from '../domain/password-policy.ts'

export const readPasswordRules = async (ctx: Context): Promise<PasswordRules> =>
  passwordRulesOf(await readPolicy(ctx.db, ctx.now))

export const readLetterRules = async (ctx: Context) => letterRulesOf(await readPolicy(ctx.db, ctx.now))

/** A shelf holds some hundred keys, so the server does not learn which password is being typed. */
export const readKnownShelf = async (ctx: Context, shelf: string): Promise<{ rest: string[] }> => ({
  rest: [...(await ctx.services.knownPasswords.shelf(shelf))],
})

export const isKnownPassword = (ctx: Context, password: string): Promise<boolean> =>
  ctx.services.knownPasswords.has(writingsOf(password))

/** Only earlier passwords are not looked at here: that is dear, and needs a person. */
export async function checkNewPassword(
  ctx: Context,
  password: string,
  about: Omit<PasswordAsked, 'rules'>,
): Promise<PasswordFault[]> {
  const rules = await readPasswordRules(ctx)
  const faults = passwordFaults(password, { ...about, rules })
  if (faults.some((fault) => fault.check === 'known') || !(await isKnownPassword(ctx, password)))
    return faults
  return [...faults, { check: 'known', message: knownMessage }]
}
