/** Facets of the catalogue: a column beside the list, one button on a phone; specialties have their whole list too. */
import { specialtyOption, useSpecialties } from '../../organisations/web/choices.ts'
import { Filters, FacetGroup, Pills, type Facet } from '../../../web/ui/filters.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { LinkButton } from '../../../web/ui/link.tsx'
import type { Facets } from '../contract.ts'
import { facetNames, type Asked, type FacetName } from './search.ts'
import { text } from './text.ts'

const orUndefined = (count: number | null) => count ?? undefined

export function facetsOf(facets: Facets): Facet[] {
  const grouped = (key: 'kind' | 'form' | 'basis' | 'hours' | 'start') => ({
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
        {facet.key === 'specialty' && <OtherSpecialty asked={asked} />}
      </div>
    ))}
  </div>
)

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
