/** What forms of other modules choose from: specialties, and organisations found by words. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import type { Find, Option } from '../../../web/ui/fields/options.ts'
import { searchOrganisations, specialties, type Specialty } from '../contract.ts'

/** Reference data: the same for the whole visit; empty until it comes. */
export function useSpecialties(): readonly Specialty[] {
  const { data } = useQuery({
    queryKey: ['specialties'],
    queryFn: ({ signal }) => call(specialties, {}, { signal }),
    staleTime: Infinity,
  })
  return data?.items ?? []
}

export const specialtyOption = (s: Specialty): Option => ({
  value: s.key,
  label: s.name,
  note: s.code ?? undefined,
})

const found =
  (kind?: 'educational'): Find =>
  async (text, signal) => {
    const query = { text, size: 10, ...(kind ? { kind } : {}) }
    const { items } = await call(searchOrganisations, { query }, { signal })
    return items.map((o) => ({ value: o.id, label: o.name, note: o.city }))
  }

export const placesBy: Find = found()
export const schoolsBy: Find = found('educational')
