/** Each wall alone stops foreign rows, over HTTP (G6): the code without policies of rows, and policies of rows without the code. */
import { globSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { relations, type Relation } from '../docs/relations.ts'
import type { Context } from '../platform/context.ts'
import type { Role } from '../platform/permissions.ts'
import type { ServedRoute } from '../platform/serve.ts'
import { testApp, type TestApp } from './app.ts'
import type { TestPerson } from './people.ts'
import type { SigningClient } from './signing-client.ts'
import { things, type Thing } from './things.ts'

/** What is broken just now: every policy says yes, and whoever asks is taken for this person. */
const broken = vi.hoisted(() => ({ isPolicyOff: false, takenFor: null as string | null }))

const mocked = vi.hoisted(() => {
  type Module = Record<string, (...args: never[]) => unknown>
  return {
    policies: [] as string[],
    gullible: (name: string) => async (original: () => Promise<Module>) => {
      mocked.policies.push(name)
      const real = await original()
      return Object.fromEntries(
        Object.entries(real).map(([key, rule]) => [
          key,
          // «why not» and «bound to what» answer null when nothing stands in the way.
          (...args: never[]) =>
            broken.isPolicyOff ? (/^(why|bound)/.test(key) ? null : true) : rule(...args),
        ]),
      )
    },
  }
})

vi.mock('../platform/context.ts', async (original) => {
  const real: { personOf: (ctx: Context) => string } = await original()
  return { ...real, personOf: (ctx: Context) => broken.takenFor ?? real.personOf(ctx) }
})
vi.mock('../modules/applications/policy.ts', mocked.gullible('applications'))
vi.mock('../modules/content/policy.ts', mocked.gullible('content'))
vi.mock('../modules/credentials/policy.ts', mocked.gullible('credentials'))
vi.mock('../modules/credits/policy.ts', mocked.gullible('credits'))
vi.mock('../modules/files/policy.ts', mocked.gullible('files'))
vi.mock('../modules/identity/policy.ts', mocked.gullible('identity'))
vi.mock('../modules/journal/policy.ts', mocked.gullible('journal'))
vi.mock('../modules/learning/policy.ts', mocked.gullible('learning'))
vi.mock('../modules/studies/policy.ts', mocked.gullible('studies'))
vi.mock('../modules/presence/policy.ts', mocked.gullible('presence'))
vi.mock('../modules/licences/policy.ts', mocked.gullible('licences'))
vi.mock('../modules/plans/policy.ts', mocked.gullible('plans'))
vi.mock('../modules/records/policy.ts', mocked.gullible('records'))
vi.mock('../modules/registrations/policy.ts', mocked.gullible('registrations'))
vi.mock('../modules/staff/policy.ts', mocked.gullible('staff'))

let app: TestApp
let victim: TestPerson
const attackers = new Map<Role, SigningClient>()
const ids = new Map<Thing, string>()

/** Rights of a desk open the rows of a desk; these roles have none. */
const strangers: readonly Role[] = ['citizen', 'doctor', 'manager', 'auditor']

beforeAll(async () => {
  app = await testApp()
  victim = await app.person()
  for (const role of strangers)
    attackers.set(role, await app.as(await app.person(role === 'citizen' ? {} : { roles: [role] })))
  for (const [what, make] of Object.entries(things)) ids.set(what as Thing, await make(app, victim))
}, 60_000)
afterAll(() => app.close())

async function whilst<T>(what: Partial<typeof broken>, work: () => Promise<T>): Promise<T> {
  Object.assign(broken, what)
  try {
    return await work()
  } finally {
    Object.assign(broken, { isPolicyOff: false, takenFor: null })
  }
}

/** Rows of sign-in are read before anybody is known; the code alone stands around them (`walls.test.ts` says where else). */
const unwalled: readonly Thing[] = ['вход с устройства']

const answered = (client: SigningClient, { address, what }: Relation) => {
  const [method, path] = address.split(' ') as [string, string]
  const url = path.replace(':id', ids.get(what)!)
  return method === 'GET' ? client.get(url) : method === 'DELETE' ? client.delete(url) : client.post(url, {})
}

/** Roles that were shown another's thing, or changed it. */
async function shown(relation: Relation): Promise<string[]> {
  const seen: string[] = []
  for (const [role, client] of attackers) {
    const { status } = await answered(client, relation)
    if (status !== 403 && status !== 404) seen.push(`${role}: ${relation.address} ${status}`)
  }
  return seen
}

/** Everything that shows a person their own things without being told which. */
const ownLists = (): ServedRoute[] =>
  app.portal.server.served.filter(
    ({ endpoint, permission }) =>
      endpoint.method === 'GET' &&
      !endpoint.path.includes(':') &&
      permission.endsWith('.own') &&
      // The live line never ends; who one is (the name on the printed portfolio too), how one enters and is reached is read by the
      // door itself, before any wall.
      !/^\/api\/(live|profile|session|notifications\/settings|portfolio\/pdf)/.test(endpoint.path),
  )

const asText = async (client: SigningClient, path: string): Promise<string> =>
  JSON.stringify((await client.get(path)).body)

describe('G6 row-level security alone, every policy of the code says yes', () => {
  test.for(relations.filter((r) => !unwalled.includes(r.what)))('$what: $address', async (relation) => {
    const seen = await whilst({ isPolicyOff: true, takenFor: victim.id }, () => shown(relation))
    expect(seen).toEqual([])
  })

  test('every own list is as empty for whoever is taken for another as it is for a stranger', async () => {
    // Nobody else's journal is empty: the others have tried already.
    const [citizen, own] = [await app.as(await app.person()), await app.as(victim)]
    const leaks: string[] = []
    const silent: string[] = []
    for (const { endpoint } of ownLists()) {
      const both = async () => [
        await asText(citizen, endpoint.path),
        await whilst({ isPolicyOff: true, takenFor: victim.id }, () => asText(citizen, endpoint.path)),
      ]
      let [empty, mistaken] = await both()
      // One's own list may change between the two readings, as entries of the journal get their places; a leak stays.
      for (let n = 0; n < 2 && mistaken !== empty; n++) [empty, mistaken] = await both()
      if (mistaken !== empty)
        leaks.push(`${endpoint.path}: ${mistaken?.slice(0, 200)} instead of ${empty?.slice(0, 200)}`)
      if ((await asText(own, endpoint.path)) === empty) silent.push(endpoint.path)
    }
    expect(leaks).toEqual([])
    // What shows everybody the same says nothing about the wall.
    expect(silent.toSorted((a, b) => a.localeCompare(b))).toEqual([
      '/api/education/kinds',
      '/api/explanations',
      '/api/licences/questions',
      '/api/licences/rules',
      '/api/status',
    ])
  })

  test('nothing is put in another’s name', async () => {
    const citizen = attackers.get('citizen')!
    const before = await app.sql('select count(*)::int as n from records.draft where person_id = $1', [
      victim.id,
    ])
    const { status } = await whilst({ takenFor: victim.id }, () => citizen.post('/api/education/drafts', {}))
    expect(status).toBeGreaterThanOrEqual(400)
    expect(
      await app.sql('select count(*)::int as n from records.draft where person_id = $1', [victim.id]),
    ).toEqual(before)
  })
})

describe('G6 the code alone, no policy of rows', () => {
  const walls = async (how: 'enable' | 'disable') => {
    const tables = await app.sql(
      `select distinct schemaname || '.' || tablename as name from pg_policies where schemaname <> 'graphile_worker'`,
    )
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) await app.sql(`alter table ${String(name)} ${how} row level security`)
  }
  beforeAll(() => walls('disable'), 60_000)
  afterAll(() => walls('enable'), 60_000)

  test.for([...relations])('$what: $address', async (relation) => {
    expect(await shown(relation)).toEqual([])
  })

  test('no own list shows another’s', async () => {
    for (const { endpoint } of ownLists()) {
      const text = await asText(attackers.get('citizen')!, endpoint.path)
      expect(
        [...ids.values()].filter((id) => text.includes(`"${id}"`)),
        endpoint.path,
      ).toEqual([])
    }
  })
})

test('every policy of the portal was among those that said yes', () => {
  const all = globSync('src/modules/*/policy.ts').map((file) => file.split('/')[2])
  expect(new Set(mocked.policies)).toEqual(new Set(all))
})
