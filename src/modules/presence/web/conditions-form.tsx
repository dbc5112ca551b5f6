/** D7+: how presence is confirmed: hours, checks, codes; the same form sets and changes. */
import { Button } from '../../../web/ui/button.tsx'
import { isoDay, time } from '../../../web/ui/dates.ts'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { useForm, type UseForm } from '../../../web/ui/use-form.ts'
import type { Conditions, DeskMeeting } from '../contract.ts'
import { desk } from './text.ts'

export interface TypedDay {
  readonly key: string
  readonly date: string
  readonly startsAt: string
  readonly endsAt: string
}

/** As typed. */
export interface Typed {
  readonly days: readonly TypedDay[]
  readonly checks: string
  readonly windowMinutes: string
  readonly minMinutes: string
  readonly hasCodes: boolean
  readonly codesFrom: string
  readonly codesUntil: string
}

export const typedOf = (m: DeskMeeting): Typed => ({
  days: m.days.map((d) => ({
    key: d.startsAt,
    date: isoDay(d.startsAt),
    startsAt: time(d.startsAt),
    endsAt: time(d.endsAt),
  })),
  checks: String(m.checks),
  windowMinutes: String(m.windowMinutes),
  minMinutes: m.checks > 0 ? String(m.minMinutes) : '',
  hasCodes: m.codes !== null,
  codesFrom: m.codes ? isoDay(m.codes.from) : isoDay(m.startsAt),
  codesUntil: m.codes ? isoDay(m.codes.until) : isoDay(m.endsAt),
})

/** Moscow's clock; what is no time goes as it is, and the server names the field. */
const moment = (day: string, hours: string): string => {
  const at = new Date(`${day}T${hours.trim().padStart(5, '0')}:00+03:00`)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

export const conditionsOf = (t: Typed): Conditions => ({
  days: t.days.map((d) => ({
    startsAt: moment(d.date, d.startsAt),
    endsAt: moment(d.date, d.endsAt),
  })),
  checks: Number(t.checks),
  windowMinutes: Number(t.windowMinutes),
  minMinutes: t.minMinutes.trim() === '' ? null : Number(t.minMinutes),
  codes: t.hasCodes ? { from: moment(t.codesFrom, '00:00'), until: moment(t.codesUntil, '23:59') } : null,
})

export interface ConditionsFormProps {
  readonly initial: Typed
  readonly send: (conditions: Conditions) => Promise<unknown>
  readonly back: string
}

export function ConditionsForm({ initial, send, back }: ConditionsFormProps) {
  const form = useForm({ initial, send: (typed) => send(conditionsOf(typed)) })
  const { days } = form.values
  const at = (field: string, name: 'codesFrom' | 'codesUntil') => ({
    ...form.bind(name),
    error: form.errorOf(field) ?? form.errorOf(name),
  })
  return (
    <Form form={form}>
      {days.map((d, i) => (
        <OneDay
          key={d.key}
          title={desk.dayOf(i + 1, days.length)}
          form={form}
          day={d}
          i={i}
          onChange={(next) =>
            form.set(
              'days',
              days.map((o) => (o.key === d.key ? next : o)),
            )
          }
          onRemove={
            days.length > 1
              ? () =>
                  form.set(
                    'days',
                    days.filter((o) => o.key !== d.key),
                  )
              : undefined
          }
        />
      ))}
      {days.length < 14 && (
        <Acts>
          <Button
            kind="plain"
            size="small"
            onClick={() => form.set('days', [...days, dayAfter(days.at(-1)!, Date.now())])}
          >
            {desk.addDay}
          </Button>
        </Acts>
      )}
      <Sheet title={desk.checksSheet}>
        <Fields>
          <TextField
            label={days.length > 1 ? desk.checksADay : desk.checks}
            hint={desk.checksHint}
            inputMode="numeric"
            {...form.bind('checks')}
          />
          <Pair>
            <TextField
              label={desk.window}
              hint={desk.windowHint}
              inputMode="numeric"
              {...form.bind('windowMinutes')}
            />
            <TextField
              label={desk.minMinutes}
              hint={desk.minMinutesHint}
              optional
              inputMode="numeric"
              {...form.bind('minMinutes')}
            />
          </Pair>
        </Fields>
      </Sheet>
      <Sheet title={desk.codesSheet}>
        <Fields>
          <Checkbox label={desk.codesOn} hint={desk.codesOnHint} {...form.bind('hasCodes')} />
          {form.values.hasCodes && (
            <Pair>
              <DateField label={desk.codesFrom} {...(at('codes.from', 'codesFrom') as Bound)} />
              <DateField label={desk.codesUntil} {...(at('codes.until', 'codesUntil') as Bound)} />
            </Pair>
          )}
        </Fields>
      </Sheet>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {desk.save}
        </Button>
        <Button kind="quiet" wide href={back}>
          {desk.cancel}
        </Button>
      </Acts>
    </Form>
  )
}

interface Bound {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

/** The same hours a day later, or what was typed if that is no day. */
function dayAfter(d: TypedDay, key: number): TypedDay {
  const at = new Date(`${d.date}T00:00:00Z`).getTime() + 86_400_000
  return { ...d, key: `new ${key}`, date: Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10) }
}

interface OneDayProps {
  readonly title: string
  readonly form: UseForm<Typed>
  readonly day: TypedDay
  readonly i: number
  readonly onChange: (day: TypedDay) => void
  /** The only day stays. */
  readonly onRemove: (() => void) | undefined
}

function OneDay({ title, form, day, i, onChange, onRemove }: OneDayProps) {
  const bind = (name: 'date' | 'startsAt' | 'endsAt'): Bound => ({
    name: `days.${i}.${name}`,
    value: day[name],
    onChange: (value) => onChange({ ...day, [name]: value }),
    error: form.errorOf(`days.${i}.${name}`),
  })
  return (
    <Sheet
      title={title}
      side={
        onRemove && (
          <Button
            kind="danger-quiet"
            size="small"
            wide={false}
            label={`${desk.removeDay} ${i + 1}`}
            onClick={onRemove}
          >
            {desk.removeDay}
          </Button>
        )
      }
    >
      <Fields>
        <DateField label={desk.date} {...bind('date')} />
        <Pair>
          <TextField label={desk.startsAt} hint={desk.timeHint} {...bind('startsAt')} />
          <TextField label={desk.endsAt} hint={desk.timeHint} {...bind('endsAt')} />
        </Pair>
      </Fields>
    </Sheet>
  )
}
