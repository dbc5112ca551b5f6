/** A confirmation given by mistake: what is taken back, and the reason that others read. */
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { words } from './text-claims.ts'

export const ReverseDialog = ({
  person,
  credits,
  line,
  act = words.reverse,
  readers = words.reverseHint,
  run,
  onClose,
  onSettled,
}: {
  readonly person: string
  readonly credits: number
  /** What was confirmed. */
  readonly line: string
  readonly act?: string
  readonly readers?: string
  readonly run: (reason: string) => Promise<unknown>
  readonly onClose: () => void
  readonly onSettled: () => void
}) => (
  <ReasonDialog
    onClose={onClose}
    title={`${act}?`}
    act={act}
    keep={words.keep}
    label={words.reason}
    hint={readers}
    maxLength={500}
    run={run}
    onDone={() => toast(words.reversed)}
    onSettled={onSettled}
  >
    <p>{nb(credits > 0 ? words.reverseNote(person, credits) : words.reverseNone(person))}</p>
    <p className="small">{nb(line)}</p>
  </ReasonDialog>
)
