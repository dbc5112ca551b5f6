/** One question and the field of its answer, each kind in its own way; everything by keyboard too. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { IconButton } from '../../../web/ui/button.tsx'
import { Checkbox, RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextArea, TextField } from '../../../web/ui/fields/text-field.tsx'
import { Fields } from '../../../web/ui/form.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { AnswerValue, ShownQuestion } from '../contract.ts'
import { attemptWords } from './text.ts'

export interface AnsweringProps {
  readonly question: ShownQuestion
  readonly value: AnswerValue | null
  readonly onChange: (value: AnswerValue) => void
}

type Of<K extends ShownQuestion['kind']> = Omit<AnsweringProps, 'question'> & {
  readonly question: Extract<ShownQuestion, { kind: K }>
}

export function Answering({ question: q, ...rest }: AnsweringProps) {
  const { value, onChange } = rest
  switch (q.kind) {
    case 'single':
      return (
        <RadioField
          name="answer"
          label={q.words}
          value={value?.kind === 'single' ? String(value.chosen) : ''}
          onChange={(chosen) => onChange({ kind: 'single', chosen: Number(chosen) })}
          choices={q.choices.map((label, n) => ({ value: String(n), label }))}
        />
      )
    case 'multiple':
      return <Multiple question={q} {...rest} />
    case 'match':
      return <Match question={q} {...rest} />
    case 'order':
      return <Order question={q} {...rest} />
    case 'number':
      return (
        <TextField
          name="answer"
          label={q.words}
          hint={q.units || undefined}
          inputMode="text"
          width="short"
          value={value?.kind === 'number' ? value.typed : ''}
          onChange={(typed) => onChange({ kind: 'number', typed })}
        />
      )
    case 'text':
      return (
        <TextArea
          name="answer"
          label={q.words}
          rows={8}
          maxLength={10_000}
          value={value?.kind === 'text' ? value.typed : ''}
          onChange={(typed) => onChange({ kind: 'text', typed })}
        />
      )
  }
}

function Multiple({ question: q, value, onChange }: Of<'multiple'>) {
  const chosen = value?.kind === 'multiple' ? value.chosen : []
  return (
    <fieldset className="field choices">
      <legend className="field-label">{nb(q.words)}</legend>
      <div className="field-hint">{nb(attemptWords.multiple)}</div>
      {q.choices.map((label, n) => (
        <Checkbox
          key={label}
          name={`answer.${n}`}
          label={label}
          value={chosen.includes(n)}
          onChange={(isOn) =>
            onChange({ kind: 'multiple', chosen: isOn ? [...chosen, n] : chosen.filter((c) => c !== n) })
          }
        />
      ))}
    </fieldset>
  )
}

function Match({ question: q, value, onChange }: Of<'match'>) {
  const rights = value?.kind === 'match' ? value.rights : q.lefts.map(() => null)
  return (
    <fieldset className="field choices">
      <legend className="field-label">{nb(q.words)}</legend>
      <div className="field-hint">{nb(attemptWords.match)}</div>
      <Fields>
        {q.lefts.map((left, n) => (
          <SelectField
            key={left}
            name={`answer.${n}`}
            label={left}
            placeholder={attemptWords.choose}
            value={rights[n] == null ? '' : String(rights[n])}
            options={q.rights.map((label, r) => ({ value: String(r), label }))}
            onChange={(typed) =>
              onChange({
                kind: 'match',
                rights: rights.map((r, i) => (i === n ? (typed === '' ? null : Number(typed)) : r)),
              })
            }
          />
        ))}
      </Fields>
    </fieldset>
  )
}

function Order({ question: q, value, onChange }: Of<'order'>) {
  const order = value?.kind === 'order' ? value.order : q.steps.map((_, n) => n)
  const move = (from: number, to: number) => {
    const next = [...order]
    next.splice(to, 0, ...next.splice(from, 1))
    onChange({ kind: 'order', order: next })
  }
  return (
    <fieldset className="field choices">
      <legend className="field-label">{nb(q.words)}</legend>
      <div className="field-hint">{nb(attemptWords.order)}</div>
      <ol className="order">
        {order.map((shown, n) => (
          <li key={shown}>
            <span>{nb(q.steps[shown] ?? '')}</span>
            <IconButton
              label={`${attemptWords.up}: ${q.steps[shown]}`}
              icon={<IconArrowUp size={20} aria-hidden />}
              disabled={n === 0}
              onClick={() => move(n, n - 1)}
            />
            <IconButton
              label={`${attemptWords.down}: ${q.steps[shown]}`}
              icon={<IconArrowDown size={20} aria-hidden />}
              disabled={n === order.length - 1}
              onClick={() => move(n, n + 1)}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  )
}
