/** Cards of organisations for pages and for modules that name one. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { organisationNotFound, type OrganisationCard } from '../contract.ts'
import { presentCard } from '../present.ts'
import * as store from '../store.ts'

export async function readOrganisation(ctx: Context, id: string): Promise<OrganisationCard> {
  const card = await organisationCard(ctx, id)
  if (!card) throw new Problem(organisationNotFound)
  return card
}

/** Undefined when there is none; a closed one is still a card: it issued documents. */
export async function organisationCard(ctx: Context, id: string): Promise<OrganisationCard | undefined> {
  const row = await store.organisationById(ctx.db, id)
  return row && presentCard(row)
}

export async function organisationCards(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganisationCard>> {
  const rows = await store.organisationsByIds(ctx.db, ids)
  return new Map(rows.map((row) => [row.id, presentCard(row)]))
}

/** The number of the state names one organisation, whatever it is called. */
export async function organisationByOgrn(ctx: Context, ogrn: string): Promise<OrganisationCard | undefined> {
  const row = await store.organisationByOgrn(ctx.db, ogrn)
  return row && presentCard(row)
}
