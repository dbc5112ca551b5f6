/** Yes or no, and one of a few. */
import { Checkbox as BaseCheckbox, Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import { fieldId } from '../error-summary.tsx'
import { nb } from '../words.ts'
import { FaultText, inputProps, type FieldProps } from './field.tsx'

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
  <BaseCheckbox
    id={fieldId(name)}
    name={name}
    label={typeof label === 'string' ? nb(label) : label}
    description={hint && nb(hint)}
    error={error ? <FaultText>{error}</FaultText> : undefined}
    checked={value}
    disabled={disabled}
    onChange={(event) => onChange(event.currentTarget.checked)}
  />
)

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}

export interface RadioFieldProps extends FieldProps<string> {
  readonly choices: readonly Choice[]
}

/** Two to five choices, all in sight. */
export function RadioField(props: RadioFieldProps) {
  const { id, ...rest } = inputProps(props)
  return (
    <Radio.Group {...rest} value={props.value} onChange={props.onChange}>
      <div className="choices">
        {props.choices.map((choice, i) => (
          <Radio
            key={choice.value}
            // The summary leads to the first of them.
            id={i === 0 ? id : `${id}-${choice.value}`}
            value={choice.value}
            label={nb(choice.label)}
            description={choice.hint && nb(choice.hint)}
            disabled={props.disabled}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
