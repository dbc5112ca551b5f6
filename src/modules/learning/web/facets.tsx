/** Facets of the catalogue: a column beside the list, one button on a phone; specialties have their whole list too. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { listCycles } from '../../credits/contract.ts'
import { specialtyOption, useSpecialties } from '../../organisations/web/choices.ts'
import { Filters, FacetGroup, Pills, type Facet } from '../../../web/ui/filters.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { LinkButton } from '../../../web/ui/link.tsx'
import type { Facets } from '../contract.ts'
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

const change =
  ({ address }: Asked) =>
  (key: string, values: readonly string[]) =>
    address.set({ [key]: values, after: null })

export const ChosenFacets = ({ asked, facets }: Props) =>
  asked.count > 0 ? (
    <div className="filters chosen-facets">
      <Pills facets={facets} chosen={asked.chosen} onChange={change(asked)} />
      <LinkButton onClick={asked.clear}>{text.clear}</LinkButton>
    </div>
  ) : null

export const PhoneFacets = ({ asked, facets }: Props) => (
  <Filters facets={facets} chosen={asked.chosen} onChange={change(asked)} onClear={asked.clear} />
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
        {facet.key === 'specialty' && (
          <>
            <OwnCycles asked={asked} />
            <OtherSpecialty asked={asked} />
          </>
        )}
      </div>
    ))}
  </div>
)

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

/** The facet shows the fullest dozen; here stands every one. */
export function OtherSpecialty({ asked }: { readonly asked: Asked }) {
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
