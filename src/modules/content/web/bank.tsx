/** D2: questions of a bank are written one under another, or come from a table. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextArea, TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm, type UseForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { saveBank, type Bank, type QuestionKind } from '../contract.ts'
import { emptyQuestion, questionOf, typedOf, type TypedQuestion } from './bank-fields.ts'
import { BankTable } from './bank-table.tsx'
import { bankQuery, contentKey } from './query.ts'
import { bankWords, words } from './text.ts'

export function Page() {
  const [id, bankId] = [useParam('id'), useParam('bankId')]
  const query = useQuery({ ...bankQuery(bankId), refetchOnWindowFocus: false })
  const crumbs = [
    [words.back, '/teaching'],
    [words.title, `/teaching/${id}/content`],
  ] as const
  if (!query.data)
    return (
      <BeforeOne
        query={query}
        title={bankWords.title}
        crumbs={crumbs}
        rows={6}
        what={bankWords.what}
        failedTitle={bankWords.failed}
        calm={words.calm}
        absentTitle={bankWords.absent}
        absentNote={words.absentNote}
        back={[words.title, `/teaching/${id}/content`]}
      />
    )
  return (
    <Frame title={query.data.name} crumbs={crumbs} note={bankWords.note}>
      <Editor key={query.data.revision} bank={query.data} />
      <BankTable bankId={bankId} />
    </Frame>
  )
}

interface Typed {
  readonly name: string
  readonly questions: readonly TypedQuestion[]
}

function Editor({ bank }: { readonly bank: Bank }) {
  const cache = useQueryClient()
  const form = useForm<Typed>({
    initial: { name: bank.name, questions: bank.questions.map((q, n) => typedOf(q, `known ${n}`)) },
    send: async (v) => {
      const body = { name: v.name, questions: v.questions.map(questionOf), revision: bank.revision }
      const saved = await call(saveBank, { params: { id: bank.id }, body })
      toast(bankWords.saved)
      cache.setQueryData(bankQuery(bank.id).queryKey, saved)
      await cache.invalidateQueries({ queryKey: contentKey })
    },
  })
  const all = form.values.questions
  const set = (next: readonly TypedQuestion[]) => form.set('questions', next)
  return (
    <Form form={form}>
      <Sheet name={bankWords.name}>
        <TextField label={bankWords.name} maxLength={300} {...form.bind('name')} />
        {all.length === 0 && <p>{nb(bankWords.empty)}</p>}
      </Sheet>
      {all.map((q, n) => (
        <One
          key={q.key}
          form={form}
          question={q}
          n={n}
          onChange={(next) => set(all.map((one) => (one.key === q.key ? next : one)))}
          onRemove={() => set(all.filter((one) => one.key !== q.key))}
        />
      ))}
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {bankWords.save}
        </Button>
        <Button
          kind="plain"
          wide
          onClick={() => set([...all, emptyQuestion(`new ${Date.now()} ${all.length}`)])}
        >
          {bankWords.add}
        </Button>
      </Acts>
    </Form>
  )
}

interface OneProps {
  readonly form: UseForm<Typed>
  readonly question: TypedQuestion
  readonly n: number
  readonly onChange: (question: TypedQuestion) => void
  readonly onRemove: () => void
}

const lineWords: Readonly<Partial<Record<QuestionKind, readonly [label: string, hint: string]>>> = {
  single: [bankWords.choices, bankWords.choicesHint],
  multiple: [bankWords.choices, bankWords.choicesHint],
  match: [bankWords.pairs, bankWords.pairsHint],
  order: [bankWords.steps, bankWords.stepsHint],
}

function One({ form, question: q, n, onChange, onRemove }: OneProps) {
  const fault = (...fields: string[]) =>
    fields
      .flatMap((f) => form.faults.filter((one) => one.field.startsWith(`questions.${n}.${f}`)))
      .map((one) => one.message)[0]
  const bind = (name: Exclude<keyof TypedQuestion, 'key' | 'kind'>, ...fields: string[]) => ({
    name: `questions.${n}.${fields[0] ?? name}`,
    value: q[name],
    onChange: (value: string) => onChange({ ...q, [name]: value }),
    error: fault(...(fields.length > 0 ? fields : [name])),
  })
  const lines = lineWords[q.kind]
  return (
    <Sheet
      title={bankWords.question(n + 1)}
      side={
        <Button
          kind="danger-quiet"
          size="small"
          wide={false}
          label={`${bankWords.remove} ${n + 1}`}
          onClick={onRemove}
        >
          {bankWords.remove}
        </Button>
      }
    >
      <Fields>
        <Pair>
          <SelectField
            name={`questions.${n}.kind`}
            label={bankWords.kind}
            value={q.kind}
            options={(Object.entries(words.questionKinds) as [QuestionKind, string][]).map(
              ([value, label]) => ({
                value,
                label,
              }),
            )}
            onChange={(kind) => onChange({ ...q, kind: (kind || q.kind) as QuestionKind })}
          />
          <TextField label={bankWords.points} inputMode="numeric" {...bind('points')} />
        </Pair>
        <TextArea label={bankWords.words} rows={2} maxLength={2000} {...bind('words')} />
        {lines && (
          <TextArea
            label={lines[0]}
            hint={lines[1]}
            rows={5}
            {...bind('lines', 'choices', 'right', 'pairs', 'steps')}
          />
        )}
        {q.kind === 'number' && (
          <>
            <Pair>
              <TextField label={bankWords.right} {...bind('right')} />
              <TextField label={bankWords.tolerance} optional {...bind('tolerance')} />
            </Pair>
            <TextField label={bankWords.units} optional maxLength={40} {...bind('units')} />
          </>
        )}
        {q.kind === 'text' && (
          <TextArea
            label={bankWords.sample}
            hint={bankWords.sampleHint}
            optional
            rows={3}
            {...bind('sample')}
          />
        )}
        <TextArea
          label={bankWords.explanation}
          hint={bankWords.explanationHint}
          optional
          rows={2}
          maxLength={2000}
          {...bind('explanation')}
        />
      </Fields>
    </Sheet>
  )
}
