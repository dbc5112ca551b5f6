/** G3, G7: the administrator's page of passwords: the rules, who departed from them and why, whom a change touches. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import {
  NewRule,
  PolicyRule,
  RuleHistory,
  ruleChanged,
  ruleSame,
  ruleUnknown,
  RuleValue,
} from './rule-desk.ts'

export const PasswordDesk = z.object({
  rules: z.array(PolicyRule),
  history: RuleHistory,
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
  body: z.strictObject({ key: z.string().max(100), value: RuleValue }),
  reply: z.object({ affected: z.int(), words: z.string() }),
  problems: [ruleUnknown],
})

export const setPasswordRule = endpoint({
  method: 'POST',
  path: '/api/passwords/rules',
  assurance: 'fresh',
  summary: 'Изменить правило: кто, когда, почему и на каком основании, остаётся в истории',
  body: NewRule,
  reply: PasswordDesk,
  problems: [ruleUnknown, ruleChanged, ruleSame],
})
