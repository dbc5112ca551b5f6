/** Addresses of the store: those of the portal for whoever opens it to foreign systems, and those of xAPI. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { listClients, makeClient, revokeClient } from './use-cases/clients.ts'
import { readClient } from './use-cases/read-client.ts'
import { serveXapi } from './routes/xapi.ts'

const manage = 'lrs.manage'

export function routes(server: Server): void {
  serve(server, contract.listClients, {
    permission: manage,
    audit: quiet('внешние системы: названия и права, ничьих данных нет'),
    run: async (ctx) => ({ items: await listClients(ctx) }),
  })
  serve(server, contract.readClient, {
    permission: manage,
    audit: quiet('внешняя система и её журнал: кто открыл и закрыл, когда она читала; о ком — не видно'),
    run: (ctx, { params }) => readClient(ctx, params.id),
  })
  serve(server, contract.makeClient, {
    permission: manage,
    audit: 'lrs-client-made',
    run: (ctx, { body }) => makeClient(ctx, body),
  })
  serve(server, contract.revokeClient, {
    permission: manage,
    audit: 'lrs-client-revoked',
    run: (ctx, { params }) => revokeClient(ctx, params.id),
  })
  serveXapi(server)
}
