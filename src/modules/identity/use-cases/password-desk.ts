/** G3, G7: the rules of passwords as administrators see and change them; each change keeps who, when, why and its basis. */
import type { Context } from '../../../platform/context.ts'
import {
  addPolicyRow,
  policyHistory,
  policyRows,
  type PolicyRow,
  type PolicyValue,
} from '../../../platform/policy/read.ts'
import { valueFault, type Setting } from '../../../platform/policy/setting.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as contract from '../contract.ts'
import { effectOf, samePolicyValue, type Effect } from '../domain/password-effect.ts'
import { shortNameOf } from '../domain/person.ts'
import * as crowd from '../store/password-crowd.ts'
import * as people from '../store/people.ts'

const settingOf = (key: string): Setting => {
  const found = contract.passwordSettings.find((one) => one.key === key)
  if (!found) throw new Problem(contract.ruleUnknown)
  return found
}

const mutable = (value: PolicyValue): number | number[] => (typeof value === 'number' ? value : [...value])

async function namesOf(ctx: Context, rows: readonly PolicyRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.setBy ?? []))]
  const found = await Promise.all(ids.map((id) => people.findPerson(ctx.db, 'id', id)))
  return new Map(found.flatMap((person) => (person ? [[person.id, shortNameOf(person)] as const] : [])))
}

export async function readPasswordDesk(ctx: Context): Promise<contract.PasswordDesk> {
  const now = new Map((await policyRows(ctx.db, ctx.now)).map((row) => [row.key, row]))
  const past = await policyHistory(ctx.db)
  const names = await namesOf(ctx, past)
  const nameOf = (row: PolicyRow) => (row.setBy && names.get(row.setBy)) ?? null
  const usualOf = (key: string) => past.findLast((row) => row.key === key)!.value
  const rules = contract.passwordSettings.map((rule): contract.PasswordRule => {
    const row = now.get(rule.key)!
    const usual = usualOf(rule.key)
    return {
      ...rule,
      value: mutable(row.value),
      usual: mutable(usual),
      isDeparture: !samePolicyValue(row.value, usual),
      since: row.effectiveFrom.toISOString(),
      basis: row.source,
      setBy: nameOf(row),
      why: row.why,
    }
  })
  const history = past
    .filter((row) => row.why !== null && contract.passwordSettings.some((rule) => rule.key === row.key))
    .map((row) => {
      const { key, title, unit } = settingOf(row.key)
      const at = row.effectiveFrom.toISOString()
      return {
        key,
        title,
        unit,
        value: mutable(row.value),
        at,
        setBy: nameOf(row),
        why: row.why!,
        basis: row.source,
      }
    })
  return { rules, history, people: await readCrowd(ctx, now.get('password.age.days')!.value as number) }
}

async function readCrowd(ctx: Context, maxAgeDays: number): Promise<contract.PasswordDesk['people']> {
  const { ages, ...counted } = await crowd.countPasswords(ctx.db, ctx.now)
  return {
    ...counted,
    old: await crowd.countOlder(ctx.db, maxAgeDays, ctx.now),
    ages: ages.map((count, i) => ({ upToDays: crowd.ageSteps[i] ?? null, count })),
    hashes: await crowd.countHashes(ctx.db),
  }
}

function demandValue(rule: Setting, value: PolicyValue): void {
  const fault = valueFault(rule, value)
  if (fault) throw new Problem(invalid, { errors: [{ field: 'value', message: fault }] })
}

export async function foreseeRule(
  ctx: Context,
  { key, value }: { readonly key: string; readonly value: PolicyValue },
): Promise<Effect> {
  const rule = settingOf(key)
  demandValue(rule, value)
  const now = (await policyRows(ctx.db, ctx.now)).find((row) => row.key === 'password.age.days')!
    .value as number
  const { withPassword } = await crowd.countPasswords(ctx.db, ctx.now)
  const proposed = key === 'password.age.days' ? (value as number) : now
  return effectOf(key, value, {
    withPassword,
    older: await crowd.countOlder(ctx.db, proposed, ctx.now),
    olderNow: await crowd.countOlder(ctx.db, now, ctx.now),
  })
}

export interface RuleChange {
  readonly key: string
  /** What was seen when it was decided; null where nobody looked (the command line). */
  readonly was: PolicyValue | null
  readonly value: PolicyValue
  readonly why: string
  readonly basis: string
}

export const setPasswordRule = (ctx: Context, change: RuleChange): Promise<contract.PasswordDesk> =>
  ctx.transaction(async (tx) => {
    const { key, was, value, why, basis } = change
    demandValue(settingOf(key), value)
    const { value: now } = (await policyRows(tx.db, tx.now)).find((row) => row.key === key)!
    if (was !== null && !samePolicyValue(now, was)) throw new Problem(contract.ruleChanged)
    if (samePolicyValue(now, value)) throw new Problem(contract.ruleSame)
    await addPolicyRow(tx.db, {
      key,
      value,
      effectiveFrom: tx.now,
      source: basis,
      setBy: tx.actor.personId,
      why,
    })
    await tx.record({
      subjectId: null,
      object: { kind: 'policy', id: key },
      details: { key, from: now, to: value, why, basis },
    })
    return readPasswordDesk(tx)
  })
