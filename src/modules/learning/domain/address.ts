/** The address of the catalogue that asks this. Pure. */
import type { CatalogueFilter } from '../contract.ts'

export function hrefOf({ text, from, to, ...facets }: CatalogueFilter): string {
  const words = new URLSearchParams(text ? { q: text } : {})
  for (const [name, values] of Object.entries(facets)) for (const value of values) words.append(name, value)
  for (const [name, day] of Object.entries({ from, to })) if (day) words.set(name, day)
  const query = words.toString()
  return query ? `/catalogue?${query}` : '/catalogue'
}
