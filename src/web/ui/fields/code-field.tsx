/** A one-time code: one field, so that it can be pasted and offered by the phone. */
import { useEffect, useState } from 'react'
import { Button } from '../button.tsx'
import { nb, plural } from '../words.ts'
import { FieldFrame, inputProps, type FieldProps } from './field.tsx'

export interface CodeFieldProps extends FieldProps<string> {
  readonly length?: number | undefined
  /** All digits are there. */
  readonly onComplete?: ((code: string) => void) | undefined
}

export function CodeField(props: CodeFieldProps) {
  const { value, onChange, length = 6, onComplete } = props
  const take = (typed: string) => {
    const code = typed.replace(/\D/g, '').slice(0, length)
    onChange(code)
    if (code.length === length && code !== value) onComplete?.(code)
  }
  return (
    <FieldFrame of={props} className="field-code">
      <input
        {...inputProps(props)}
        value={value}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]*"
        spellCheck={false}
        onChange={(event) => take(event.currentTarget.value)}
      />
    </FieldFrame>
  )
}

export interface ResendProps {
  /** When another code may be asked for, ISO; past or absent is now. */
  readonly after?: string | null | undefined
  readonly onResend: () => void
  readonly busy?: boolean | undefined
}

/** Nobody counts hundreds of seconds. */
const waitWords = (seconds: number): string =>
  seconds <= 90
    ? plural(seconds, 'секунду', 'секунды', 'секунд')
    : plural(Math.ceil(seconds / 60), 'минуту', 'минуты', 'минут')

/** «Новый код через 42 секунды», then a button. The count is not read aloud each second. */
export function Resend({ after, onResend, busy = false }: ResendProps) {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const count = () => setLeft(Math.max(0, Math.ceil((Date.parse(after ?? '') - Date.now()) / 1000) || 0))
    count()
    const timer = setInterval(count, 1000)
    return () => clearInterval(timer)
  }, [after])
  if (left > 0) {
    return <span className="small num">{nb(`Новый код — через ${waitWords(left)}`)}</span>
  }
  return (
    <Button kind="quiet" size="small" onClick={onResend} busy={busy}>
      {nb('Прислать новый код')}
    </Button>
  )
}
