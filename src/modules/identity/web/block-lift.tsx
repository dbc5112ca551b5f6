/** G5: before a block is lifted: what happens then, and why it is done. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { liftBlock, type KeptBlock } from '../contract/block-desk.ts'
import { blocksKey } from './blocks-key.ts'
import { blocks as text } from './text-blocks.ts'

export function LiftBlock({ block, onClose }: { readonly block: KeptBlock; readonly onClose: () => void }) {
  const cache = useQueryClient()
  const [reason, setReason] = useState('')
  const act = useMutation({
    mutationFn: () => call(liftBlock, { params: { id: block.id }, body: { reason } }),
    onSuccess: () => {
      toast(text.done)
      onClose()
    },
    onSettled: () => cache.invalidateQueries({ queryKey: blocksKey }),
  })
  const refused = act.isError ? refusedBy(act.error) : null
  const reasonFault = refused?.errors.find((e) => e.field === 'reason')?.message
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={text.liftTitle}
      act={text.liftAct}
      keep={text.keep}
      busy={act.isPending}
      fault={refused && !reasonFault ? refused.title : undefined}
      onAct={() => act.mutate()}
    >
      <p>{block.person ? `${block.reason}: ${block.person.shortName}.` : `${block.reason}.`}</p>
      <p>{text.loss}</p>
      <TextArea
        name="reason"
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={reasonFault}
      />
    </DangerDialog>
  )
}
