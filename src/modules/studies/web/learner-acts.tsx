/** D9+: what is done with those who were ticked: each asks once more and says what follows. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { annulStudy, decideEnrolments, enterResults, type Learner } from '../contract.ts'
import { learners as words } from './desk-text.ts'
import { ExtraAttemptDialog } from './extra-attempt.tsx'

export type Act = 'enrol' | 'refuse' | 'finish' | 'fail' | 'annul' | 'extra'

interface LearnerActsProps {
  readonly acts: readonly Act[]
  readonly learners: readonly Learner[]
  readonly onSettled: () => void
  /** In the row of one person. */
  readonly isOne?: boolean
}

const isQuiet = (act: Act): boolean => act === 'refuse' || act === 'fail' || act === 'annul'

export function LearnerActs({ acts, learners, onSettled, isOne = false }: LearnerActsProps) {
  const [act, setAct] = useState<Act | null>(null)
  const props = { learners, onClose: () => setAct(null), onSettled }
  return (
    <div className="side-acts">
      {!isOne && (
        <span className="small num" role="status">
          {words.chosen(learners.length)}
        </span>
      )}
      {acts.map((one) => (
        <Button
          key={one}
          kind={isQuiet(one) ? 'danger-quiet' : one === 'extra' ? 'quiet' : 'main'}
          size="small"
          wide={false}
          label={isOne ? `${words[one]}: ${learners[0]!.person.fullName}` : undefined}
          onClick={() => setAct(one)}
        >
          {words[one]}
        </Button>
      ))}
      {act === 'enrol' && <EnrolDialog {...props} />}
      {act === 'finish' && <FinishDialog {...props} />}
      {act === 'extra' && <ExtraAttemptDialog learner={learners[0]!} onClose={props.onClose} />}
      {(act === 'refuse' || act === 'fail' || act === 'annul') && <WhyDialog act={act} {...props} />}
    </div>
  )
}

interface DialogProps {
  readonly learners: readonly Learner[]
  readonly onClose: () => void
  readonly onSettled: () => void
}

function EnrolDialog({ learners, onClose, onSettled }: DialogProps) {
  const ids = learners.map((l) => l.id)
  const form = useForm({
    initial: { orderNumber: '' },
    labels: { orderNumber: words.order },
    send: async ({ orderNumber }) => {
      const { decided } = await call(decideEnrolments, { body: { ids, to: 'learning', orderNumber } })
      toast(words.enrolled(decided))
      onClose()
      onSettled()
    },
  })
  return (
    <FormDialog
      form={form}
      title={words.enrolTitle}
      act={words.enrol}
      keep={words.keep}
      onClose={onClose}
      lead={<p>{words.enrolNote(ids.length)}</p>}
    >
      <TextField label={words.order} maxLength={60} {...form.bind('orderNumber')} />
    </FormDialog>
  )
}

/** Faults of «items.3.finishedOn» stand at the one field of the dialog. */
function FinishDialog({ learners, onClose, onSettled }: DialogProps) {
  const form = useForm({
    initial: { 'items.0.finishedOn': '', 'items.0.startsOn': '', 'items.0.documentNumber': '' },
    labels: {
      'items.0.finishedOn': words.finishedOn,
      'items.0.startsOn': words.startsOn,
      'items.0.documentNumber': words.document,
    },
    send: async (f) => {
      const { entered } = await call(enterResults, {
        body: {
          items: learners.map(({ id }) => ({
            id,
            result: 'finished' as const,
            finishedOn: f['items.0.finishedOn'],
            startsOn: f['items.0.startsOn'],
            documentNumber: f['items.0.documentNumber'],
          })),
        },
      })
      toast(words.entered(entered))
      onClose()
      onSettled()
    },
  })
  return (
    <FormDialog
      form={form}
      title={words.finishTitle}
      act={words.finish}
      keep={words.keep}
      onClose={onClose}
      lead={<p>{words.finishNote(learners.length)}</p>}
    >
      <DateField label={words.finishedOn} {...form.bind('items.0.finishedOn')} />
      <DateField label={words.startsOn} hint={words.startsHint} optional {...form.bind('items.0.startsOn')} />
      {learners.length === 1 && (
        <TextField
          label={words.document}
          hint={words.documentHint}
          optional
          maxLength={60}
          {...form.bind('items.0.documentNumber')}
        />
      )}
    </FormDialog>
  )
}

function WhyDialog({
  act,
  learners,
  onClose,
  onSettled,
}: DialogProps & { readonly act: 'refuse' | 'fail' | 'annul' }) {
  const ids = learners.map((l) => l.id)
  const first = learners[0]!
  const run = async (why: string): Promise<string> => {
    if (act === 'refuse') {
      const { decided } = await call(decideEnrolments, { body: { ids, to: 'refused', why } })
      return words.refused(decided)
    }
    if (act === 'fail') {
      const items = ids.map((id) => ({ id, result: 'failed' as const, why }))
      const { entered } = await call(enterResults, { body: { items } })
      return words.entered(entered)
    }
    await call(annulStudy, { params: { id: first.id }, body: { why } })
    return words.annulled
  }
  return (
    <ReasonDialog
      title={words[`${act}Title`]}
      act={words[act]}
      keep={words.keep}
      label={words.why}
      hint={words.whyHint}
      field="why"
      maxLength={500}
      run={run}
      onClose={onClose}
      onDone={toast}
      onSettled={onSettled}
    >
      <p>
        {act === 'annul'
          ? words.annulNote(first.person.fullName, first.credits)
          : words[`${act}Note`](ids.length)}
      </p>
    </ReasonDialog>
  )
}
