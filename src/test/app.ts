/** The whole portal for a test: real PostgreSQL, real modules, a clock and people at hand. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import pg from 'pg'
import type { Module } from '../app.ts'
import type { Job } from '../platform/event.ts'
import { readSettings, type Settings } from '../platform/config.ts'
import type { Context } from '../platform/context.ts'
import { contextOf, personActor, system, type House } from '../platform/house.ts'
import { createLog } from '../platform/log.ts'
import type { Role } from '../platform/permissions.ts'
import { uuidv7 } from '../platform/random.ts'
import type { Services } from '../platform/services.ts'
import { insertGrant } from '../platform/session/grants.ts'
import { sessionCookie } from '../platform/session/gate.ts'
import { hashToken, insertSession } from '../platform/session/store.ts'
import { openPortal } from '../portal.ts'
import { createServices } from '../services.ts'
import { testDatabase } from './database.ts'
import { createSigningClient, newKey, type SigningClient } from './signing-client.ts'
import { insertTestPerson, type TestPerson } from './people.ts'

export interface TestAppOptions {
  readonly settings?: Record<string, string>
  /** Parts of the outside replaced by those of the test. */
  readonly services?: Partial<Services>
  readonly modules?: readonly Module[]
  /** Instead of the one of `LOG_LEVEL`. */
  readonly log?: Logger
}

export async function testApp(options: TestAppOptions = {}) {
  const database = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'nmo-test-'))
  const settings: Settings = readSettings({
    NMO_DATA_DIR: dataDir,
    PASSWORD_COST: '4',
    LOG_LEVEL: 'error',
    ...options.settings,
  })
  const log = options.log ?? createLog(settings.LOG_LEVEL)
  const services: Services = { ...(await createServices(settings, log)), ...options.services }
  let offsetMs = 0
  const now = () => new Date(Date.now() + offsetMs)
  const portal = await openPortal({
    databaseUrl: database.appUrl,
    services,
    log,
    tls: null,
    webFolder: null,
    now,
    ...(options.modules ? { modules: options.modules } : {}),
  })
  await portal.app.ready()
  const { house } = portal
  const origin = new URL(settings.PUBLIC_ORIGIN).origin
  let isWorking = false

  const clients = new Map<string, SigningClient>()
  async function signIn(person: TestPerson): Promise<SigningClient> {
    const key = newKey()
    const token = randomBytes(32).toString('base64url')
    const id = uuidv7()
    const at = now()
    await insertSession(house.db, {
      id,
      tokenHash: hashToken(token),
      jwk: key.jwk,
      jkt: key.jkt,
      ip: '127.0.0.1',
      userAgent: 'тест',
      now: at,
      expiresAt: new Date(at.getTime() + 30 * 60_000),
    })
    await sql`update platform.session set state = 'active', person_id = ${person.id}, method = 'password', activated_at = ${at},
      proved_by = 'app', proved_at = ${at} where id = ${id}`.execute(house.db)
    return createSigningClient(portal.app, origin, key, new Map([[sessionCookie, token]]), now)
  }

  /** Past the rules of giving, which have tests of their own. */
  const give = (
    person: TestPerson | { readonly id: string },
    role: Role,
    organisationId: string | null = null,
  ) =>
    insertGrant(
      house.db,
      {
        id: uuidv7(),
        personId: person.id,
        role,
        organisationId,
        origin: 'grant',
        basis: '',
        until: null,
        grantedBy: null,
        approvedBy: null,
        approvedAt: null,
      },
      now(),
    )

  return {
    portal,
    house,
    give,
    take: (person: { readonly id: string }, role: Role) =>
      sql`update platform.role_grant set ended_at = ${now()} where person_id = ${person.id} and role = ${role} and ended_at is null`.execute(
        house.db,
      ),
    settings,
    origin,
    dataDir,
    database,
    now,
    /** The clock of the portal goes on from there. */
    travel: (ms: number) => void (offsetMs += ms),
    person: async (
      over: {
        roles?: readonly Role[]
        organisationId?: string
        snils?: string
        fullName?: [string, string, string]
      } = {},
    ): Promise<TestPerson> => {
      const person = await insertTestPerson(house.db, over)
      for (const role of over.roles ?? []) {
        await give(person, role, over.organisationId)
      }
      return person
    },
    /** A signed-in browser of that person; the same one each time. */
    as: async (person: TestPerson): Promise<SigningClient> => {
      const known = clients.get(person.id) ?? (await signIn(person))
      clients.set(person.id, known)
      return known
    },
    /** Another browser of the same person. */
    anotherBrowserOf: signIn,
    /** A browser that nobody has signed in with; `begin()` first for guest routes. */
    stranger: () => createSigningClient(portal.app, origin, newKey(), new Map(), now),
    /** A context as use cases get it, for scenes that no address can set. */
    context: (person: TestPerson | null, roles: readonly Role[] = []): Context =>
      contextOf(house, {
        actor: person
          ? personActor({ personId: person.id, sessionId: null, roles, organisationId: null })
          : system,
        audit: 'test',
        requestId: 'test',
        origin: null,
        now: now(),
      }),
    /** Delivers every event to its hearers until nothing is waiting; a failing hearer fails the test. */
    work: async (): Promise<void> => {
      if (isWorking) return
      isWorking = true
      try {
        await workOff(house, portal.jobs)
      } finally {
        isWorking = false
      }
    },
    events: async (): Promise<string[]> =>
      (await sql<{ type: string }>`select type from platform.outbox order by id`.execute(house.db)).rows.map(
        (r) => r.type,
      ),
    journal: async (): Promise<{ code: string; outcome: string; details: Record<string, unknown> }[]> =>
      (
        await sql<{
          code: string
          outcome: string
          details: Record<string, unknown>
        }>`select code, outcome, details from platform.journal_entry order by id`.execute(
          house.scopes.of(system),
        )
      ).rows,
    /** As a superuser. */
    sql: async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
      const client = new pg.Client({ connectionString: database.ownerUrl })
      await client.connect()
      try {
        return (await client.query(text, values)).rows as Record<string, unknown>[]
      } finally {
        await client.end()
      }
    },
    close: async () => {
      await portal.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof testApp>>

/** The queue without the worker process: each job in its turn, so that a test sees the cause of a failure. */
async function workOff(house: House, all: readonly Job[]): Promise<void> {
  const jobs = new Map(all.map((j) => [j.name, j]))
  for (;;) {
    const { rows } = await sql<{ id: string; task: string; payload: { event?: number; payload: unknown } }>`
      select j.id::text as id, t.identifier as task, j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where j.run_at <= now() + interval '1 hour' order by j.id limit 1`.execute(house.db)
    const [row] = rows
    if (!row) return
    const job = jobs.get(row.task)
    if (!job) throw new Error(`Нет задания ${row.task}`)
    const ctx = contextOf(house, {
      actor: system,
      audit: job.name,
      requestId: `job:${job.name}`,
      origin: null,
    })
    if (job.kind === 'schedule') await job.work(ctx)
    else await job.work(ctx, row.payload.payload, String(row.payload.event ?? ''))
    await sql`select graphile_worker.complete_jobs(array[${row.id}::bigint])`.execute(house.db)
  }
}
