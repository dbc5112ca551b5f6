/** A portal with an empty database, on a loopback port of its own, for as long as a suite runs. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readSettings } from '../../src/platform/config.ts'
import type { Context } from '../../src/platform/context.ts'
import { contextOf, system } from '../../src/platform/house.ts'
import { createLog } from '../../src/platform/log.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startPostgres } from '../../src/platform/postgres/index.ts'
import { openPortal, type Portal } from '../../src/portal.ts'
import { createServices } from '../../src/services.ts'

export interface FreshPortal {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  /** As the portal itself, for setting the scene by its use cases. */
  readonly context: () => Context
  readonly portal: Portal
  readonly close: () => Promise<void>
}

const page = new URL('../../dist/web', import.meta.url).pathname

/** `hasPage`: with the built page, for suites that play in a browser. */
export async function openFreshPortal({ hasPage = false } = {}): Promise<FreshPortal> {
  if (hasPage && !existsSync(page)) throw new Error('Страница не собрана: npm run build')
  const dataDir = mkdtempSync(join(tmpdir(), 'nmo-conformance-'))
  const postgres = await startPostgres({ dataDir, fast: true })
  const admin = new pg.Client({ connectionString: postgres.url('postgres', 'postgres') })
  await admin.connect()
  await admin.query('create database nmo')
  await admin.end()
  await migrate(postgres.url('postgres', 'nmo'), null)
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const settings = readSettings({
    NMO_DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    PUBLIC_ORIGIN: address,
    CONTENT_PORT: String(await freePort()),
  })
  const log = createLog('error')
  const services = await createServices(settings, log)
  const portal = await openPortal({
    databaseUrl: postgres.url('nmo_app', 'nmo'),
    services,
    log,
    tls: null,
    webFolder: hasPage ? page : null,
  })
  await portal.listen(port, '127.0.0.1')
  return {
    address,
    portal,
    context: () =>
      contextOf(portal.house, {
        actor: system,
        audit: 'conformance',
        requestId: 'conformance',
        origin: null,
      }),
    close: async () => {
      await portal.close()
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Addresses that the portal names itself must be known before it listens. */
const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
