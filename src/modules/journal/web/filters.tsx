/** What the journal may be narrowed by: who acted, and days. It stands in the address. */
import { useState } from 'react'
import type { Address } from '../../../web/address.ts'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { JournalHow } from '../contract.ts'
import type { JournalFilters } from './query.ts'
import { text } from './text.ts'
import '../../../web/look/applications.css'

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value)
const dayOf = (value: string): string => (isDay(value) ? value : '')

export function filtersOf(address: Address): Omit<JournalFilters, 'view'> {
  const how = JournalHow.safeParse(address.get('how'))
  return {
    how: how.success ? how.data : undefined,
    from: dayOf(address.get('from')),
    to: dayOf(address.get('to')),
  }
}

export const countOfFilters = (f: Omit<JournalFilters, 'view'>): number =>
  [f.how, f.from, f.to].filter(Boolean).length

export const clearFilters = (address: Address): void => address.set({ how: null, from: null, to: null })

export interface FilterBarProps {
  readonly filters: Omit<JournalFilters, 'view'>
  readonly address: Address
}

export const FilterBar = ({ filters, address }: FilterBarProps) => (
  <div className="list-filters">
    <div className="list-sieve" role="search">
      <SelectField
        name="how"
        label={text.how}
        value={filters.how ?? ''}
        options={[
          { value: '', label: text.views.all },
          ...JournalHow.options.map((one) => ({ value: one, label: text.hows[one] })),
        ]}
        onChange={(how) => address.set({ how: how || null }, 'replace')}
      />
      <Day
        name="from"
        label={text.from}
        value={filters.from}
        onPick={(from) => address.set({ from: from || null }, 'replace')}
      />
      <Day
        name="to"
        label={text.to}
        value={filters.to}
        onPick={(to) => address.set({ to: to || null }, 'replace')}
      />
    </div>
  </div>
)

interface DayProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onPick: (day: string) => void
}

/** Half a date is not a filter yet. */
function Day({ value, onPick, ...rest }: DayProps) {
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
        if (next === '' || isDay(next)) onPick(next)
      }}
    />
  )
}
