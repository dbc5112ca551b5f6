/** Two devices filled one field differently: what each wrote. */
import {
  ConflictDialog as Both,
  type ConflictDialogProps as BothProps,
} from '../../../web/draft/conflict-dialog.tsx'
import type { RegistrationFields } from '../contract.ts'
import type { Question } from './keeper.ts'
import { labels, text } from './text.ts'

export interface ConflictDialogProps extends Pick<BothProps, 'onAnswer'> {
  readonly mine: RegistrationFields
  readonly question: Question
}

/** A value of a field as people read it. */
const shown = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value || text.nothing : String(value.length)

export const ConflictDialog = ({ mine, question, onAnswer }: ConflictDialogProps) => (
  <Both
    words={text}
    fields={question.names.map((name) => ({
      name,
      label: labels[name],
      mine: shown(mine[name]),
      theirs: shown(question.theirs[name]),
    }))}
    onAnswer={onAnswer}
  />
)
