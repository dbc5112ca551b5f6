/** Addresses of the register. Reading is open to everyone (A2). */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { listSpecialties } from './use-cases/list-specialties.ts'
import { readOrganisation } from './use-cases/read-organisation.ts'
import { changeOrganisation, createOrganisation } from './use-cases/save-organisation.ts'
import { searchOrganisations } from './use-cases/search-organisations.ts'

const open = quiet('открытый справочник')

export function routes(server: Server): void {
  serve(server, contract.searchOrganisations, {
    permission: 'public',
    audit: open,
    run: (ctx, { query }) => searchOrganisations(ctx, query),
  })
  serve(server, contract.readOrganisation, {
    permission: 'public',
    audit: open,
    run: (ctx, { params }) => readOrganisation(ctx, params.id),
  })
  serve(server, contract.createOrganisation, {
    permission: 'organisations.manage',
    audit: 'organisation-created',
    idempotent: true,
    run: (ctx, { body }) => createOrganisation(ctx, body),
  })
  serve(server, contract.changeOrganisation, {
    permission: 'organisations.manage',
    audit: 'organisation-changed',
    run: (ctx, { params, body }) => changeOrganisation(ctx, params.id, body),
  })
  serve(server, contract.specialties, {
    permission: 'public',
    audit: open,
    run: async (ctx, { query }) => ({
      items: await listSpecialties(ctx, query.level === undefined ? undefined : [query.level].flat()),
    }),
  })
}
