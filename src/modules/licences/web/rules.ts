/** Reference books of the form, and what they offer for the kind that is chosen. */
import { specialtyOption } from '../../organisations/web/choices.ts'
import type { Specialty } from '../../organisations/contract.ts'
import type { Option } from '../../../web/ui/fields/options.ts'
import {
  classWords,
  kindWords,
  sectionWords,
  type KindRule,
  type PaperClass,
  type PaperFields,
  type PaperRules,
} from '../contract.ts'

export interface Rules extends PaperRules {
  readonly specialties: readonly Specialty[]
}

export const ruleOf = (rules: Rules, fields: PaperFields): KindRule | undefined =>
  rules.kinds.find((k) => k.kind === fields.kind)

/** When the person came to add one of the three, the others are not in the way. */
export const kindOptions = (rules: Rules, of: PaperClass | undefined, chosen: string | null): Option[] =>
  rules.kinds
    .filter((k) => !of || k.class === of || k.kind === chosen)
    .map((k) => ({ value: k.kind, label: kindWords[k.kind], note: classWords[k.class] }))

export const postOptions = (rules: Rules): Option[] =>
  rules.posts.map((p) => ({
    value: p.key,
    label: p.name,
    note: p.section ? sectionWords[p.section] : undefined,
  }))

/** A specialty that was chosen before the kind stays in the list, so that it can be seen and changed. */
export const specialtyOptions = (rules: Rules, rule: KindRule, chosen: string): Option[] =>
  rules.specialties.filter((s) => rule.levels.includes(s.level) || s.key === chosen).map(specialtyOption)
