/** One of many: a list under the field, or the whole screen on a phone. */
import { useMemo } from 'react'
import { usePhone } from '../media.ts'
import type { FieldProps } from './field.tsx'
import type { Find, Option } from './options.ts'
import type { PickerProps } from './picker.ts'
import { SelectDesk } from './select-desk.tsx'
import { SelectPhone } from './select-phone.tsx'

export interface SelectFieldProps extends FieldProps<string> {
  readonly options: readonly Option[]
  /** Typing narrows the list; by default for more than seven options. */
  readonly searchable?: boolean | undefined
  readonly placeholder?: string | undefined
}

export function SelectField(props: SelectFieldProps) {
  const { options, value, onChange, searchable = options.length > 7 } = props
  const chosen = useMemo(() => options.find((option) => option.value === value) ?? null, [options, value])
  return (
    <Picker
      {...props}
      source={{ options, searchable }}
      chosen={chosen}
      onChoose={(option) => onChange(option?.value ?? '')}
    />
  )
}

export interface PickFieldProps extends Omit<FieldProps<Option | null>, 'value'> {
  readonly value: Option | null
  readonly find: Find
  readonly placeholder?: string | undefined
  /** Words typed by hand are accepted when nothing was found: `value.value` is then empty. */
  readonly free?: { readonly word: string } | undefined
  /** «Не нашлось. Введите полное название — проверим вручную». */
  readonly nothing?: string | undefined
}

/** Search on the server: institutions, people. */
export function PickField(props: PickFieldProps) {
  const { find, value, onChange, free, nothing } = props
  return <Picker {...props} source={{ find, free, nothing }} chosen={value} onChoose={onChange} />
}

const Picker = (props: PickerProps) => (usePhone() ? <SelectPhone {...props} /> : <SelectDesk {...props} />)
