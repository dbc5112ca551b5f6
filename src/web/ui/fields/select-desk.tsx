/** A select with a list under it (WAI-ARIA combobox), for a wide window. */
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { fieldId } from '../error-summary.tsx'
import { given } from '../given.ts'
import { nb } from '../words.ts'
import { inputProps } from './field.tsx'
import { filterOptions, useFound, type Option } from './options.ts'
import type { PickerProps } from './select-field.tsx'

const freeValue = '\u0000free'

export function SelectDesk(props: PickerProps) {
  const { source, chosen, onChoose, placeholder } = props
  const [query, setQuery] = useState<string | null>(null)
  const [, drawAgain] = useState(0)
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const isSearch = source.find !== undefined || source.searchable === true
  const typed = query ?? ''
  const found = useFound(source.find, typed, box.dropdownOpened)
  const options = source.options ? filterOptions(source.options, typed) : found.options
  const shown = query ?? (chosen ? chosen.label : '')

  useEffect(() => {
    if (!box.dropdownOpened) return
    // The list has just been drawn: only now it has an id for aria-controls and a chosen line to show.
    box.updateSelectedOptionIndex('active', { scrollIntoView: true })
    box.selectActiveOption()
    drawAgain((n) => n + 1)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [box.dropdownOpened])
  useEffect(() => {
    if (query) box.selectFirstOption()
    // The list changed: the first of it is what Enter will take.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [query, options])

  const submit = (value: string) => {
    if (value === freeValue) onChoose({ value: '', label: typed.trim() })
    else onChoose(options.find((option) => option.value === value) ?? null)
    setQuery(null)
    box.closeDropdown()
  }
  /** Typed words are not thrown away where words are an answer. */
  const leave = () => {
    box.closeDropdown()
    if (query?.trim() === '' && isSearch) onChoose(null)
    else if (query && source.free) onChoose({ value: '', label: query.trim() })
    setQuery(null)
    props.onBlur?.()
  }

  return (
    <Combobox
      store={box}
      onOptionSubmit={submit}
      withinPortal={false}
      keepMounted={false}
      shadow="lg"
      radius="sm"
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...inputProps(props)}
          className={isSearch ? 'field-select' : 'field-select pick-only'}
          value={nb(shown)}
          readOnly={!isSearch}
          {...given({ placeholder })}
          autoComplete="off"
          spellCheck={false}
          // The target around adds aria-controls and aria-expanded.
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
          role="combobox"
          rightSection={<IconSelector size={18} stroke={1.7} aria-hidden />}
          rightSectionPointerEvents="none"
          onClick={() => box.openDropdown()}
          onFocus={() => isSearch && box.openDropdown()}
          onBlur={leave}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            box.openDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options
          id={`${fieldId(props.name)}-list`}
          aria-label={`Варианты: ${props.label.toLowerCase()}`}
          className="options"
        >
          {options.map((option) => (
            <OptionLine key={option.value} option={option} isOn={option.value === chosen?.value} />
          ))}
          {source.free && typed.trim() && found.state !== 'asking' && (
            <Combobox.Option value={freeValue}>{nb(`${source.free.word} «${typed.trim()}»`)}</Combobox.Option>
          )}
          <Nothing
            source={source}
            state={source.find ? found.state : 'ready'}
            count={options.length}
            typed={typed}
          />
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

const OptionLine = ({ option, isOn }: { readonly option: Option; readonly isOn: boolean }) => (
  <Combobox.Option value={option.value} active={isOn} aria-selected={isOn}>
    <span className="option-words">
      {nb(option.label)}
      {option.note && <span className="tiny">{nb(option.note)}</span>}
    </span>
    {isOn && <IconCheck size={18} aria-hidden />}
  </Combobox.Option>
)

interface NothingProps {
  readonly source: PickerProps['source']
  readonly state: 'ready' | 'asking' | 'failed'
  readonly count: number
  readonly typed: string
}

/** Why the list is empty. */
export function Nothing({ source, state, count, typed }: NothingProps) {
  if (state === 'asking') return count > 0 ? null : <Combobox.Empty>Ищем…</Combobox.Empty>
  if (state === 'failed') return <Combobox.Empty>{nb('Поиск не ответил. Наберите ещё раз')}</Combobox.Empty>
  if (count > 0) return null
  return <Combobox.Empty>{nb(typed ? (source.nothing ?? 'Не нашлось') : 'Начните вводить')}</Combobox.Empty>
}
