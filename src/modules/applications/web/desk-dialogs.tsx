/** A question to the applicant, and a refusal with its reason: both begin with what the marks already say. */
import { useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { DangerDialog, Dialog } from '../../../web/ui/dialog.tsx'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { FileDrop } from '../../../web/ui/files/file-drop.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import type { UploadedFile } from '../../files/web/upload.ts'
import { useUpload } from '../../files/web/use-upload.ts'
import { RejectionCode, rejectionWords, type DeskApplication } from '../contract.ts'
import type { DeskActs } from './desk-acts.ts'
import { questionFor } from './desk-standing.ts'
import { desk } from './desk-text.ts'
import { useKeptText } from './kept-text.ts'

export interface DeskDialogProps {
  readonly application: DeskApplication
  readonly acts: DeskActs
  readonly reason: RejectionCode | ''
  readonly isOpen: boolean
  readonly onClose: () => void
}

export const AskDialog = (props: DeskDialogProps) => (
  <Dialog open={props.isOpen} onClose={props.onClose} title={desk.askTitle} size="wide" firm>
    <AskForm {...props} />
  </Dialog>
)

function AskForm({ application: a, acts, onClose }: DeskDialogProps) {
  const [words, keepWords] = useKeptText(`ask-${a.id}`, questionFor(a, acts.marks))
  const upload = useUpload('application-message')
  const form = useForm<{ text: string; stopsClock: boolean; fileIds: readonly UploadedFile[] }>({
    initial: { text: words, stopsClock: true, fileIds: [] },
    labels: { text: desk.question, fileIds: desk.attach },
    send: async ({ text, stopsClock, fileIds }) => {
      await acts.say({ text, fileIds: fileIds.map((f) => f.id) }, stopsClock)
      keepWords('')
      toast(stopsClock ? desk.questionSent(a.applicant.shortName) : desk.remarkSent)
      onClose()
    },
  })
  const bound = form.bind('text')
  return (
    <Form form={form} name={desk.askTitle}>
      <Fields>
        <TextArea
          {...bound}
          label={desk.question}
          rows={5}
          maxLength={4000}
          onChange={(typed) => {
            keepWords(typed)
            bound.onChange(typed)
          }}
        />
        <Checkbox
          name="stopsClock"
          label={desk.stopsClock}
          hint={desk.stopsHint}
          value={form.values.stopsClock}
          onChange={(value) => form.set('stopsClock', value)}
        />
        <FileDrop
          {...form.bind('fileIds')}
          label={desk.attach}
          hint={desk.attachHint}
          upload={upload}
          maxFiles={5}
        />
      </Fields>
      <Acts>
        <Button type="submit" wide busy={form.isSending}>
          {desk.sendQuestion}
        </Button>
        <Button kind="plain" wide onClick={onClose}>
          {desk.cancel}
        </Button>
      </Acts>
    </Form>
  )
}

export interface RejectDialogProps extends DeskDialogProps {
  readonly setReason: (reason: RejectionCode | '') => void
  readonly onDone: () => void
}

export function RejectDialog({
  application: a,
  acts,
  reason,
  setReason,
  isOpen,
  onClose,
  onDone,
}: RejectDialogProps) {
  const [comment, setComment] = useState('')
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const reject = async () => {
    if (reason === '') return setFaults({ reason: 'Выберите причину: её прочтёт заявитель' })
    try {
      await acts.settle({ outcome: 'rejected', version: a.version, reason, comment })
      onClose()
      onDone()
    } catch (error) {
      const { errors, title, detail } = refusedBy(error)
      setFaults(
        errors.length > 0
          ? Object.fromEntries(errors.map((e) => [e.field, e.message]))
          : { '': detail ?? title },
      )
    }
  }
  return (
    <DangerDialog
      open={isOpen}
      onClose={onClose}
      title={desk.rejectTitle}
      act={desk.rejectAct}
      keep={desk.rejectKeep}
      onAct={() => void reject()}
      busy={acts.isBusy}
      fault={faults['']}
    >
      <p>{desk.rejectLoss}</p>
      <Fields>
        <SelectField
          name="reject-reason"
          label={desk.reason}
          value={reason}
          onChange={(value) => {
            const parsed = RejectionCode.safeParse(value)
            setReason(parsed.success ? parsed.data : '')
            setFaults({})
          }}
          options={RejectionCode.options.map((value) => ({ value, label: rejectionWords[value] }))}
          searchable={false}
          error={faults['reason']}
        />
        <TextArea
          name="comment"
          label={desk.comment}
          hint={desk.commentHint}
          value={comment}
          onChange={(typed) => {
            setComment(typed)
            setFaults({})
          }}
          maxLength={2000}
          error={faults['comment']}
        />
      </Fields>
    </DangerDialog>
  )
}
