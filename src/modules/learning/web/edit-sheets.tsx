/** Sheets of the form of a programme. */
import { specialtyOption, useSpecialties } from '../../organisations/web/choices.ts'
import { IconX } from '@tabler/icons-react'
import { Checkbox, RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextArea, TextField } from '../../../web/ui/fields/text-field.tsx'
import { Fields, Pair } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import type { UseForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { Basis, Difficulty, EventKind, Feature, ProgrammeKind, StudyForm } from '../contract.ts'
import { form as words } from './form-text.ts'
import type { Typed } from './programme-fields.ts'
import { text } from './text.ts'

interface Props {
  readonly form: UseForm<Typed>
  readonly isNew: boolean
}

const choices = <T extends string>(values: readonly T[], of: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: of[value] }))

export const EditSheets = ({ form, isNew }: Props) => (
  <>
    <Sheet title={words.what}>
      <Fields>
        {/* The number is given out with the kind: neither changes. */}
        {isNew && (
          <RadioField
            label={words.kind}
            choices={choices(ProgrammeKind.options, text.words.kind)}
            {...form.bind('kind')}
          />
        )}
        {form.values.kind === 'event' && (
          <RadioField
            label={words.eventKind}
            choices={choices(EventKind.options, text.events)}
            {...form.bind('eventKind')}
          />
        )}
        <TextField label={words.title} maxLength={300} {...form.bind('title')} />
        <TextArea
          label={words.annotation}
          hint={words.annotationHint}
          rows={6}
          maxLength={4000}
          {...form.bind('annotation')}
        />
        <TextArea
          label={words.competencies}
          hint={words.competenciesHint}
          optional
          rows={3}
          {...form.bind('competencies')}
        />
      </Fields>
    </Sheet>
    <Sheet title={words.how}>
      <Fields>
        <TextField
          label={words.hours}
          hint={words.hoursHint}
          inputMode="numeric"
          width="short"
          {...form.bind('hours')}
        />
        <RadioField
          label={words.form}
          choices={choices(StudyForm.options, text.words.form)}
          {...form.bind('form')}
        />
        <RadioField
          label={words.difficulty}
          choices={[
            { value: '', label: words.noDifficulty },
            ...choices(Difficulty.options, text.difficulty),
          ]}
          {...form.bind('difficulty')}
        />
        <Several
          form={form}
          name="features"
          label={words.features}
          options={Feature.options}
          of={text.features}
        />
      </Fields>
    </Sheet>
    <Sheet title={words.cost}>
      <Fields>
        <Several form={form} name="bases" label={words.cost} options={Basis.options} of={text.words.basis} />
        {form.values.bases.includes('paid') && (
          <TextField label={words.price} inputMode="numeric" width="short" {...form.bind('priceKopecks')} />
        )}
      </Fields>
    </Sheet>
    <Sheet title={words.whom}>
      <Specialties form={form} />
    </Sheet>
    <Sheet title={words.numbers}>
      <Fields>
        <p className="small">{words.numbersNote}</p>
        <Pair>
          <TextField label={text.cabinets.vo} optional maxLength={40} {...form.bind('aliases.vo')} />
          <TextField label={text.cabinets.spo} optional maxLength={40} {...form.bind('aliases.spo')} />
        </Pair>
      </Fields>
    </Sheet>
    <Sheet title={words.start}>
      <Checkbox label={words.anytime} hint={words.anytimeHint} {...form.bind('isAnytime')} />
    </Sheet>
  </>
)

interface SeveralProps<T extends string> {
  readonly form: UseForm<Typed>
  readonly name: 'features' | 'bases'
  readonly label: string
  readonly options: readonly T[]
  readonly of: Readonly<Record<T, string>>
}

/** Any number of a few, all in sight. */
function Several<T extends string>({ form, name, label, options, of }: SeveralProps<T>) {
  const { value, onChange, error } = form.bind(name)
  return (
    <fieldset className="field choices">
      <legend className="field-label">{nb(label)}</legend>
      {options.map((option, i) => (
        <Checkbox
          key={option}
          // The summary of faults leads to the first of them.
          name={i === 0 ? name : `${name}-${option}`}
          label={of[option]}
          value={value.includes(option)}
          error={i === 0 ? error : undefined}
          onChange={(on) => onChange(on ? [...value, option] : value.filter((v) => v !== option))}
        />
      ))}
    </fieldset>
  )
}

function Specialties({ form }: { readonly form: UseForm<Typed> }) {
  const all = useSpecialties()
  const { value, onChange, error } = form.bind('specialties')
  const nameOf = (key: string) => all.find((s) => s.key === key)?.name ?? key
  return (
    <Fields>
      {value.length > 0 && (
        <div className="filters">
          {value.map((key) => (
            <button
              key={key}
              type="button"
              className="pill"
              aria-label={words.remove(nameOf(key))}
              onClick={() => onChange(value.filter((v) => v !== key))}
            >
              {nb(nameOf(key))}
              <IconX size={16} aria-hidden />
            </button>
          ))}
        </div>
      )}
      <SelectField
        name="specialties"
        label={words.add}
        placeholder={words.pick}
        value=""
        error={error}
        options={all.filter((s) => !value.includes(s.key)).map(specialtyOption)}
        onChange={(key) => {
          if (key) onChange([...value, key])
        }}
      />
    </Fields>
  )
}
