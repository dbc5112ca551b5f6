/** One line or several lines of text. */
import { InputBase, PasswordInput, TextInput } from '@mantine/core'
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { given } from '../given.ts'
import { inputProps, type FieldProps } from './field.tsx'

export interface TextFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'email' | 'tel' | 'search' | undefined
  readonly inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'search' | undefined
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  readonly maxLength?: number | undefined
  /** Narrow fields hold short values: series, code. */
  readonly width?: 'short' | 'full' | undefined
  readonly icon?: ReactNode | undefined
  readonly spellCheck?: boolean | undefined
  readonly placeholder?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const { onChange, value, width, icon, type, inputMode, autoComplete, maxLength, spellCheck, placeholder } =
    props
  return (
    <TextInput
      {...inputProps(props)}
      {...given({ type, inputMode, autoComplete, maxLength, spellCheck, placeholder })}
      value={value}
      className={width === 'short' ? 'field-short' : ''}
      leftSection={icon}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export interface TextAreaProps extends FieldProps<string> {
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
}

/** Grows with the text; says how much is left near the end. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 3, maxLength } = props
  const left = maxLength === undefined ? Infinity : maxLength - value.length
  return (
    <div>
      <InputBase
        {...inputProps(props)}
        component="textarea"
        multiline
        className="field-text"
        value={value}
        rows={rows}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {left < 100 && (
        <div className="tiny num" role="status" data-tone={left < 0 ? 'refused' : undefined}>
          {left >= 0 ? `Осталось знаков: ${left}` : `Лишних знаков: ${-left}`}
        </div>
      )}
    </div>
  )
}

export interface PasswordFieldProps extends FieldProps<string> {
  readonly autoComplete: 'current-password' | 'new-password'
}

/** With an eye that says what it does. */
export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, autoComplete } = props
  return (
    <PasswordInput
      {...inputProps(props)}
      value={value}
      autoComplete={autoComplete}
      visibilityToggleButtonProps={{ 'aria-label': 'Показать пароль', tabIndex: 0, 'aria-hidden': false }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
