/** Reference books of the form, and what they offer for the kind that is chosen. */
import type { Specialty } from '../../organisations/contract.ts'
import type { Option } from '../../../web/ui/fields/options.ts'
import { documentWords, formWords, StudyForm, type DraftFields, type KindRules } from '../contract.ts'

export interface Rules {
  readonly kinds: readonly KindRules[]
  readonly specialties: readonly Specialty[]
}

const levelWords: Readonly<Record<Specialty['level'], string>> = {
  residency: 'ординатура, переподготовка',
  specialist: 'специалитет',
  bachelor: 'бакалавриат',
  secondary: 'среднее образование',
}

export const ruleOf = (rules: Rules, fields: DraftFields): KindRules | undefined =>
  rules.kinds.find((k) => k.kind === fields.kind)

export const kindOptions = (rules: Rules): Option[] =>
  rules.kinds.map((k) => ({ value: k.kind, label: documentWords[k.kind] }))

export const formOptions = (rule: KindRules | undefined): Option[] =>
  (rule?.forms ?? StudyForm.options).map((value) => ({ value, label: formWords[value] }))

/** A specialty that was chosen before the kind stays in the list, so that it can be seen and changed. */
export const specialtyOptions = (rules: Rules, rule: KindRules | undefined, chosen: string): Option[] =>
  rules.specialties
    .filter((s) => !rule || rule.levels.includes(s.level) || s.key === chosen)
    .map((s) => ({
      value: s.key,
      label: s.name,
      note: [s.code, rule ? null : levelWords[s.level]].filter(Boolean).join(', '),
    }))
