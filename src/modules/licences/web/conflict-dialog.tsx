/** Two devices filled one field differently: both values are shown, the person chooses. */
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { kindWords, type PaperFields } from '../contract.ts'
import type { Question } from './draft-keeper.ts'
import type { Rules } from './rules.ts'
import { labels, text } from './text.ts'
import '../../../web/look/records.css'

export interface ConflictDialogProps {
  readonly mine: PaperFields
  readonly rules: Rules
  readonly question: Question
  readonly onAnswer: (whose: 'mine' | 'theirs') => void
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
  <Dialog open firm title={text.conflictTitle} onClose={() => onAnswer('mine')}>
    <p>{text.conflictNote}</p>
    <dl className="conflict">
      {question.names.map((name) => (
        <div key={name}>
          <dt>{labels[name]}</dt>
          <dd>
            {text.here}: <b>{shown(name, mine, rules)}</b>
          </dd>
          <dd>
            {text.there}: <b>{shown(name, question.theirs, rules)}</b>
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
