/** D2: one more try of a test for one learner, with a reason that they read. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { grantAttempt, listLearnerTests, type LearnerTest } from '../../content/contract.ts'
import type { Learner } from '../contract.ts'
import { extra as words } from './desk-text.ts'
import { learnersKey } from './query.ts'

interface Props {
  readonly learner: Learner
  readonly onClose: () => void
}

export function ExtraAttemptDialog({ learner, onClose }: Props) {
  const cache = useQueryClient()
  const key = [...learnersKey, 'tests', learner.id] as const
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listLearnerTests, { params: { id: learner.id } }, { signal }),
  })
  const open = (query.data?.items ?? []).filter((i) => i.can.grant)
  const form = useForm({
    initial: { itemId: '', why: '' },
    labels: { itemId: words.test, why: words.why },
    send: async ({ itemId, why }) => {
      const chosen = itemId || (open.length === 1 ? open[0]!.itemId : '')
      await call(grantAttempt, { params: { id: learner.id }, body: { itemId: chosen, why } })
      await cache.invalidateQueries({ queryKey: key })
      toast(words.given)
      onClose()
    },
  })
  return (
    <FormDialog
      form={form}
      title={words.title}
      act={words.act}
      keep={words.keep}
      onClose={onClose}
      lead={
        <>
          <p>{words.note(learner.person.fullName)}</p>
          <Face
            query={query}
            what={words.what}
            failedTitle={words.failed}
            waiting={<Waiting what={words.what} rows={2} shape="lines" />}
          >
            {({ items }) => <Tests items={items} />}
          </Face>
        </>
      }
    >
      {open.length > 1 && (
        <RadioField
          label={words.test}
          choices={open.map((i) => ({ value: i.itemId, label: i.title }))}
          {...form.bind('itemId')}
        />
      )}
      {open.length > 0 && (
        <TextArea label={words.why} hint={words.whyHint} maxLength={500} {...form.bind('why')} />
      )}
    </FormDialog>
  )
}

function Tests({ items }: { readonly items: readonly LearnerTest[] }) {
  if (items.length === 0) return <p>{words.none}</p>
  return (
    <ul className="plain-list">
      {items.map((i) => (
        <li key={i.itemId}>{words.line(i)}</li>
      ))}
    </ul>
  )
}
