/** A date typed the Russian way or picked from a calendar. What was typed is never lost. */
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { IconButton } from '../button.tsx'
import { useNow } from '../clock.tsx'
import { fullDay } from '../dates.ts'
import { useDismiss } from '../dismiss.ts'
import { isIsoDate, parseTypedDate, typedDateFault } from '../typed-date.ts'
import { FieldFrame, inputProps, type FieldProps } from './field.tsx'

const Calendar = lazy(() => import('./calendar.tsx').then((m) => ({ default: m.Calendar })))

export interface DateFieldProps extends FieldProps<string> {
  /** `YYYY-MM-DD`; the calendar does not offer what lies beyond. */
  readonly min?: string | undefined
  readonly max?: string | undefined
}

const shown = (value: string): string =>
  isIsoDate(value) && parseTypedDate(value, new Date()) ? fullDay(value) : value

/** `value` is `YYYY-MM-DD` once the date is understood, and the typed words until then. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, onBlur, min, max, label, error } = props
  const now = useNow()
  const [text, setText] = useState(() => shown(value))
  const [isOpen, setOpen] = useState(false)
  const [isLeft, setLeft] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  // A value from outside (draft, calendar) replaces the words; our own typing does not.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if ((parseTypedDate(text, now) ?? text) !== value) setText(shown(value))
  }
  useDismiss(box, isOpen, (why) => {
    setOpen(false)
    if (why === 'escape') opener.current?.focus()
  })

  const type = (typed: string) => {
    setText(typed)
    onChange(parseTypedDate(typed, now) ?? typed)
  }
  const leave = () => {
    setLeft(true)
    setText(shown(value))
    onBlur?.()
  }
  const pick = (iso: string) => {
    onChange(iso)
    setText(shown(iso))
    setOpen(false)
    opener.current?.focus()
  }
  const fault =
    error ?? (isLeft ? (typedDateFault(text.replaceAll('\u00a0', ' '), now) ?? undefined) : undefined)
  const words = { ...props, error: fault }
  const name = `Календарь: ${label.toLowerCase()}`
  return (
    <FieldFrame of={words}>
      <div className="input-place" data-act ref={box}>
        <input
          {...inputProps(words)}
          value={text}
          autoComplete="off"
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => setLeft(false)}
          onBlur={leave}
        />
        <IconButton
          ref={opener}
          label={name}
          className="in-field"
          expanded={isOpen}
          icon={<IconCalendar size={20} stroke={1.7} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        />
        {isOpen && (
          <div className="drop-down calendar" role="dialog" aria-label={name}>
            <Suspense fallback={<div className="calendar-place" />}>
              <Calendar value={isIsoDate(value) ? value : null} onPick={pick} min={min} max={max} now={now} />
            </Suspense>
          </div>
        )}
      </div>
    </FieldFrame>
  )
}
