/** Two devices filled one field differently: what each wrote. */
import {
  ConflictDialog as Both,
  type ConflictDialogProps as BothProps,
} from '../../../web/draft/conflict-dialog.tsx'
import type { DraftFields } from '../contract.ts'
import type { Question } from './draft-keeper.ts'
import { labels, shownValue, text } from './text.ts'

export interface ConflictDialogProps extends Pick<BothProps, 'onAnswer'> {
  readonly mine: DraftFields
  readonly question: Question
}

export const ConflictDialog = ({ mine, question, onAnswer }: ConflictDialogProps) => (
  <Both
    words={text}
    fields={question.names.map((name) => ({
      name,
      label: labels[name],
      mine: shownValue(name, mine),
      theirs: shownValue(name, question.theirs),
    }))}
    onAnswer={onAnswer}
  />
)
