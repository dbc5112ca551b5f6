/** G3, G7: the administrator's page of passwords: the rules, who departed from them and why, whom a change touches. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { refusal } from '../../../platform/problem.ts'

const Value = z.union([z.int(), z.array(z.int())])

export const PasswordRule = z.object({
  key: z.string(),
  title: z.string(),
  effect: z.string(),
  unit: z.string(),
  min: z.int(),
  max: z.int(),
  isLadder: z.boolean(),
  value: Value,
  /** What came with the portal. */
  usual: Value,
  isDeparture: z.boolean(),
  since: z.iso.datetime(),
  /** The standard or the order it rests upon. */
  basis: z.string(),
  /** Null for what came with the portal and for the command line. */
  setBy: z.string().nullable(),
  why: z.string().nullable(),
})
export type PasswordRule = z.output<typeof PasswordRule>

export const PasswordDesk = z.object({
  rules: z.array(PasswordRule),
  /** Newest first; what came with the portal is not repeated here. */
  history: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      unit: z.string(),
      value: Value,
      at: z.iso.datetime(),
      setBy: z.string().nullable(),
      why: z.string(),
      basis: z.string(),
    }),
  ),
  people: z.object({
    withPassword: z.int(),
    /** Will choose another at the next sign-in: by age, because it became known, because it was given. */
    old: z.int(),
    known: z.int(),
    given: z.int(),
    disabled: z.int(),
    ages: z.array(z.object({ upToDays: z.int().nullable(), count: z.int() })),
    /** Which peppers and costs are still needed. */
    hashes: z.array(z.object({ pepper: z.int(), cost: z.int(), count: z.int() })),
  }),
})
export type PasswordDesk = z.output<typeof PasswordDesk>

export const ruleUnknown = refusal('password-rule.unknown', 404, 'Такого правила нет')
export const ruleChanged = refusal(
  'password-rule.changed',
  409,
  'Правило уже изменил другой администратор. Посмотрите его значение',
)
export const ruleSame = refusal('password-rule.same', 409, 'Это значение действует и сейчас')

export const readPasswordDesk = endpoint({
  method: 'GET',
  path: '/api/passwords',
  summary: 'Правила паролей, отступления и сколько людей чем затронуто',
  reply: PasswordDesk,
})

export const foreseeRule = endpoint({
  method: 'POST',
  path: '/api/passwords/effect',
  assurance: 'session',
  summary: 'Кого коснётся новое значение правила',
  body: z.strictObject({ key: z.string().max(100), value: Value }),
  reply: z.object({ affected: z.int(), words: z.string() }),
  problems: [ruleUnknown],
})

const reason = z.string().trim().min(10, 'Объясните хотя бы в нескольких словах').max(500)

export const setPasswordRule = endpoint({
  method: 'POST',
  path: '/api/passwords/rules',
  assurance: 'fresh',
  summary: 'Изменить правило: кто, когда, почему и на каком основании, остаётся в истории',
  body: z.strictObject({ key: z.string().max(100), was: Value, value: Value, why: reason, basis: reason }),
  reply: PasswordDesk,
  problems: [ruleUnknown, ruleChanged, ruleSame],
})
