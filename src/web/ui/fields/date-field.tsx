/** A date typed the Russian way or picked from a calendar. What was typed is never lost. */
import { Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { IconButton } from '../button.tsx'
import { useNow } from '../clock.tsx'
import { fullDay } from '../dates.ts'
import { isIsoDate, parseTypedDate, typedDateFault } from '../typed-date.ts'
import { inputProps, type FieldProps } from './field.tsx'

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
  // A value from outside (draft, calendar) replaces the words; our own typing does not.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if ((parseTypedDate(text, now) ?? text) !== value) setText(shown(value))
  }

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
  }
  const fault =
    error ?? (isLeft ? (typedDateFault(text.replaceAll('\u00a0', ' '), now) ?? undefined) : undefined)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles={false}
      shadow="lg"
      radius="md"
    >
      <Popover.Target>
        <TextInput
          {...inputProps({ ...props, error: fault })}
          value={text}
          autoComplete="off"
          inputMode="text"
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => setLeft(false)}
          onBlur={leave}
          rightSectionWidth={44}
          rightSection={
            <IconButton
              label={`Календарь: ${label.toLowerCase()}`}
              className="in-field"
              expanded={isOpen}
              icon={<IconCalendar size={20} stroke={1.7} aria-hidden />}
              onClick={() => setOpen(!isOpen)}
            />
          }
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={`Календарь: ${label.toLowerCase()}`}>
        <Suspense fallback={<div className="calendar-place" />}>
          <Calendar value={isIsoDate(value) ? value : null} onPick={pick} min={min} max={max} now={now} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
