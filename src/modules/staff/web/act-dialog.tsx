/** Every act upon rights asks once more: what begins, what ends, for whom. */
import { useMutation } from '@tanstack/react-query'
import { roleWords } from '../../identity/contract.ts'
import type { Role } from '../../../platform/permissions.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { FaultText } from '../../../web/ui/fields/field.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { rightsActs, useRefreshRights, type RightsAct } from './query.ts'
import { text } from './text.ts'

export interface Asked {
  readonly act: RightsAct
  readonly id: string
  readonly person: string
  readonly role: Role
}

const done: Readonly<Record<RightsAct, string>> = {
  approve: text.approved,
  refuse: text.refused,
  revoke: text.revoked,
  withdraw: text.withdrawn,
}

/** Null closes it. */
export function ActDialog({
  asked,
  onClose,
}: {
  readonly asked: Asked | null
  readonly onClose: () => void
}) {
  return asked && <OpenDialog key={`${asked.act} ${asked.id}`} asked={asked} onClose={onClose} />
}

function OpenDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  return asked.act === 'refuse' || asked.act === 'revoke' ? (
    <WithReason asked={asked} act={asked.act} onClose={onClose} />
  ) : (
    <Plain asked={asked} act={asked.act} onClose={onClose} />
  )
}

interface OneProps<A> {
  readonly asked: Asked
  readonly act: A
  readonly onClose: () => void
}

function WithReason({ asked, act, onClose }: OneProps<'refuse' | 'revoke'>) {
  const refresh = useRefreshRights()
  const isRevoking = act === 'revoke'
  return (
    <ReasonDialog
      onClose={onClose}
      title={isRevoking ? text.revokeTitle : text.refuseTitle}
      act={isRevoking ? text.revoke : text.refuse}
      keep={isRevoking ? text.keep : text.back}
      label={text.why}
      hint={text.whyHint}
      field="why"
      maxLength={500}
      run={(why): Promise<unknown> => rightsActs[act](asked.id, why)}
      onDone={() => toast(done[act])}
      onSettled={refresh}
    >
      <p>{isRevoking ? text.revokeLoss(asked.person, roleWords[asked.role]) : text.refuseLoss}</p>
    </ReasonDialog>
  )
}

function Plain({ asked, act, onClose }: OneProps<'approve' | 'withdraw'>) {
  const refresh = useRefreshRights()
  const mutation = useMutation({
    mutationFn: (): Promise<unknown> => rightsActs[act](asked.id),
    onSuccess: () => {
      toast(done[act])
      onClose()
    },
    onSettled: refresh,
  })
  const refusal = mutation.error ? refusedBy(mutation.error) : null
  const isApproving = act === 'approve'
  return (
    <Dialog open onClose={onClose} title={isApproving ? text.approveTitle : `${text.withdraw}?`}>
      <div className="dialog-text">
        <p>{isApproving ? text.approveNote(asked.person, roleWords[asked.role]) : text.refuseLoss}</p>
      </div>
      {refusal && (
        <p className="field-fault" role="alert">
          <FaultText>{refusal.detail ?? refusal.title}</FaultText>
        </p>
      )}
      <div className="acts">
        <Button wide busy={mutation.isPending} onClick={() => mutation.mutate()}>
          {isApproving ? text.approve : text.withdraw}
        </Button>
        <Button kind="plain" wide onClick={onClose} takesFocus>
          {text.back}
        </Button>
      </div>
    </Dialog>
  )
}
