/** One line or several lines of text. */
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState, type HTMLInputAutoCompleteAttribute, type ReactNode } from 'react'
import { IconButton } from '../button.tsx'
import { t } from '../words.ts'
import { FieldFrame, inputProps, type FieldProps } from './field.tsx'

export interface TextFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'email' | 'tel' | 'search' | undefined
  readonly inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'search' | undefined
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  readonly maxLength?: number | undefined
  /** Narrow fields hold short values: series, code. */
  readonly width?: 'short' | 'full' | undefined
  readonly icon?: ReactNode
  readonly spellCheck?: boolean | undefined
  readonly placeholder?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const { onChange, value, width, icon, type, inputMode, autoComplete, maxLength, spellCheck, placeholder } =
    props
  return (
    <FieldFrame of={props} className={width === 'short' ? 'field-short' : undefined}>
      <div className="input-place" data-icon={icon ? true : undefined}>
        {icon && <span className="input-icon">{icon}</span>}
        <input
          {...inputProps(props)}
          {...{ value, type, inputMode, autoComplete, maxLength, spellCheck, placeholder }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </FieldFrame>
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
    <FieldFrame of={props}>
      <textarea
        {...inputProps(props)}
        value={value}
        rows={rows}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {left < 100 && (
        <div className="tiny num" role="status" data-tone={left < 0 ? 'refused' : undefined}>
          {left >= 0 ? t`Осталось знаков: ${left}` : t`Лишних знаков: ${-left}`}
        </div>
      )}
    </FieldFrame>
  )
}

export interface PasswordFieldProps extends FieldProps<string> {
  readonly autoComplete: 'current-password' | 'new-password'
}

/** With an eye that says what it does. */
export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, autoComplete } = props
  const [isShown, setShown] = useState(false)
  return (
    <FieldFrame of={props}>
      <div className="input-place" data-act>
        <input
          {...inputProps(props)}
          type={isShown ? 'text' : 'password'}
          value={value}
          autoComplete={autoComplete}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <IconButton
          className="in-field"
          label="Показать пароль"
          pressed={isShown}
          icon={isShown ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
          onClick={() => setShown(!isShown)}
        />
      </div>
    </FieldFrame>
  )
}
