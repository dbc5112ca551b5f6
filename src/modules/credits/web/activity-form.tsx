/** D1, D7+: the form of an activity, new or mended: every wrong field is named, nothing typed is lost. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useGo, useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { isoDay } from '../../../web/ui/dates.ts'
import { RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { ScansField } from '../../files/web/scans-field.tsx'
import { specialtyOption, useSpecialties } from '../../organisations/web/choices.ts'
import { ActivityFields, ActivityKind, addActivity, mendActivity, type Activity } from '../contract.ts'
import { Before, crumbs } from './activity.tsx'
import { activityQuery, creditsKey } from './query.ts'
import { words } from './text-activities.ts'

/** `/credits/activities/new` has no id: the same form, empty. */
export function Page() {
  const id = useParam('id')
  const query = useQuery({ ...activityQuery(id), enabled: id !== '' })
  const title = id ? words.editTitle : words.newTitle
  if (id !== '' && !query.data) return <Before query={query} title={title} />
  return (
    <Frame title={title} note={words.formNote} crumbs={crumbs}>
      <ActivityForm of={query.data ?? null} />
    </Frame>
  )
}

type Typed = Record<Exclude<keyof ActivityFields, 'fileIds'>, string> & {
  readonly fileIds: readonly string[]
}

function ActivityForm({ of: a }: { readonly of: Activity | null }) {
  const cache = useQueryClient()
  const go = useGo()
  const today = isoDay(useNow())
  const known = useSpecialties()
  const form = useForm<Typed>({
    initial: {
      kind: a?.kind ?? '',
      title: a?.title ?? '',
      place: a?.place ?? '',
      specialty: a?.specialty.key ?? '',
      happenedOn: a?.happenedOn ?? '',
      hours: a?.hours ? String(a.hours) : '',
      fileIds: a?.files.map((f) => f.id) ?? [],
    },
    labels: words.labels,
    send: async (typed) => {
      const body = ActivityFields.parse(typed)
      const saved = a
        ? await call(mendActivity, { params: { id: a.id }, body: { ...body, version: a.version } })
        : await call(addActivity, { body })
      await cache.invalidateQueries({ queryKey: creditsKey })
      toast(words.sent)
      go(`/credits/activities/${saved.id}`)
    },
  })
  return (
    <Form form={form} after={words.after}>
      <Sheet name={words.one}>
        <Fields>
          <RadioField
            label={words.labels.kind}
            choices={ActivityKind.options.map((value) => ({ value, label: words.kinds[value] }))}
            {...form.bind('kind')}
          />
          <TextField label={words.labels.title} {...form.bind('title')} />
          <TextField label={words.labels.place} hint={words.placeHint} {...form.bind('place')} />
          <SelectField
            label={words.labels.specialty}
            options={known.map(specialtyOption)}
            {...form.bind('specialty')}
          />
          <Pair>
            <DateField label={words.labels.happenedOn} max={today} {...form.bind('happenedOn')} />
            <TextField
              label={words.labels.hours}
              hint={words.hoursHint}
              optional
              inputMode="numeric"
              {...form.bind('hours')}
            />
          </Pair>
          <ScansField
            purpose="professional-activity"
            label={words.labels.fileIds}
            hint={words.scansHint}
            fileIds={form.values.fileIds}
            files={a?.files ?? []}
            error={form.errorOf('fileIds')}
            onIds={(ids) => form.set('fileIds', ids)}
          />
        </Fields>
      </Sheet>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {words.send}
        </Button>
        <Button kind="plain" wide href={a ? `/credits/activities/${a.id}` : '/credits/activities'}>
          {words.cancel}
        </Button>
      </Acts>
    </Form>
  )
}
