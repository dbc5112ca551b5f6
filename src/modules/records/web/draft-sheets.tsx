/** The fields of a record in two sheets, as they follow one another on the paper. */
import { call } from '../../../web/api.ts'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import type { Option } from '../../../web/ui/fields/options.ts'
import { PickField, SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Fields, Pair } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import type { FileCard } from '../../files/contract.ts'
import { ScansField } from '../../files/web/scans-field.tsx'
import { searchOrganisations } from '../../organisations/contract.ts'
import { DocumentKind, StudyForm, type DraftFields } from '../contract.ts'
import { formOptions, kindOptions, ruleOf, specialtyOptions, type Rules } from './rules.ts'
import { labels, text } from './text.ts'

export interface SheetProps {
  readonly fields: DraftFields
  readonly set: (change: Partial<DraftFields>) => void
  readonly errorOf: (field: string) => string | undefined
  readonly rules: Rules
}

type Word = 'specialty' | 'programme' | 'startedOn' | 'endedOn' | 'issuedOn' | 'hours' | 'series' | 'number'

const bindOf =
  ({ fields, set, errorOf }: SheetProps) =>
  (name: Word) => ({
    name,
    label: labels[name],
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    error: errorOf(name),
  })

const findInstitution = async (query: string, signal: AbortSignal): Promise<Option[]> => {
  const { items } = await call(searchOrganisations, { query: { text: query, size: 8 } }, { signal })
  return items.map((o) => ({ value: o.id, label: o.name, note: o.city }))
}

export function StudySheet(props: SheetProps) {
  const { fields, set, errorOf, rules } = props
  const bind = bindOf(props)
  const rule = ruleOf(rules, fields)
  const institution = fields.institutionName
    ? { value: fields.institutionId ?? '', label: fields.institutionName }
    : null
  return (
    <Sheet title={text.what2}>
      <Fields>
        <PickField
          name="institutionName"
          label={text.institution}
          hint={text.institutionHint}
          value={institution}
          find={findInstitution}
          free={{ word: text.institutionFree }}
          nothing={text.institutionNothing}
          error={errorOf('institutionName')}
          onChange={(option) =>
            set({ institutionId: option?.value || null, institutionName: option?.label ?? '' })
          }
        />
        <Pair>
          <SelectField
            {...bind('specialty')}
            options={specialtyOptions(rules, rule, fields.specialty)}
            searchable
          />
          <SelectField
            name="form"
            label={labels.form}
            options={formOptions(rule)}
            value={fields.form ?? ''}
            error={errorOf('form')}
            onChange={(value) => set({ form: StudyForm.safeParse(value).data ?? null })}
          />
        </Pair>
        <Pair>
          <DateField {...bind('startedOn')} />
          <DateField {...bind('endedOn')} />
        </Pair>
      </Fields>
    </Sheet>
  )
}

export function DocumentSheet(props: SheetProps & { readonly files: readonly FileCard[] }) {
  const { fields, set, errorOf, rules } = props
  const bind = bindOf(props)
  const rule = ruleOf(rules, fields)
  return (
    <Sheet title={text.document}>
      <Fields>
        <SelectField
          name="kind"
          label={labels.kind}
          options={kindOptions(rules)}
          value={fields.kind ?? ''}
          error={errorOf('kind')}
          onChange={(value) => set({ kind: DocumentKind.safeParse(value).data ?? null })}
        />
        {rule?.asksHours && (
          <Pair>
            <TextField
              {...bind('hours')}
              inputMode="numeric"
              width="short"
              hint={rule.minHours === null ? undefined : text.hoursHint(rule.minHours)}
            />
            {rule.asksProgramme ? (
              <TextField {...bind('programme')} hint={text.programmeHint} optional />
            ) : (
              <span />
            )}
          </Pair>
        )}
        <Pair>
          <TextField {...bind('series')} autoComplete="off" width="short" />
          <TextField {...bind('number')} autoComplete="off" />
        </Pair>
        {rule && <p className="tiny field-hint">{text.numberHint(rule.numberHint)}</p>}
        <Pair>
          <DateField {...bind('issuedOn')} />
          <span />
        </Pair>
        <ScansField
          purpose="education-record"
          label={labels.fileIds}
          hint={text.filesHint}
          fileIds={props.fields.fileIds}
          files={props.files}
          error={errorOf('fileIds')}
          onIds={(fileIds) => set({ fileIds })}
        />
      </Fields>
    </Sheet>
  )
}
