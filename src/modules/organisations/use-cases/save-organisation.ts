/** An administrator keeps the register: adds an organisation or changes a card. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import {
  ogrnTaken,
  organisationChanged,
  organisationNotFound,
  organisationSaved,
  type OrganisationCard,
  type OrganisationFields,
} from '../contract.ts'
import { faultsOf } from '../domain.ts'
import { presentCard } from '../present.ts'
import * as store from '../store.ts'

function check(ctx: Context, fields: OrganisationFields): void {
  const errors = faultsOf(fields, ctx.now.toISOString().slice(0, 10))
  if (errors.length > 0) throw new Problem(invalid, { errors })
}

export const createOrganisation = (ctx: Context, fields: OrganisationFields): Promise<OrganisationCard> =>
  ctx.transaction(async (tx) => {
    check(tx, fields)
    const row = await store.insertOrganisation(tx.db, tx.services.random.uuid(), fields, tx.now)
    if (!row)
      throw new Problem(ogrnTaken, {
        errors: [{ field: 'ogrn', message: 'Такой ОГРН уже есть в справочнике' }],
      })
    return tell(tx, row, true)
  })

export const changeOrganisation = (
  ctx: Context,
  id: string,
  body: OrganisationFields & { version: number },
): Promise<OrganisationCard> =>
  ctx.transaction(async (tx) => {
    const { version, ...fields } = body
    const known = await store.organisationById(tx.db, id)
    if (!known) throw new Problem(organisationNotFound)
    check(tx, fields)
    if (await store.ogrnIsTaken(tx.db, fields.ogrn, id)) {
      throw new Problem(ogrnTaken, {
        errors: [{ field: 'ogrn', message: 'Такой ОГРН уже есть в справочнике' }],
      })
    }
    const row = await store.updateOrganisation(tx.db, id, version, fields, tx.now)
    if (!row) throw new Problem(organisationChanged, { current: presentCard(known) })
    return tell(tx, row, false)
  })

async function tell(tx: Context, row: store.OrganisationRecord, isNew: boolean): Promise<OrganisationCard> {
  await tx.record({
    subjectId: null,
    object: { kind: 'organisation', id: row.id },
    details: { name: row.name, isNew },
  })
  await tx.publish(organisationSaved, { organisationId: row.id, name: row.name, isNew })
  return presentCard(row)
}
