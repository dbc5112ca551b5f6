/** G7: numbers of policy by what they are about; each with its effect, its basis, and who departed from the usual and why. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import type { Setting } from '../../../platform/policy/setting.ts'
import {
  factorSettings,
  limitSettings,
  NewRule,
  PolicyRule,
  RuleHistory,
  ruleChanged,
  ruleSame,
  ruleUnknown,
} from '../../identity/contract.ts'
import { explanationSettings } from '../../journal/contract.ts'
import { warningSettings } from '../../licences/contract.ts'
import { reportSettings } from '../../oversight/contract.ts'

export const SettingGroup = z.enum(['sign-in', 'second-step', 'report', 'licences', 'explanations'])
export type SettingGroup = z.output<typeof SettingGroup>

/** Passwords have a page of their own, with the people behind the numbers. */
export const settingGroups: Readonly<Record<SettingGroup, readonly Setting[]>> = {
  'sign-in': limitSettings,
  'second-step': factorSettings,
  report: reportSettings,
  licences: warningSettings,
  explanations: explanationSettings,
}

const reply = z.object({ rules: z.array(PolicyRule), history: RuleHistory })
export type SettingsOfGroup = z.output<typeof reply>
const params = z.object({ group: SettingGroup })

export const readSettings = endpoint({
  method: 'GET',
  path: '/api/operations/settings/:group',
  summary:
    'Настройки портала одного раздела: значение, что оно делает, на чём держится, кто и почему отступил',
  params,
  reply,
})

export const changeSetting = endpoint({
  method: 'POST',
  path: '/api/operations/settings/:group',
  assurance: 'fresh',
  summary: 'Изменить настройку: кто, когда, почему и на каком основании, остаётся в истории',
  params,
  body: NewRule,
  reply,
  problems: [ruleUnknown, ruleChanged, ruleSame],
})
