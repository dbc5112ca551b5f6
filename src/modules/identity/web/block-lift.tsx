/** G5: before a block is lifted: what happens then, and why it is done. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { liftBlock, type KeptBlock } from '../contract/block-desk.ts'
import { blocksKey } from './blocks-key.ts'
import { blocks as text } from './text-blocks.ts'

export function LiftBlock({ block, onClose }: { readonly block: KeptBlock; readonly onClose: () => void }) {
  const cache = useQueryClient()
  return (
    <ReasonDialog
      onClose={onClose}
      title={text.liftTitle}
      act={text.liftAct}
      keep={text.keep}
      label={text.reason}
      hint={text.reasonHint}
      run={(reason) => call(liftBlock, { params: { id: block.id }, body: { reason } })}
      onDone={() => toast(text.done)}
      onSettled={() => void cache.invalidateQueries({ queryKey: blocksKey })}
    >
      <p>{block.person ? `${block.reason}: ${block.person.shortName}` : block.reason}</p>
      <p>{text.loss}</p>
    </ReasonDialog>
  )
}
