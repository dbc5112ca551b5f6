/** What is asked of the catalogue, as it stands in the address. */
import { useAddress, type Address } from '../../../web/address.ts'
import { isIsoDate } from '../../../web/ui/typed-date.ts'
import { Basis, HoursBand, ProgrammeKind, Rating, Sort, Start, StudyForm } from '../contract.ts'
import { pageSize, type Search } from './query.ts'

export const facetNames = [
  'kind',
  'form',
  'basis',
  'hours',
  'start',
  'rating',
  'specialty',
  'organisation',
] as const
export type FacetName = (typeof facetNames)[number]

/** What somebody typed into the address by hand and no facet knows is passed over. */
const known = <T extends string>(options: readonly T[], values: readonly string[]): T[] =>
  values.filter((v): v is T => (options as readonly string[]).includes(v))

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface Asked {
  readonly address: Address
  readonly search: Search
  readonly chosen: Readonly<Record<FacetName, readonly string[]>>
  /** Days between which teaching begins; empty: no bound on this side. */
  readonly days: { readonly from: string; readonly to: string }
  readonly count: number
  readonly clear: () => void
}

export function useSearch(): Asked {
  const address = useAddress()
  const chosen = {
    kind: known(ProgrammeKind.options, address.all('kind')),
    form: known(StudyForm.options, address.all('form')),
    basis: known(Basis.options, address.all('basis')),
    hours: known(HoursBand.options, address.all('hours')),
    start: known(Start.options, address.all('start')),
    rating: known(Rating.options, address.all('rating')),
    specialty: address.all('specialty').slice(0, 30),
    organisation: address.all('organisation').filter((id) => uuid.test(id)),
  }
  const dayOf = (name: string) => (isIsoDate(address.get(name)) ? address.get(name) : '')
  const days = { from: dayOf('from'), to: dayOf('to') }
  const sort = Sort.safeParse(address.get('sort')).data
  const after = address.get('after')
  const text = address.get('q').slice(0, 200)
  const nothing = Object.fromEntries([...facetNames, 'from', 'to', 'after', 'q'].map((name) => [name, null]))
  return {
    address,
    chosen,
    days,
    search: {
      text,
      ...chosen,
      ...days,
      ...(sort ? { sort } : {}),
      ...(after ? { after } : {}),
      size: pageSize,
    },
    count: facetNames.reduce(
      (n, name) => n + chosen[name].length,
      (text ? 1 : 0) + (days.from || days.to ? 1 : 0),
    ),
    clear: () => address.set(nothing),
  }
}
