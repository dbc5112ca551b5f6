/** Every act upon rights asks once more: what begins, what ends, for whom. */
import { useState } from 'react'
import { roleWords } from '../../identity/contract.ts'
import type { Role } from '../../../platform/permissions.ts'
import { Button } from '../../../web/ui/button.tsx'
import { DangerDialog, Dialog } from '../../../web/ui/dialog.tsx'
import { FaultText } from '../../../web/ui/fields/field.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { Fields } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { useRightsAct, type RightsAct } from './query.ts'
import { text } from './text.ts'

export interface Asked {
  readonly act: RightsAct['act']
  readonly id: string
  readonly person: string
  readonly role: Role
}

const done: Readonly<Record<RightsAct['act'], string>> = {
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
  const { act, id, person, role } = asked
  const [why, setWhy] = useState('')
  const mutation = useRightsAct((which) => {
    toast(done[which])
    onClose()
  })
  const refusal = mutation.error ? refusedBy(mutation.error) : null
  const ofField = refusal?.errors.find((e) => e.field === 'why')?.message
  const fault = refusal && !ofField ? (refusal.detail ?? refusal.title) : undefined
  const go = () => mutation.mutate({ act, id, why })
  if (act === 'approve' || act === 'withdraw') {
    return (
      <Dialog open onClose={onClose} title={act === 'approve' ? text.approveTitle : `${text.withdraw}?`}>
        <div className="dialog-text">
          <p>{act === 'approve' ? text.approveNote(person, roleWords[role]) : text.refuseLoss}</p>
        </div>
        {fault && (
          <p className="field-fault" role="alert">
            <FaultText>{fault}</FaultText>
          </p>
        )}
        <div className="acts">
          <Button wide busy={mutation.isPending} onClick={go}>
            {act === 'approve' ? text.approve : text.withdraw}
          </Button>
          <Button kind="plain" wide onClick={onClose} takesFocus>
            {text.back}
          </Button>
        </div>
      </Dialog>
    )
  }
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={act === 'revoke' ? text.revokeTitle : text.refuseTitle}
      act={act === 'revoke' ? text.revoke : text.refuse}
      keep={act === 'revoke' ? text.keep : text.back}
      onAct={go}
      busy={mutation.isPending}
      fault={fault}
    >
      <p>{act === 'revoke' ? text.revokeLoss(person, roleWords[role]) : text.refuseLoss}</p>
      <Fields>
        <TextArea
          name="why"
          label={text.why}
          hint={text.whyHint}
          value={why}
          onChange={setWhy}
          maxLength={500}
          error={ofField}
        />
      </Fields>
    </DangerDialog>
  )
}
