/** A select that covers the whole screen of a phone: long names are read to the end. */
import { IconCheck, IconSearch, IconSelector } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { nb } from '../words.ts'
import { FieldFrame, inputProps } from './field.tsx'
import { filterOptions, useFound, type Option } from './options.ts'
import { nothingWords, type PickerProps } from './picker.ts'

export function SelectPhone(props: PickerProps) {
  const { chosen, label, placeholder, onBlur } = props
  const [isOpen, setOpen] = useState(false)
  const { onBlur: _, ...base } = inputProps(props)
  const close = () => {
    setOpen(false)
    onBlur?.()
  }
  return (
    <FieldFrame of={props}>
      <div className="input-place" data-act>
        <button
          {...base}
          type="button"
          aria-haspopup="dialog"
          aria-labelledby={`${base.id}-label ${base.id}-value`}
          onClick={() => setOpen(true)}
        >
          <span id={`${base.id}-value`}>
            {chosen ? nb(chosen.label) : <span className="placeholder">{placeholder ?? 'Не выбрано'}</span>}
          </span>
        </button>
        <IconSelector size={18} stroke={1.7} aria-hidden className="select-sign" />
      </div>
      <Dialog open={isOpen} onClose={close} title={label} size="full">
        <Choices {...props} onDone={close} />
      </Dialog>
    </FieldFrame>
  )
}

function Choices({ source, chosen, onChoose, onDone, hint }: PickerProps & { readonly onDone: () => void }) {
  const [query, setQuery] = useState('')
  const found = useFound(source.find, query, true)
  const options = source.options ? filterOptions(source.options, query) : found.options
  const isSearch = source.find !== undefined || source.searchable === true
  const take = (option: Option) => {
    onChoose(option)
    onDone()
  }
  return (
    <div className="choose">
      {isSearch && (
        <div className="input-place" data-icon>
          <span className="input-icon">
            <IconSearch size={20} aria-hidden />
          </span>
          <input
            className="input"
            type="search"
            aria-label="Поиск по списку"
            placeholder={typeof hint === 'string' ? nb(hint) : undefined}
            value={query}
            autoComplete="off"
            enterKeyHint="search"
            data-autofocus
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
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
        {source.free && query.trim() && found.state !== 'asking' && (
          <li>
            <button type="button" onClick={() => take({ value: '', label: query.trim() })}>
              {nb(`${source.free.word} «${query.trim()}»`)}
            </button>
          </li>
        )}
      </ul>
      <p className="small" role="status">
        {nothingWords(source, found.state, options.length, query)}
      </p>
    </div>
  )
}
