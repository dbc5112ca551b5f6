/** G7: numbers of policy as administrators see and change them; each change keeps who, when, why and its basis. */
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
import { samePolicyValue } from '../domain/password-effect.ts'
import { shortNameOf } from '../domain/person.ts'
import * as people from '../store/people.ts'

type Settings = readonly Setting[]

export function settingOf(settings: Settings, key: string): Setting {
  const found = settings.find((one) => one.key === key)
  if (!found) throw new Problem(contract.ruleUnknown)
  return found
}

export function demandValue(rule: Setting, value: PolicyValue): void {
  const fault = valueFault(rule, value)
  if (fault) throw new Problem(invalid, { errors: [{ field: 'value', message: fault }] })
}

const mutable = (value: PolicyValue): number | number[] => (typeof value === 'number' ? value : [...value])

async function namesOf(ctx: Context, rows: readonly PolicyRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.setBy ?? []))]
  const found = await Promise.all(ids.map((id) => people.findPerson(ctx.db, 'id', id)))
  return new Map(found.flatMap((person) => (person ? [[person.id, shortNameOf(person)] as const] : [])))
}

export interface RuleDesk {
  readonly rules: contract.PolicyRule[]
  readonly history: contract.RuleHistory
}

/** Of these settings alone, in their order. */
export async function readRules(ctx: Context, settings: Settings): Promise<RuleDesk> {
  const now = new Map((await policyRows(ctx.db, ctx.now)).map((row) => [row.key, row]))
  const past = (await policyHistory(ctx.db)).filter((row) => settings.some((rule) => rule.key === row.key))
  const names = await namesOf(ctx, past)
  const nameOf = (row: PolicyRow) => (row.setBy && names.get(row.setBy)) ?? null
  const usualOf = (key: string) => past.findLast((row) => row.key === key)!.value
  const rules = settings.map((rule): contract.PolicyRule => {
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
    .filter((row) => row.why !== null)
    .toSorted((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime())
    .map((row) => {
      const { key, title, unit } = settingOf(settings, row.key)
      return {
        key,
        title,
        unit,
        value: mutable(row.value),
        at: row.effectiveFrom.toISOString(),
        setBy: nameOf(row),
        why: row.why!,
        basis: row.source,
      }
    })
  return { rules, history }
}

export interface RuleChange extends Omit<contract.NewRule, 'was' | 'value'> {
  /** Null where nobody looked (the command line). */
  readonly was: PolicyValue | null
  readonly value: PolicyValue
}

/** A row, not an update: what held before is the history. */
export const changeRule = (ctx: Context, settings: Settings, change: RuleChange): Promise<void> =>
  ctx.transaction(async (tx) => {
    const { key, was, value, why, basis } = change
    demandValue(settingOf(settings, key), value)
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
  })
