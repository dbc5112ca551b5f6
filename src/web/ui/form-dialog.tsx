/** A dialog that asks for a few fields: the form, its act, and the way back. */
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Acts, Fields, Form } from './form.tsx'
import type { UseForm } from './use-form.ts'

export interface FormDialogProps<T extends object> {
  readonly form: UseForm<T>
  readonly title: string
  /** The verb on the button. */
  readonly act: string
  readonly keep: string
  readonly onClose: () => void
  /** Above the fields: what it is about. */
  readonly lead?: ReactNode
  /** The fields. */
  readonly children: ReactNode
  /** A click beside does not close: something long is typed. */
  readonly firm?: boolean
}

export const FormDialog = <T extends object>({
  form,
  title,
  act,
  keep,
  onClose,
  lead,
  children,
  firm = false,
}: FormDialogProps<T>) => (
  <Dialog open onClose={onClose} title={title} firm={firm}>
    <Form form={form} name={title}>
      {lead}
      <Fields>{children}</Fields>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {act}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {keep}
        </Button>
      </Acts>
    </Form>
  </Dialog>
)
