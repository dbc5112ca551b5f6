/** Two devices filled one field differently: both values are shown, the person chooses. */
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import type { RegistrationFields } from '../contract.ts'
import type { Question } from './keeper.ts'
import { labels, text } from './text.ts'
import '../../../web/look/records.css'

export interface ConflictDialogProps {
  readonly mine: RegistrationFields
  readonly question: Question
  readonly onAnswer: (whose: 'mine' | 'theirs') => void
}

/** A value of a field as people read it. */
const shown = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value || text.nothing : String(value.length)

export const ConflictDialog = ({ mine, question, onAnswer }: ConflictDialogProps) => (
  <Dialog open firm title={text.conflictTitle} onClose={() => onAnswer('mine')}>
    <p>{text.conflictNote}</p>
    <dl className="conflict">
      {question.names.map((name) => (
        <div key={name}>
          <dt>{labels[name]}</dt>
          <dd>
            {text.here}: <b>{shown(mine[name])}</b>
          </dd>
          <dd>
            {text.there}: <b>{shown(question.theirs[name])}</b>
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
