/** One PostgreSQL for the whole run, with a template that has every migration. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../platform/migrate.ts'
import { startPostgres } from '../platform/postgres/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { ownerUrl: string; appUrl: string }
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nmo-pg-'))
  const postgres = await startPostgres({ dataDir, fast: true })
  const admin = new pg.Client({ connectionString: postgres.url('postgres', 'postgres') })
  await admin.connect()
  await admin.query('create database template_nmo')
  await admin.end()
  const ownerUrl = postgres.url('postgres', 'template_nmo')
  await migrate(ownerUrl, null)
  project.provide('postgres', { ownerUrl, appUrl: postgres.url('nmo_app', 'template_nmo') })
  return async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
