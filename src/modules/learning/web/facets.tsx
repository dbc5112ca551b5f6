/** Facets of the catalogue: a column beside the list, one button on a phone; long ones have their whole list, days are typed. */
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { call } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { listCycles } from '../../credits/contract.ts'
import { specialtyOption, useSpecialties } from '../../organisations/web/choices.ts'
import { Filters, FacetGroup, Pills, type Facet } from '../../../web/ui/filters.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import type { Find } from '../../../web/ui/fields/options.ts'
import { PickField, SelectField } from '../../../web/ui/fields/select-field.tsx'
import { LinkButton } from '../../../web/ui/link.tsx'
import { isIsoDate } from '../../../web/ui/typed-date.ts'
import { listTeaching, type Facets } from '../contract.ts'
import { facetNames, type Asked, type FacetName } from './search.ts'
import { text } from './text.ts'

const orUndefined = (count: number | null) => count ?? undefined

export function facetsOf(facets: Facets): Facet[] {
  const grouped = (key: 'kind' | 'form' | 'basis' | 'hours' | 'start' | 'rating') => ({
    key,
    legend: text.facets[key],
    options: facets[key].map(({ value, count }) => ({
      value,
      word: (text.words[key] as Record<string, string>)[value] ?? value,
      count: orUndefined(count),
    })),
  })
  const named = (key: 'specialty' | 'organisation') => ({
    key,
    legend: text.facets[key],
    options: facets[key].map((f) => ({ value: f.value, word: f.name, count: orUndefined(f.count) })),
  })
  return [
    grouped('kind'),
    grouped('form'),
    grouped('basis'),
    grouped('hours'),
    grouped('start'),
    grouped('rating'),
    named('specialty'),
    named('organisation'),
  ].toSorted((a, b) => facetNames.indexOf(a.key) - facetNames.indexOf(b.key))
}

interface Props {
  readonly asked: Asked
  readonly facets: readonly Facet[]
}

/** Days are chosen instead of «в ближайшие 30 дней», and the other way about. */
const change =
  ({ address }: Asked) =>
  (key: string, values: readonly string[]) =>
    address.set({
      [key]: values,
      after: null,
      ...(key === 'start' || key === 'between' ? { from: null, to: null } : {}),
      ...(key === 'between' ? { between: null } : {}),
    })

const dayWords = (iso: string) => (iso ? fullDay(iso) : '')
export const daysWords = ({ from, to }: Asked['days']): string =>
  from || to ? text.between(dayWords(from), dayWords(to)) : ''

export function ChosenFacets({ asked, facets }: Props) {
  const words = daysWords(asked.days)
  const days = { key: 'between', legend: text.facets.between, options: [{ value: 'days', word: words }] }
  return asked.count > 0 ? (
    <div className="filters chosen-facets">
      <Pills
        facets={[...facets, days]}
        chosen={{ ...asked.chosen, between: words ? ['days'] : [] }}
        onChange={change(asked)}
      />
      <LinkButton onClick={asked.clear}>{text.clear}</LinkButton>
    </div>
  ) : null
}

export const PhoneFacets = ({ asked, facets }: Props) => (
  <Filters
    facets={facets}
    chosen={{ ...asked.chosen, between: daysWords(asked.days) ? ['days'] : [] }}
    onChange={change(asked)}
    onClear={asked.clear}
    under={(key) => <Under facet={key} asked={asked} />}
  />
)

export const FacetColumn = ({ asked, facets }: Props) => (
  <div className="facet-column" role="group" aria-label={text.filters}>
    {facets.map((facet) => (
      <div key={facet.key}>
        <FacetGroup
          facet={facet}
          values={asked.chosen[facet.key as FacetName]}
          onChange={(values) => change(asked)(facet.key, values)}
        />
        <Under facet={facet.key} asked={asked} />
      </div>
    ))}
  </div>
)

/** A facet shows the fullest dozen; here stands every one, and for days any. */
function Under({ facet, asked }: { readonly facet: string; readonly asked: Asked }) {
  if (facet === 'start') return <Days key={`${asked.days.from} ${asked.days.to}`} asked={asked} />
  if (facet === 'organisation') return <OtherOrganisation asked={asked} />
  if (facet !== 'specialty') return null
  return (
    <>
      <OwnCycles asked={asked} />
      <OtherSpecialty asked={asked} />
    </>
  )
}

/** Half a date is a date of another year: days go into the address when they are sent. */
function Days({ asked }: { readonly asked: Asked }) {
  const [typed, setTyped] = useState(asked.days)
  const [isTried, setTried] = useState(false)
  const faultOf = (day: string) => (day === '' || isIsoDate(day) ? undefined : text.noDay)
  const faults = {
    from: faultOf(typed.from),
    to:
      faultOf(typed.to) ?? (typed.from && typed.to && typed.to < typed.from ? text.toBeforeFrom : undefined),
  }
  const show = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.from || faults.to) return
    asked.address.set({ from: typed.from || null, to: typed.to || null, start: null, after: null })
  }
  const bind = (name: 'from' | 'to') => ({
    name,
    label: text[name],
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    error: isTried ? faults[name] : undefined,
  })
  return (
    <form className="facet-days" noValidate aria-label={text.facets.between} onSubmit={show}>
      <DateField {...bind('from')} />
      <DateField {...bind('to')} />
      <Button type="submit" kind="plain" size="small" wide={false}>
        {text.showDays}
      </Button>
    </form>
  )
}

const findTeaching: Find = async (words, signal) => {
  const { items } = await call(listTeaching, { query: { text: words } }, { signal })
  return items.map((o) => ({ value: o.id, label: o.name, note: o.city }))
}

function OtherOrganisation({ asked }: { readonly asked: Asked }) {
  const { organisation: chosen } = asked.chosen
  return (
    <PickField
      name="other-organisation"
      label={text.otherOrganisation}
      placeholder={text.pick}
      value={null}
      find={findTeaching}
      onChange={(option) => {
        if (option && !chosen.includes(option.value)) change(asked)('organisation', [...chosen, option.value])
      }}
    />
  )
}

/** «Засчитается в мой цикл»: what is for the specialties of one's own cycles. */
function OwnCycles({ asked }: { readonly asked: Asked }) {
  const session = useSession()
  const cycles = useQuery({
    queryKey: ['credits', 'all'],
    queryFn: ({ signal }) => call(listCycles, {}, { signal }),
    enabled: session !== null,
  })
  const own = [...new Set(cycles.data?.items.map((c) => c.specialty.key))]
  const isNew = own.some((key) => !asked.chosen.specialty.includes(key))
  if (!isNew) return null
  return (
    <p className="small">
      <LinkButton onClick={() => change(asked)('specialty', own)}>{text.ownCycles}</LinkButton>
    </p>
  )
}

function OtherSpecialty({ asked }: { readonly asked: Asked }) {
  const chosen = asked.chosen.specialty
  const all = useSpecialties()
  return (
    <SelectField
      name="other-specialty"
      label={text.otherSpecialty}
      placeholder={text.pick}
      value=""
      options={all.filter((s) => !chosen.includes(s.key)).map(specialtyOption)}
      onChange={(key) => {
        if (key) change(asked)('specialty', [...chosen, key])
      }}
    />
  )
}
