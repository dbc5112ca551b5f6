/** What the list may be narrowed by: status, kind, period, words. All of it stands in the address. */
import { useState } from 'react'
import type { Address } from '../../../web/address.ts'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Filters, type Facet } from '../../../web/ui/filters.tsx'
import { LinkButton } from '../../../web/ui/link.tsx'
import { usePhone } from '../../../web/ui/media.ts'
import { ApplicationStatus } from '../contract.ts'
import { useCounts } from './moves.ts'
import type { ListFilters } from './query.ts'
import { kindWord, text } from './text.ts'
import '../../../web/look/applications.css'

export const countOfFilters = (f: ListFilters): number =>
  f.status.length + f.kind.length + [f.from, f.to, f.text].filter(Boolean).length

export interface ListFilterBarProps {
  readonly filters: ListFilters
  readonly address: Address
  readonly onClear: () => void
}

/** The list is narrowed by words after the person has stopped typing. */
const typingMs = 300

export function ListFilterBar({ filters, address, onClear }: ListFilterBarProps) {
  const counts = useCounts().data
  const isPhone = usePhone()
  const [isOpen, setOpen] = useState(filters.text !== '' || filters.from !== '' || filters.to !== '')
  const facets: Facet[] = [
    {
      key: 'status',
      legend: text.status,
      options: ApplicationStatus.options.map((value) => ({
        value,
        word: text.statusWords[value],
        count: counts?.byStatus[value],
      })),
    },
    ...(counts && counts.kinds.length > 1
      ? [
          {
            key: 'kind',
            legend: text.kind,
            options: counts.kinds.map((value) => ({ value, word: kindWord(value) })),
          },
        ]
      : []),
  ]
  // It comes together with the list.
  if (!counts && countOfFilters(filters) === 0) return null
  // Few applications need no sieve.
  const total = counts ? Object.values(counts.byStatus).reduce((sum, n) => sum + n, 0) : 0
  if (total < 4 && countOfFilters(filters) === 0) return null
  return (
    <div className="list-filters">
      <Filters
        facets={facets}
        chosen={{ status: filters.status, kind: filters.kind }}
        onChange={(key, values) => address.set({ [key]: values })}
        onClear={onClear}
      />
      {isPhone && !isOpen && (
        <div>
          <LinkButton onClick={() => setOpen(true)}>{text.sieve}</LinkButton>
        </div>
      )}
      <div className="list-sieve" role="search" hidden={isPhone && !isOpen}>
        <Words value={filters.text} onFind={(q) => address.set({ q }, 'replace')} />
        <Day
          name="from"
          label={text.from}
          value={filters.from}
          onPick={(from) => address.set({ from }, 'replace')}
        />
        <Day name="to" label={text.to} value={filters.to} onPick={(to) => address.set({ to }, 'replace')} />
      </div>
    </div>
  )
}

function Words({ value, onFind }: { readonly value: string; readonly onFind: (words: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>()
  // Cleared from outside, by «Сбросить» or by going back.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (typed.trim() !== value) setTyped(value)
  }
  return (
    <TextField
      name="q"
      type="search"
      label={text.search}
      value={typed}
      onChange={(words) => {
        setTyped(words)
        clearTimeout(timer)
        setTimer(setTimeout(() => onFind(words.trim()), typingMs))
      }}
    />
  )
}

/** Half a date is not a filter yet. */
function Day({
  value,
  onPick,
  ...rest
}: {
  name: string
  label: string
  value: string
  onPick: (day: string) => void
}) {
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setTyped(value)
  }
  return (
    <DateField
      {...rest}
      value={typed}
      onChange={(next) => {
        setTyped(next)
        if (next === '' || /^\d{4}-\d\d-\d\d$/.test(next)) onPick(next)
      }}
    />
  )
}
