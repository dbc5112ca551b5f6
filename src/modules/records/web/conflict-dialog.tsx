/** Two devices filled one field differently: both values are shown, the person chooses. */
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import type { DraftFields } from '../contract.ts'
import type { Question } from './draft-keeper.ts'
import { labels, shownValue, text } from './text.ts'

export interface ConflictDialogProps {
  readonly mine: DraftFields
  readonly question: Question
  readonly onAnswer: (whose: 'mine' | 'theirs') => void
}

export const ConflictDialog = ({ mine, question, onAnswer }: ConflictDialogProps) => (
  <Dialog open firm title={text.conflictTitle} onClose={() => onAnswer('mine')}>
    <p>{text.conflictNote}</p>
    <dl className="conflict">
      {question.names.map((name) => (
        <div key={name}>
          <dt>{labels[name]}</dt>
          <dd>
            {text.here}: <b>{shownValue(name, mine)}</b>
          </dd>
          <dd>
            {text.there}: <b>{shownValue(name, question.theirs)}</b>
          </dd>
        </div>
      ))}
    </dl>
    <div className="acts">
      <Button wide takesFocus onClick={() => onAnswer('mine')}>
        {text.keepMine}
      </Button>
      <Button kind="plain" wide onClick={() => onAnswer('theirs')}>
        {text.takeTheirs}
      </Button>
    </div>
  </Dialog>
)
