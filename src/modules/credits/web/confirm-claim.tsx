/** Who gets how many credits, by which document: asked once more, because it is not taken back. */
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { toast } from '../../../web/ui/toast.tsx'
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
        await call(confirmClaim, { params: { id: c.id }, body })
        toast(words.confirmed)
        onClose()
      } finally {
        onSettled()
      }
    },
  })
  return (
    <Dialog open onClose={onClose} title={words.confirmTitle}>
      <Form form={form} name={words.confirmTitle}>
        <p>{nb(`${c.title}. ${words.line(c.credits, c.specialty, c.endedOn)}.`)}</p>
        <p className="small">{nb(words.confirmNote(c.person, c.credits))}</p>
        <Fields>
          <TextField label={label} optional={c.kind !== 'programme'} {...form.bind('number')} />
        </Fields>
        <Acts>
          <Button type="submit" busy={form.isSending}>
            {words.confirm}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {words.keep}
          </Button>
        </Acts>
      </Form>
    </Dialog>
  )
}
