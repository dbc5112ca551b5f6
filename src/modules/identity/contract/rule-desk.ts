/** Numbers of policy in the hands of administrators: a rule with its effect and basis, a change with its reason. */
import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'

export const RuleValue = z.union([z.int(), z.array(z.int())])

export const PolicyRule = z.object({
  key: z.string(),
  title: z.string(),
  effect: z.string(),
  unit: z.string(),
  min: z.int(),
  max: z.int(),
  isLadder: z.boolean(),
  value: RuleValue,
  /** What came with the portal. */
  usual: RuleValue,
  isDeparture: z.boolean(),
  since: z.iso.datetime(),
  /** The standard or the order it rests upon. */
  basis: z.string(),
  /** Null for what came with the portal and for the command line. */
  setBy: z.string().nullable(),
  why: z.string().nullable(),
})
export type PolicyRule = z.output<typeof PolicyRule>

/** Newest first; what came with the portal is not repeated. */
export const RuleHistory = z.array(
  z.object({
    key: z.string(),
    title: z.string(),
    unit: z.string(),
    value: RuleValue,
    at: z.iso.datetime(),
    setBy: z.string().nullable(),
    why: z.string(),
    basis: z.string(),
  }),
)
export type RuleHistory = z.output<typeof RuleHistory>

const reason = z.string().trim().min(10, 'Объясните хотя бы в нескольких словах').max(500)

export const NewRule = z.strictObject({
  key: z.string().max(100),
  /** What was seen when it was decided. */
  was: RuleValue,
  value: RuleValue,
  why: reason,
  basis: reason,
})
export type NewRule = z.output<typeof NewRule>

export const ruleUnknown = refusal('rule.unknown', 404, 'Такого правила нет')
export const ruleChanged = refusal(
  'rule.changed',
  409,
  'Правило уже изменил другой администратор. Посмотрите его значение',
)
export const ruleSame = refusal('rule.same', 409, 'Это значение действует и сейчас')
