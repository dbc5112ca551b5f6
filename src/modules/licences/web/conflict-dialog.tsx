/** Two devices filled one field differently: what each wrote. */
import {
  ConflictDialog as Both,
  type ConflictDialogProps as BothProps,
} from '../../../web/draft/conflict-dialog.tsx'
import { kindWords, type PaperFields } from '../contract.ts'
import type { Question } from './draft-keeper.ts'
import type { Rules } from './rules.ts'
import { labels, text } from './text.ts'

export interface ConflictDialogProps extends Pick<BothProps, 'onAnswer'> {
  readonly mine: PaperFields
  readonly rules: Rules
  readonly question: Question
}

/** A value of a field as people read it. */
function shown(name: keyof PaperFields, fields: PaperFields, rules: Rules): string {
  if (name === 'fileIds') return String(fields.fileIds.length)
  if (name === 'kind') return fields.kind ? kindWords[fields.kind] : text.nothing
  if (name === 'specialty')
    return (
      rules.specialties.find((s) => s.key === fields.specialty)?.name ?? (fields.specialty || text.nothing)
    )
  if (name === 'post')
    return rules.posts.find((p) => p.key === fields.post)?.name ?? (fields.post || text.nothing)
  return fields[name] || text.nothing
}

export const ConflictDialog = ({ mine, rules, question, onAnswer }: ConflictDialogProps) => (
  <Both
    words={text}
    fields={question.names.map((name) => ({
      name,
      label: labels[name],
      mine: shown(name, mine, rules),
      theirs: shown(name, question.theirs, rules),
    }))}
    onAnswer={onAnswer}
  />
)
