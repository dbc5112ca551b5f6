/** A confirmation given by mistake: what is taken back, and the reason that both sides read. */
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Claim } from '../contract.ts'
import { words } from './text-claims.ts'

export const ReverseDialog = ({
  claim: c,
  run,
  onClose,
  onSettled,
}: {
  readonly claim: Claim
  readonly run: (reason: string) => Promise<unknown>
  readonly onClose: () => void
  readonly onSettled: () => void
}) => (
  <ReasonDialog
    onClose={onClose}
    title={words.reverseTitle}
    act={words.reverse}
    keep={words.keep}
    label={words.reason}
    hint={words.reverseHint}
    maxLength={500}
    run={run}
    onDone={() => toast(words.reversed)}
    onSettled={onSettled}
  >
    <p>{nb(words.reverseNote(c.person, c.credits))}</p>
    <p className="small">{nb(`${c.title}. ${words.line(c.credits, c.specialty, c.endedOn)}`)}</p>
  </ReasonDialog>
)
