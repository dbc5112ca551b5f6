/** Yes or no, and one of a few. */
import type { ReactNode } from 'react'
import { fieldId } from '../error-summary.tsx'
import { nb } from '../words.ts'
import { describedBy, Fault, Hint, type FieldProps } from './field.tsx'

interface MarkProps {
  readonly type: 'checkbox' | 'radio'
  readonly id: string
  readonly name: string
  readonly label: ReactNode
  readonly hint?: string | undefined
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly disabled?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly isWrong?: boolean | undefined
}

/** A box or a circle with its words: the whole line is the target. */
const Marked = (p: MarkProps) => (
  <div className="choice">
    <input
      type={p.type}
      id={p.id}
      name={p.name}
      checked={p.isOn}
      disabled={p.disabled}
      aria-describedby={[p.hint && `${p.id}-hint`, p.describedBy].filter(Boolean).join(' ') || undefined}
      aria-invalid={p.isWrong || undefined}
      onChange={(event) => p.onChange(event.currentTarget.checked)}
    />
    <div>
      <label htmlFor={p.id}>{typeof p.label === 'string' ? nb(p.label) : p.label}</label>
      {p.hint && (
        <div className="tiny" id={`${p.id}-hint`}>
          {nb(p.hint)}
        </div>
      )}
    </div>
  </div>
)

export interface CheckboxProps {
  readonly name: string
  readonly label: ReactNode
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly disabled?: boolean | undefined
}

export const Checkbox = ({ name, label, value, onChange, hint, error, disabled }: CheckboxProps) => (
  <div className="field">
    <Marked
      type="checkbox"
      id={fieldId(name)}
      name={name}
      label={label}
      hint={hint}
      isOn={value}
      onChange={onChange}
      disabled={disabled}
      describedBy={error ? `${fieldId(name)}-fault` : undefined}
      isWrong={error !== undefined}
    />
    <Fault name={name}>{error}</Fault>
  </div>
)

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  /** It stands there, and cannot be chosen; `hint` says why. */
  readonly disabled?: boolean | undefined
}

export interface RadioFieldProps extends FieldProps<string> {
  readonly choices: readonly Choice[]
}

/** Two to five choices, all in sight. */
export function RadioField(props: RadioFieldProps) {
  const { name, label, hint, error, choices, value, onChange, disabled, optional } = props
  return (
    <fieldset className="field choices" aria-describedby={describedBy(props)}>
      <legend className="field-label">
        {nb(label)}
        {optional && <span className="optional"> необязательно</span>}
      </legend>
      <Hint name={name}>{hint}</Hint>
      {choices.map((choice, i) => (
        <Marked
          key={choice.value}
          type="radio"
          // The summary of faults leads to the first of them.
          id={i === 0 ? fieldId(name) : `${fieldId(name)}-${choice.value}`}
          name={name}
          label={choice.label}
          hint={choice.hint}
          isOn={choice.value === value}
          onChange={() => onChange(choice.value)}
          disabled={disabled || choice.disabled}
        />
      ))}
      <Fault name={name}>{error}</Fault>
    </fieldset>
  )
}
