/** A select that covers the whole screen of a phone: long names are read to the end. */
import { InputBase, TextInput } from '@mantine/core'
import { IconCheck, IconSearch, IconSelector } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { nb } from '../words.ts'
import { inputProps } from './field.tsx'
import { filterOptions, useFound, type Option } from './options.ts'
import type { PickerProps } from './select-field.tsx'

export function SelectPhone(props: PickerProps) {
  const { chosen, label, placeholder, onBlur } = props
  const [isOpen, setOpen] = useState(false)
  const { onBlur: _, ...base } = inputProps(props)
  const close = () => {
    setOpen(false)
    onBlur?.()
  }
  return (
    <>
      <InputBase
        {...base}
        component="button"
        type="button"
        pointer
        multiline
        className="field-select"
        aria-haspopup="dialog"
        aria-labelledby={`${base.id}-label ${base.id}-value`}
        rightSection={<IconSelector size={18} stroke={1.7} aria-hidden />}
        rightSectionPointerEvents="none"
        onClick={() => setOpen(true)}
      >
        <span id={`${base.id}-value`}>
          {chosen ? nb(chosen.label) : <span className="placeholder">{placeholder ?? 'Не выбрано'}</span>}
        </span>
      </InputBase>
      <Dialog open={isOpen} onClose={close} title={label} size="full">
        <Choices {...props} onDone={close} />
      </Dialog>
    </>
  )
}

function Choices({ source, chosen, onChoose, onDone, hint }: PickerProps & { readonly onDone: () => void }) {
  const [query, setQuery] = useState('')
  const found = useFound(source.find, query, true)
  const options = source.options ? filterOptions(source.options, query) : found.options
  const isSearch = source.find !== undefined || source.searchable === true
  const isAsking = source.find !== undefined && found.state === 'asking'
  const take = (option: Option) => {
    onChoose(option)
    onDone()
  }
  return (
    <div className="choose">
      {isSearch && (
        <TextInput
          size="md"
          aria-label="Поиск по списку"
          description={typeof hint === 'string' ? nb(hint) : undefined}
          value={query}
          autoComplete="off"
          enterKeyHint="search"
          leftSection={<IconSearch size={20} aria-hidden />}
          data-autofocus
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <ul className="list choose-list">
        {options.map((option) => (
          <li key={option.value}>
            <button type="button" aria-pressed={option.value === chosen?.value} onClick={() => take(option)}>
              <span className="option-words">
                {nb(option.label)}
                {option.note && <span className="tiny">{nb(option.note)}</span>}
              </span>
              {option.value === chosen?.value && <IconCheck size={20} aria-hidden />}
            </button>
          </li>
        ))}
        {source.free && query.trim() && !isAsking && (
          <li>
            <button type="button" onClick={() => take({ value: '', label: query.trim() })}>
              {nb(`${source.free.word} «${query.trim()}»`)}
            </button>
          </li>
        )}
      </ul>
      <p className="small" role="status">
        {words(source, found.state, options.length, query, isAsking)}
      </p>
    </div>
  )
}

function words(
  source: PickerProps['source'],
  state: string,
  count: number,
  query: string,
  isAsking: boolean,
): string {
  if (isAsking) return count > 0 ? '' : 'Ищем…'
  if (source.find && state === 'failed') return nb('Поиск не ответил. Наберите ещё раз')
  if (count > 0) return ''
  return nb(query ? (source.nothing ?? 'Не нашлось') : 'Начните вводить')
}
