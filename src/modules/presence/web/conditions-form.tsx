/** D7+: how presence is confirmed: hours, checks, codes; the same form sets and changes. */
import { Button } from '../../../web/ui/button.tsx'
import { isoDay, time } from '../../../web/ui/dates.ts'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import type { Conditions, DeskMeeting } from '../contract.ts'
import { desk } from './text.ts'

/** As typed. */
export interface Typed {
  readonly date: string
  readonly startsAt: string
  readonly endsAt: string
  readonly checks: string
  readonly windowMinutes: string
  readonly minMinutes: string
  readonly hasCodes: boolean
  readonly codesFrom: string
  readonly codesUntil: string
}

export const typedOf = (m: DeskMeeting): Typed => ({
  date: isoDay(m.startsAt),
  startsAt: time(m.startsAt),
  endsAt: time(m.endsAt),
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
  startsAt: moment(t.date, t.startsAt),
  endsAt: moment(t.date, t.endsAt),
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
  const at = (field: string, name: keyof Typed) => ({
    ...form.bind(name),
    error: form.errorOf(field) ?? form.errorOf(name),
  })
  return (
    <Form form={form}>
      <Sheet title={desk.time}>
        <Fields>
          <DateField label={desk.date} {...form.bind('date')} />
          <Pair>
            <TextField
              label={desk.startsAt}
              hint={desk.timeHint}
              {...(at('startsAt', 'startsAt') as Bound)}
            />
            <TextField label={desk.endsAt} hint={desk.timeHint} {...(at('endsAt', 'endsAt') as Bound)} />
          </Pair>
        </Fields>
      </Sheet>
      <Sheet title={desk.checksSheet}>
        <Fields>
          <TextField
            label={desk.checks}
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
