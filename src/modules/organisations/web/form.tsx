/** Fields of an organisation. */
import { Button } from '../../../web/ui/button.tsx'
import { Checkbox, RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { OrganisationKind, type OrganisationCard, type OrganisationFields } from '../contract.ts'
import { text } from './text.ts'

/** As typed: empty lines stand for what is not known. The names are the paths of the faults. */
interface Typed {
  name: string
  shortName: string
  kind: string
  city: string
  region: string
  address: string
  phone: string
  site: string
  ogrn: string
  inn: string
  'licence.number': string
  'licence.issuedOn': string
  'licence.isActive': boolean
  closedOn: string
}

const typedOf = (o: OrganisationCard | null): Typed => ({
  name: o?.name ?? '',
  shortName: o?.shortName ?? '',
  kind: o?.kind ?? 'medical',
  city: o?.city ?? '',
  region: o?.region ?? '',
  address: o?.address ?? '',
  phone: o?.phone ?? '',
  site: o?.site ?? '',
  ogrn: o?.ogrn ?? '',
  inn: o?.inn ?? '',
  'licence.number': o?.licence?.number ?? '',
  'licence.issuedOn': o?.licence?.issuedOn ?? '',
  'licence.isActive': o?.licence?.isActive ?? true,
  closedOn: o?.closedOn ?? '',
})

const labels = {
  name: text.name,
  shortName: text.shortName,
  kind: text.kind,
  city: text.city,
  region: text.region,
  address: text.address,
  phone: text.phone,
  site: text.site,
  ogrn: text.ogrn,
  inn: text.inn,
  'licence.number': text.licenceNumber,
  'licence.issuedOn': text.licenceIssuedOn,
  closedOn: text.closedOn,
}

const orNull = (s: string): string | null => s.trim() || null

const fieldsOf = (t: Typed): OrganisationFields => ({
  name: t.name,
  shortName: t.shortName,
  kind: OrganisationKind.parse(t.kind),
  city: t.city,
  region: t.region,
  address: orNull(t.address),
  phone: orNull(t.phone),
  site: orNull(t.site),
  ogrn: t.ogrn.replace(/\s/g, ''),
  inn: t.inn.replace(/\s/g, ''),
  licence:
    t['licence.number'].trim() || t['licence.issuedOn']
      ? { number: t['licence.number'], issuedOn: t['licence.issuedOn'], isActive: t['licence.isActive'] }
      : null,
  closedOn: orNull(t.closedOn),
})

export interface OrganisationFormProps {
  readonly card: OrganisationCard | null
  readonly send: (fields: OrganisationFields) => Promise<void>
}

export function OrganisationForm({ card, send }: OrganisationFormProps) {
  const form = useForm({
    initial: typedOf(card),
    send: (typed) => send(fieldsOf(typed)),
    labels,
  })
  const licenceIsActive = form.bind('licence.isActive')
  return (
    <Form form={form} after="и можно сохранять">
      <Sheet title={text.whatAndWhere}>
        <Fields>
          <TextField label={text.name} hint={text.nameHint} {...form.bind('name')} />
          <TextField label={text.shortName} {...form.bind('shortName')} />
          <RadioField
            label={text.kind}
            choices={OrganisationKind.options.map((value) => ({ value, label: text.kinds[value] }))}
            {...form.bind('kind')}
          />
          <Pair>
            <TextField label={text.city} {...form.bind('city')} />
            <TextField label={text.region} {...form.bind('region')} />
          </Pair>
          <TextField label={text.address} optional {...form.bind('address')} />
          <Pair>
            <TextField label={text.phone} type="tel" optional {...form.bind('phone')} />
            <TextField label={text.site} optional {...form.bind('site')} />
          </Pair>
        </Fields>
      </Sheet>
      <Sheet title={text.numbers}>
        <Fields>
          <Pair>
            <TextField label={text.ogrn} inputMode="numeric" {...form.bind('ogrn')} />
            <TextField label={text.inn} inputMode="numeric" {...form.bind('inn')} />
          </Pair>
          <Pair>
            <TextField
              label={text.licenceNumber}
              hint={text.licenceNumberHint}
              optional
              {...form.bind('licence.number')}
            />
            <DateField label={text.licenceIssuedOn} optional {...form.bind('licence.issuedOn')} />
          </Pair>
          <Checkbox
            name={licenceIsActive.name}
            label={text.licenceIsActive}
            value={licenceIsActive.value}
            onChange={licenceIsActive.onChange}
          />
          <DateField label={text.closedOn} hint={text.closedOnHint} optional {...form.bind('closedOn')} />
        </Fields>
      </Sheet>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {text.save}
        </Button>
        <Button kind="plain" wide href={card ? `/organisations/${card.id}` : '/organisations'}>
          {text.cancel}
        </Button>
      </Acts>
    </Form>
  )
}
