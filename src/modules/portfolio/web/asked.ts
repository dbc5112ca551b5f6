/** What is asked of the portfolio, as it stands in the address. */
import { useAddress, type Address } from '../../../web/address.ts'
import { EntryKind, EntryStatus } from '../contract.ts'

const pageSize = 25

/** What somebody typed into the address by hand and no facet knows is passed over. */
const known = <T extends string>(options: readonly T[], values: readonly string[]): T[] =>
  values.filter((v): v is T => (options as readonly string[]).includes(v))

const day = (typed: string): string | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : undefined)

export interface Filter {
  readonly kind: EntryKind[]
  readonly status: EntryStatus[]
  readonly specialty: string[]
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly text: string
}

export interface Asked {
  readonly address: Address
  readonly filter: Filter
  readonly page: Filter & { readonly cursor?: string; readonly limit: number }
  readonly count: number
  readonly clear: () => void
}

export const names = ['q', 'kind', 'status', 'specialty', 'from', 'to', 'after'] as const

export function useAsked(): Asked {
  const address = useAddress()
  const filter: Filter = {
    kind: known(EntryKind.options, address.all('kind')),
    status: known(EntryStatus.options, address.all('status')),
    specialty: address.all('specialty').slice(0, 20),
    from: day(address.get('from')),
    to: day(address.get('to')),
    text: address.get('q').slice(0, 100),
  }
  const after = address.get('after')
  return {
    address,
    filter,
    page: { ...filter, ...(after ? { cursor: after } : {}), limit: pageSize },
    count:
      filter.kind.length +
      filter.status.length +
      filter.specialty.length +
      [filter.from, filter.to, filter.text].filter(Boolean).length,
    clear: () => address.set(Object.fromEntries(names.map((n) => [n, null]))),
  }
}
