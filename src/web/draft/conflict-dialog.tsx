/** Two devices filled one field differently: both values are shown, the person chooses. */
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import '../look/records.css'

export interface ConflictWords {
  readonly conflictTitle: string
  readonly conflictNote: string
  readonly here: string
  readonly there: string
  readonly keepMine: string
  readonly takeTheirs: string
}

export interface ConflictDialogProps {
  readonly words: ConflictWords
  /** Each field with both of its values as people read them. */
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly mine: string
    readonly theirs: string
  }[]
  readonly onAnswer: (whose: 'mine' | 'theirs') => void
}

export const ConflictDialog = ({ words, fields, onAnswer }: ConflictDialogProps) => (
  <Dialog open firm title={words.conflictTitle} onClose={() => onAnswer('mine')}>
    <p>{words.conflictNote}</p>
    <dl className="conflict">
      {fields.map(({ name, label, mine, theirs }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            {words.here}: <b>{mine}</b>
          </dd>
          <dd>
            {words.there}: <b>{theirs}</b>
          </dd>
        </div>
      ))}
    </dl>
    <div className="acts">
      <Button wide takesFocus onClick={() => onAnswer('mine')}>
        {words.keepMine}
      </Button>
      <Button kind="plain" wide onClick={() => onAnswer('theirs')}>
        {words.takeTheirs}
      </Button>
    </div>
  </Dialog>
)
