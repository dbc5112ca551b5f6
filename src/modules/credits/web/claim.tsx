/** D7+: «ЗЕТ не начислены»: what was learnt and where; the organisation is told at once. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useGo } from '../../../web/address.ts'
import { call, Refusal } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { isoDay } from '../../../web/ui/dates.ts'
import { Checkbox, RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import type { Option } from '../../../web/ui/fields/options.ts'
import { PickField, SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { schoolsBy, specialtyOption, useSpecialties } from '../../organisations/web/choices.ts'
import { sentences } from '../../../web/ui/words.ts'
import { claimAlike, ClaimFields, makeClaim, Twin } from '../contract.ts'
import { crumbs } from './one.tsx'
import { creditsKey } from './query.ts'
import { words } from './text-claims.ts'

interface Typed {
  readonly organisationId: Option | null
  readonly kind: string
  readonly specialty: string
  readonly title: string
  readonly hours: string
  readonly endedOn: string
  readonly isAnother: boolean
}

const kinds = ClaimFields.shape.kind.unwrap().options

export function Page() {
  const cache = useQueryClient()
  const go = useGo()
  const today = isoDay(useNow())
  const known = useSpecialties()
  // What looks the same: shown, and the person says whether it is.
  const [twins, setTwins] = useState<readonly Twin[]>([])
  const form = useForm<Typed>({
    initial: {
      organisationId: null,
      kind: 'programme',
      specialty: '',
      title: '',
      hours: '',
      endedOn: '',
      isAnother: false,
    },
    labels: words.labels,
    send: async ({ organisationId, ...typed }) => {
      const body = ClaimFields.parse({ ...typed, organisationId: organisationId?.value ?? '' })
      const { dueOn } = await call(makeClaim, { body }).catch((error: unknown) => {
        const found = error instanceof Refusal && error.code === claimAlike.code && error.extras['twins']
        if (found) setTwins(z.array(Twin).parse(found))
        throw error
      })
      await cache.invalidateQueries({ queryKey: creditsKey })
      toast(words.sent(dueOn))
      go('/credits')
    },
  })
  return (
    <Frame title={words.title} note={words.note} crumbs={crumbs}>
      <Form form={form} after={words.after}>
        <Sheet name={words.learning}>
          <Fields>
            <PickField
              label={words.labels.organisationId}
              hint={words.organisationHint}
              find={schoolsBy}
              {...form.bind('organisationId')}
            />
            <RadioField
              label={words.labels.kind}
              choices={kinds.map((value) => ({ value, label: words.kinds[value] }))}
              {...form.bind('kind')}
            />
            <TextField label={words.labels.title} {...form.bind('title')} />
            <SelectField
              label={words.labels.specialty}
              options={known.map(specialtyOption)}
              {...form.bind('specialty')}
            />
            <Pair>
              <TextField
                label={words.labels.hours}
                hint={words.hoursHint}
                inputMode="numeric"
                {...form.bind('hours')}
              />
              <DateField label={words.labels.endedOn} max={today} {...form.bind('endedOn')} />
            </Pair>
          </Fields>
        </Sheet>
        {twins.length > 0 && (
          <Sheet title={words.alikeTitle}>
            <List name={words.alikeTitle}>
              {twins.map((twin) => (
                <Row
                  key={`${twin.title}${twin.earnedOn}`}
                  title={twin.title}
                  note={sentences([twin.organisation, words.twinLine(twin.credits, twin.earnedOn)])}
                />
              ))}
            </List>
            <Checkbox label={words.isAnother} hint={words.isAnotherHint} {...form.bind('isAnother')} />
          </Sheet>
        )}
        <Acts>
          <Button type="submit" busy={form.isSending}>
            {words.send}
          </Button>
          <Button kind="plain" wide href="/credits">
            {words.cancel}
          </Button>
        </Acts>
      </Form>
    </Frame>
  )
}
