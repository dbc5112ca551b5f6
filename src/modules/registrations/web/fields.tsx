/** The fields of a registration, sheet by sheet, in the order of the papers at hand. */
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Fields, Pair } from '../../../web/ui/form.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import type { FileCard } from '../../files/contract.ts'
import { ScansField } from '../../files/web/scans-field.tsx'
import { maxScans, type RegistrationFields } from '../contract.ts'
import { labels, text } from './text.ts'

type Scans = 'fileIds' | 'licenceFileIds' | 'basisFileIds'
type Word = Exclude<keyof RegistrationFields, Scans>

export interface FieldsProps {
  readonly fields: RegistrationFields
  readonly set: (change: Partial<RegistrationFields>) => void
  readonly errorOf: (field: string) => string | undefined
  readonly files: readonly FileCard[]
  readonly responsibleName: string
}

export function RegistrationSheets(props: FieldsProps) {
  const { fields, set, errorOf } = props
  const bind = (name: Word) => ({
    name,
    label: labels[name],
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    error: errorOf(name),
  })
  const scans = (name: Scans, hint: string) => (
    <ScansField
      name={name}
      purpose="organisation-registration"
      label={labels[name]}
      hint={hint}
      fileIds={fields[name]}
      files={props.files}
      maxFiles={maxScans}
      error={errorOf(name)}
      onIds={(ids) => set({ [name]: ids })}
    />
  )
  return (
    <>
      <Sheet title={text.organisation}>
        <Fields>
          <TextField {...bind('name')} hint={text.nameHint} autoComplete="off" />
          <TextField {...bind('shortName')} autoComplete="off" />
          <Pair>
            <TextField {...bind('ogrn')} inputMode="numeric" hint={text.numbersHint} autoComplete="off" />
            <TextField {...bind('inn')} inputMode="numeric" hint={text.innHint} autoComplete="off" />
          </Pair>
          <TextField {...bind('kpp')} width="short" autoComplete="off" />
        </Fields>
      </Sheet>
      <Sheet title={text.place}>
        <Fields>
          <Pair>
            <TextField {...bind('region')} />
            <TextField {...bind('city')} />
          </Pair>
          <TextField {...bind('address')} hint={text.addressHint} />
          <Pair>
            <TextField {...bind('phone')} type="tel" />
            <TextField {...bind('email')} type="email" />
          </Pair>
          <TextField {...bind('site')} optional />
        </Fields>
      </Sheet>
      <Sheet title={text.licence}>
        <Fields>
          <Pair>
            <TextField {...bind('licenceNumber')} autoComplete="off" />
            <DateField {...bind('licenceIssuedOn')} />
          </Pair>
          <TextField {...bind('licenceIssuer')} autoComplete="off" />
          {scans('licenceFileIds', text.licenceHint)}
        </Fields>
      </Sheet>
      <Sheet title={text.responsible}>
        <Facts facts={[[text.who, props.responsibleName]]} />
        <p className="small">{text.whoNote}</p>
        <Fields>
          <TextField {...bind('post')} />
          <Pair>
            <TextField {...bind('ownPhone')} type="tel" />
            <TextField {...bind('ownEmail')} type="email" />
          </Pair>
          <TextField {...bind('basis')} hint={text.basisHint} autoComplete="off" />
          {scans('basisFileIds', text.scansHint)}
        </Fields>
      </Sheet>
      <Sheet title={text.statement}>
        <Fields>
          <Pair>
            <TextField {...bind('statementNumber')} autoComplete="off" />
            <DateField {...bind('statementOn')} />
          </Pair>
          {scans('fileIds', text.statementHint)}
        </Fields>
      </Sheet>
    </>
  )
}
