/** The fields of a paper, as its kind asks them. */
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
import { PaperKind, type KindRule, type PaperClass, type PaperFields } from '../contract.ts'
import { kindOptions, postOptions, ruleOf, specialtyOptions, type Rules } from './rules.ts'
import { labels, text } from './text.ts'

export interface FieldsProps {
  readonly fields: PaperFields
  readonly set: (change: Partial<PaperFields>) => void
  readonly errorOf: (field: string) => string | undefined
  readonly rules: Rules
  readonly files: readonly FileCard[]
  /** The one of the three that the person came to add. */
  readonly of: PaperClass | undefined
}

type Word = 'number' | 'issuer' | 'ogrn' | 'specialty' | 'post' | 'startsOn' | 'endsOn'

const bindOf =
  ({ fields, set, errorOf }: FieldsProps) =>
  (name: Word) => ({
    name,
    label: labels[name],
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    error: errorOf(name),
  })

export function PaperSheets(props: FieldsProps) {
  const { fields, set, errorOf, rules, of } = props
  const rule = ruleOf(rules, fields)
  return (
    <>
      <Sheet title={text.document}>
        <Fields>
          <SelectField
            name="kind"
            label={labels.kind}
            options={kindOptions(rules, of, fields.kind)}
            value={fields.kind ?? ''}
            error={errorOf('kind')}
            onChange={(value) => set({ kind: PaperKind.safeParse(value).data ?? null })}
          />
          {rule && <Says {...props} rule={rule} />}
        </Fields>
      </Sheet>
      {rule && (
        <Sheet title={text.term}>
          <Fields>
            <Term {...props} rule={rule} />
            <ScansField
              purpose="licence-paper"
              label={labels.fileIds}
              hint={scanHints[rule.class]}
              fileIds={props.fields.fileIds}
              files={props.files}
              error={errorOf('fileIds')}
              onIds={(fileIds) => set({ fileIds })}
            />
          </Fields>
        </Sheet>
      )}
    </>
  )
}

type RuledProps = FieldsProps & { readonly rule: KindRule }

function Says(props: RuledProps) {
  const { fields, rule, rules } = props
  const bind = bindOf(props)
  return (
    <>
      {rule.asksNumber && (
        <TextField {...bind('number')} autoComplete="off" hint={rule.numberHint ?? undefined} />
      )}
      {rule.asksIssuer && <TextField {...bind('issuer')} autoComplete="off" />}
      {rule.asksOrganisation && <Organisation {...props} />}
      {rule.asksSpecialty && (
        <SelectField
          {...bind('specialty')}
          options={specialtyOptions(rules, rule, fields.specialty)}
          searchable
        />
      )}
      {rule.asksPost && <SelectField {...bind('post')} options={postOptions(rules)} searchable />}
    </>
  )
}

const findOrganisation = async (query: string, signal: AbortSignal): Promise<Option[]> => {
  const { items } = await call(searchOrganisations, { query: { text: query, size: 8 } }, { signal })
  return items.map((o) => ({ value: o.id, label: o.name, note: `${o.city}, ОГРН ${o.ogrn}` }))
}

function Organisation(props: RuledProps) {
  const { fields, set, errorOf, rule } = props
  const isTyped = fields.organisationName !== '' && fields.organisationId === null
  return (
    <>
      <PickField
        name="organisationName"
        label={rule.class === 'licence' ? text.whoseLicence : text.workplace}
        hint={rule.class === 'licence' ? text.whoseLicenceHint : text.organisationHint}
        value={
          fields.organisationName
            ? { value: fields.organisationId ?? '', label: fields.organisationName }
            : null
        }
        find={findOrganisation}
        free={{ word: text.organisationFree }}
        nothing={text.organisationNothing}
        error={errorOf('organisationName')}
        onChange={(option) =>
          set({
            organisationId: option?.value || null,
            organisationName: option?.label ?? '',
            ...(option?.value ? { ogrn: '' } : {}),
          })
        }
      />
      {(isTyped || errorOf('ogrn') !== undefined) && (
        <TextField {...bindOf(props)('ogrn')} inputMode="numeric" width="short" />
      )}
    </>
  )
}

function Term(props: RuledProps) {
  const { rule } = props
  const bind = bindOf(props)
  const isWork = rule.class === 'employment'
  return (
    <Pair>
      <DateField
        {...bind('startsOn')}
        {...(isWork ? { label: text.worksFrom } : {})}
        hint={text.startHints[rule.class]}
      />
      <DateField
        {...bind('endsOn')}
        {...(isWork ? { label: text.worksUntil } : {})}
        optional={rule.termYears === null}
        hint={rule.termYears === null ? text.noTermHint : text.termHint(rule.termYears)}
      />
    </Pair>
  )
}

const scanHints: Readonly<Record<PaperClass, string>> = {
  licence: text.filesHintLicence,
  attestation: text.filesHint,
  employment: text.filesHintWork,
}
