/** Rows of the catalogue → contract. */
import type { OrganisationCard } from '../../organisations/contract.ts'
import type { CatalogueLine } from '../contract.ts'
import type { Line } from '../store/lines.ts'
import { presentSession } from './programme.ts'

export const presentLines = (
  rows: readonly Line[],
  cards: ReadonlyMap<string, OrganisationCard>,
): CatalogueLine[] =>
  rows.map(({ organisationId, next, ...row }) => {
    const card = cards.get(organisationId)
    return {
      ...row,
      organisation: { id: organisationId, name: card?.name ?? '—', city: card?.city ?? '' },
      next: next && presentSession(next),
    }
  })
