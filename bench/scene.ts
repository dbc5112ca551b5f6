/** The scene of the measurements: a real database with fsync on, people, applications, signed-in browsers. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres/index.ts'
import { uuidv7 } from '../src/platform/random.ts'
import { sessionCookie } from '../src/platform/session/gate.ts'
import { hashToken } from '../src/platform/session/store.ts'
import { newKey, type TestKey } from '../src/test/signing-client.ts'
import { snilsFrom } from '../src/test/snils.ts'

export interface Browser {
  readonly personId: string
  readonly sessionId: string
  readonly key: TestKey
  readonly cookie: string
}

export interface Guest {
  readonly sessionId: string
  readonly key: TestKey
  readonly cookie: string
}

export interface Scene {
  readonly dataDir: string
  readonly ownerUrl: string
  readonly appUrl: string
  readonly sql: (text: string, values?: unknown[]) => Promise<pg.QueryResult>
  readonly browser: () => Promise<Browser>
  /** A browser at the door: its session belongs to nobody yet. */
  readonly guest: () => Promise<Guest>
  /** Brings the number of applications to `total`, 25 for each applicant, spread over two years. */
  readonly growTo: (total: number) => Promise<void>
  /** Of the postmaster, as it is now. */
  readonly databasePid: () => number
  readonly close: () => Promise<void>
}

export async function openScene(): Promise<Scene> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nmo-bench-'))
  const postgres = await startPostgres({ dataDir })
  const ownerUrl = postgres.url('postgres', 'nmo')
  const admin = new pg.Client({ connectionString: postgres.url('postgres', 'postgres') })
  await admin.connect()
  await admin.query('create database nmo')
  await admin.end()
  await migrate(ownerUrl, null)
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => undefined)
  let people = 0

  async function guest(): Promise<Guest> {
    const [sessionId, key, token] = [uuidv7(), newKey(), randomBytes(32).toString('base64url')]
    await pool.query(
      `insert into platform.session (id, token_hash, jkt, public_jwk, state, ip, user_agent, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, $4, 'pre', '127.0.0.1', 'bench', now(), now(), now() + interval '30 minutes')`,
      [sessionId, hashToken(token), key.jkt, JSON.stringify(key.jwk)],
    )
    return { sessionId, key, cookie: `${sessionCookie}=${token}` }
  }

  async function browser(): Promise<Browser> {
    const [personId, sessionId, key] = [uuidv7(), uuidv7(), newKey()]
    const token = randomBytes(32).toString('base64url')
    await pool.query(
      `insert into identity.person (id, snils, family_name, given_name, patronymic, birth_date, gender, phone, phone_verified, email, email_verified, is_confirmed, created_at, updated_at)
       values ($1, $2, 'Замерова', 'Вера', 'Ильинична', '1980-01-01', 'F', $3, true, $4, true, true, now(), now())`,
      [
        personId,
        snilsFrom(200_000_000 + people),
        `+7901${String(1_000_000 + people)}`,
        `bench${people++}@example.ru`,
      ],
    )
    await pool.query(
      `insert into platform.session (id, token_hash, jkt, public_jwk, state, person_id, method, ip, user_agent, created_at, activated_at, last_seen_at, expires_at)
       values ($1, $2, $3, $4, 'active', $5, 'password', '127.0.0.1', 'bench', now(), now(), now(), now() + interval '8 hours')`,
      [sessionId, hashToken(token), key.jkt, JSON.stringify(key.jwk), personId],
    )
    return { personId, sessionId, key, cookie: `${sessionCookie}=${token}` }
  }

  return {
    dataDir,
    ownerUrl,
    appUrl: postgres.url('nmo_app', 'nmo'),
    sql: (text, values) => pool.query(text, values),
    browser,
    guest,
    growTo: async (total) => {
      await pool.query(
        `insert into applications.application
          (id, number, kind, subject_id, title, applicant_id, facts, status, version, submitted_at, clock_started_at, days_spent, due_on, decided_at, was_kept)
        select gen_random_uuid(), 'Б-' || n, 'education-record', gen_random_uuid(), 'Проверка диплома о переподготовке',
          md5('person' || n / 25)::uuid, '[]', case when n % 20 = 0 then 'under-review' else 'approved' end, 1,
          now() - n % 700 * interval '1 day', now(), 2, case when n % 20 = 0 then current_date + 3 end,
          case when n % 20 <> 0 then now() - n % 700 * interval '1 day' + interval '3 days' end, case when n % 20 <> 0 then true end
        from generate_series((select count(*) from applications.application) + 1, $1::bigint) n`,
        [total],
      )
      await pool.query('analyze applications.application')
    },
    databasePid: () => postgres.pid,
    close: async () => {
      await pool.end()
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
