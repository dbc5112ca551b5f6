/** A select with a list under it (WAI-ARIA combobox pattern), for a wide window. */
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { fieldId } from '../error-summary.tsx'
import { nb } from '../words.ts'
import { FieldFrame, inputProps } from './field.tsx'
import { filterOptions, useFound, type Option } from './options.ts'
import { nothingWords, type PickerProps } from './picker.ts'

export function SelectDesk(props: PickerProps) {
  const { source, chosen, onChoose, placeholder } = props
  // Null: nothing is being typed, the field shows what is chosen.
  const [query, setQuery] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const listId = `${fieldId(props.name)}-list`
  const isSearch = source.find !== undefined || source.searchable === true
  const typed = query?.trim() ?? ''
  const found = useFound(source.find, typed, isOpen)
  const options = source.options ? filterOptions(source.options, typed) : found.options
  const isFree = source.free !== undefined && typed !== '' && found.state !== 'asking'
  const lines: readonly Option[] = isFree
    ? [...options, { value: '', label: `${source.free?.word} «${typed}»` }]
    : options
  const on = lines[Math.min(at, lines.length - 1)]

  useEffect(() => {
    // Not while the pointer chooses: `nearest` does nothing for a line that is in sight.
    if (isOpen) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [isOpen, on])

  const open = () => {
    if (!isOpen)
      setAt(
        Math.max(
          0,
          options.findIndex((option) => option.value === chosen?.value),
        ),
      )
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
    setQuery(null)
  }
  const take = (option: Option) => {
    onChoose(option.value === '' ? { value: '', label: typed } : option)
    close()
  }
  /** Typed words are not thrown away where words are an answer; an emptied field is an answer too. */
  const leave = () => {
    if (query === '' && isSearch) onChoose(null)
    else if (typed && source.free) onChoose({ value: '', label: typed })
    close()
    props.onBlur?.()
  }
  const key = (event: KeyboardEvent) => {
    const last = lines.length - 1
    const step: Record<string, number | undefined> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
    }
    const to = step[event.key]
    if (to !== undefined) {
      event.preventDefault()
      if (isOpen) setAt(to)
      else open()
    } else if (event.key === 'Enter' && isOpen) {
      // Enter takes from the list; it does not send the form.
      event.preventDefault()
      if (on) take(on)
    } else if (event.key === ' ' && !isSearch && !isOpen) {
      event.preventDefault()
      open()
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      close()
    }
  }
  const nothing = nothingWords(source, found.state, lines.length, typed)
  return (
    <FieldFrame of={props} className={isSearch ? undefined : 'pick-only'}>
      <div className="input-place" data-act>
        <input
          {...inputProps(props)}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen && on ? `${listId}-${lines.indexOf(on)}` : undefined}
          aria-autocomplete={isSearch ? 'list' : undefined}
          aria-haspopup="listbox"
          value={query ?? (chosen ? nb(chosen.label) : '')}
          readOnly={!isSearch}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onClick={open}
          onBlur={leave}
          onKeyDown={key}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
            setOpen(true)
          }}
        />
        <IconSelector size={18} stroke={1.7} aria-hidden className="select-sign" />
        {isOpen && (
          <div className="drop-down">
            <div
              ref={list}
              id={listId}
              role="listbox"
              aria-label={`Варианты: ${props.label.toLowerCase()}`}
              className="options"
            >
              {lines.map((option, i) => (
                <Line
                  key={option.value}
                  id={`${listId}-${i}`}
                  option={option}
                  isOn={option === on}
                  isChosen={option.value !== '' && option.value === chosen?.value}
                  onTake={() => take(option)}
                />
              ))}
            </div>
            <p className="small options-note" role="status">
              {nothing}
            </p>
          </div>
        )}
      </div>
    </FieldFrame>
  )
}

interface LineProps {
  readonly id: string
  readonly option: Option
  readonly isOn: boolean
  readonly isChosen: boolean
  readonly onTake: () => void
}

// The field keeps focus and hears the keys (aria-activedescendant); a line hears only the pointer.
const Line = ({ id, option, isOn, isChosen, onTake }: LineProps) => (
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
  <div
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={isOn}
    data-chosen={isChosen || undefined}
    onMouseDown={(event) => event.preventDefault()}
    onClick={onTake}
  >
    <span className="option-words">
      {nb(option.label)}
      {option.note && <span className="tiny">{nb(option.note)}</span>}
    </span>
    {isChosen && <IconCheck size={18} aria-hidden />}
  </div>
)
