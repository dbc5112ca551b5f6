/** Addresses of the nightly reports. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { nightFile } from './use-cases/night-file.ts'
import { listNights, readFinding, readNight } from './use-cases/read-reports.ts'

export function routes(server: Server): void {
  const permission = 'reports.read'
  serve(server, contract.listNights, {
    permission,
    audit: quiet('только числа дней, без людей'),
    run: async (ctx, { query }) => ({ items: await listNights(ctx, query.to ?? null) }),
  })
  serve(server, contract.readNight, {
    permission,
    audit: 'oversight-report-seen',
    run: (ctx, { params }) => readNight(ctx, params.day),
  })
  serve(server, contract.nightFile, {
    permission,
    audit: 'oversight-report-saved',
    run: (ctx, { params }) => nightFile(ctx, params.day),
  })
  serve(server, contract.readFinding, {
    permission,
    audit: 'finding-seen',
    run: (ctx, { params }) => readFinding(ctx, params.id),
  })
}
