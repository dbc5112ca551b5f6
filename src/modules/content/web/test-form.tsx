/** A test of a programme: which bank, how many questions, how long, how often, what is passed. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Checkbox, RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { addItem, changeTest, TestPurpose, type DeskItem, type Outline } from '../contract.ts'
import { contentKey } from './query.ts'
import { RemoveItem } from './save-items.tsx'
import { testWords, words } from './text.ts'

interface TestFormProps {
  readonly outline: Outline
  /** Null: a new one. */
  readonly item: DeskItem | null
  readonly onClose: () => void
}

const typed = (n: number | null | undefined): string => (n === null || n === undefined ? '' : String(n))
const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text))

export function TestForm({ outline: o, item, onClose }: TestFormProps) {
  const cache = useQueryClient()
  const rules = item?.test?.rules
  const form = useForm({
    initial: {
      title: item?.title ?? words.purposes.final,
      bankId: item?.test?.bankId ?? o.banks[0]?.id ?? '',
      purpose: rules?.purpose ?? 'final',
      count: typed(rules?.count),
      minutes: typed(rules?.minutes),
      attempts: item ? typed(rules?.attempts) : '3',
      passPercent: typed(rules?.passPercent ?? 70),
      isShuffled: rules?.isShuffled ?? true,
    },
    labels: {
      'rules.count': testWords.count,
      'rules.minutes': testWords.minutes,
      'rules.attempts': testWords.attempts,
      'rules.passPercent': testWords.pass,
      'test.rules.count': testWords.count,
    },
    send: async (v) => {
      const test = {
        bankId: v.bankId,
        rules: {
          purpose: TestPurpose.parse(v.purpose),
          count: numberOrNull(v.count),
          minutes: numberOrNull(v.minutes),
          attempts: numberOrNull(v.attempts),
          passPercent: Number(v.passPercent),
          isShuffled: v.isShuffled,
        },
      }
      await (item
        ? call(changeTest, { params: { id: item.id }, body: { title: v.title, ...test } })
        : call(addItem, { params: { id: o.programmeId }, body: { title: v.title, test } }))
      await cache.invalidateQueries({ queryKey: contentKey })
      toast(item ? words.saved : testWords.added)
      onClose()
    },
  })
  const ofRule = (name: 'count' | 'minutes' | 'attempts' | 'passPercent') => ({
    ...form.bind(name),
    error: form.errorOf(`rules.${name}`) ?? form.errorOf(`test.rules.${name}`),
    inputMode: 'numeric' as const,
    width: 'short' as const,
  })
  return (
    <Dialog open title={item ? testWords.changeTitle : testWords.newTitle} onClose={onClose} firm size="wide">
      <Form form={form}>
        <Fields>
          <TextField label={testWords.title} maxLength={300} {...form.bind('title')} />
          <SelectField
            label={testWords.bank}
            options={o.banks.map((b) => ({ value: b.id, label: b.name, note: words.questions(b.questions) }))}
            {...form.bind('bankId')}
          />
          <RadioField
            label={testWords.purpose}
            choices={TestPurpose.options.map((value) => ({
              value,
              label: words.purposes[value],
              hint: testWords.purposeHints[value],
            }))}
            {...form.bind('purpose')}
            onChange={(value) => form.set('purpose', TestPurpose.parse(value))}
          />
          <Pair>
            <TextField label={testWords.count} hint={testWords.countHint} optional {...ofRule('count')} />
            <TextField label={testWords.pass} {...ofRule('passPercent')} />
          </Pair>
          <Pair>
            <TextField
              label={testWords.minutes}
              hint={testWords.minutesHint}
              optional
              {...ofRule('minutes')}
            />
            <TextField
              label={testWords.attempts}
              hint={testWords.attemptsHint}
              optional
              {...ofRule('attempts')}
            />
          </Pair>
          <Checkbox label={testWords.shuffle} {...form.bind('isShuffled')} />
        </Fields>
        <Acts>
          <Button type="submit" busy={form.isSending}>
            {item ? words.save : testWords.add}
          </Button>
          {item && <RemoveItem outline={o} item={item} onClose={onClose} />}
        </Acts>
      </Form>
    </Dialog>
  )
}
