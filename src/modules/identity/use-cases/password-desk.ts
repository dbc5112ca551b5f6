/** G3, G7: the rules of passwords as administrators see and change them, and the people behind the numbers. */
import type { Context } from '../../../platform/context.ts'
import { policyRows, type PolicyValue } from '../../../platform/policy/read.ts'
import * as contract from '../contract.ts'
import { effectOf, type Effect } from '../domain/password-effect.ts'
import * as crowd from '../store/password-crowd.ts'
import { changeRule, demandValue, readRules, settingOf, type RuleChange } from './rule-desk.ts'

const ageNow = async (ctx: Context): Promise<number> =>
  (await policyRows(ctx.db, ctx.now)).find((row) => row.key === 'password.age.days')!.value as number

export async function readPasswordDesk(ctx: Context): Promise<contract.PasswordDesk> {
  const { ages, ...counted } = await crowd.countPasswords(ctx.db, ctx.now)
  return {
    ...(await readRules(ctx, contract.passwordSettings)),
    people: {
      ...counted,
      old: await crowd.countOlder(ctx.db, await ageNow(ctx), ctx.now),
      ages: ages.map((count, i) => ({ upToDays: crowd.ageSteps[i] ?? null, count })),
      hashes: await crowd.countHashes(ctx.db),
    },
  }
}

export async function foreseeRule(
  ctx: Context,
  { key, value }: { readonly key: string; readonly value: PolicyValue },
): Promise<Effect> {
  demandValue(settingOf(contract.passwordSettings, key), value)
  const now = await ageNow(ctx)
  const { withPassword } = await crowd.countPasswords(ctx.db, ctx.now)
  const proposed = key === 'password.age.days' ? (value as number) : now
  return effectOf(key, value, {
    withPassword,
    older: await crowd.countOlder(ctx.db, proposed, ctx.now),
    olderNow: await crowd.countOlder(ctx.db, now, ctx.now),
  })
}

export const setPasswordRule = (ctx: Context, change: RuleChange): Promise<contract.PasswordDesk> =>
  ctx.transaction(async (tx) => {
    await changeRule(tx, contract.passwordSettings, change)
    return readPasswordDesk(tx)
  })
