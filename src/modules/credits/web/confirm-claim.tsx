/** Who gets how many credits, by which document: asked once more. */
import { call } from '../../../web/api.ts'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { confirmClaim, type Claim } from '../contract.ts'
import { words } from './text-claims.ts'

export function ConfirmDialog({
  claim: c,
  onClose,
  onSettled,
}: {
  readonly claim: Claim
  readonly onClose: () => void
  readonly onSettled: () => void
}) {
  const label = c.kind === 'programme' ? words.number : words.numberOther
  const form = useForm({
    initial: { number: '' },
    labels: { number: label },
    send: async (body) => {
      try {
        const { state } = await call(confirmClaim, { params: { id: c.id }, body })
        toast(state === 'refused' ? words.counted : words.confirmed)
        onClose()
      } finally {
        onSettled()
      }
    },
  })
  return (
    <FormDialog
      form={form}
      title={words.confirmTitle}
      act={words.confirm}
      keep={words.keep}
      onClose={onClose}
      lead={
        <>
          <p>{nb(`${c.title}. ${words.line(c.credits, c.specialty, c.endedOn)}.`)}</p>
          <p className="small">{nb(words.confirmNote(c.person, c.credits))}</p>
        </>
      }
    >
      <TextField label={label} optional={c.kind !== 'programme'} {...form.bind('number')} />
    </FormDialog>
  )
}
