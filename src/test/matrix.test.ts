/** The table of rights is true: every address is called by every role and by nobody, own and foreign (G6, F8). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationRelations, relations, type Relation } from '../docs/relations.ts'
import { grants, roles, sectionNeeded, type Role } from '../platform/permissions.ts'
import { sectionClosed } from '../platform/refusals.ts'
import type { ServedRoute } from '../platform/serve.ts'
import { testApp, type TestApp } from './app.ts'
import type { TestPerson } from './people.ts'
import type { Reply, SigningClient } from './signing-client.ts'
import { things } from './things.ts'

const esiaKey = (name: string) => new URL(`peers/esia/tests/fixtures/${name}`, import.meta.url).pathname
const unknown = '0193a1de-0000-7000-8000-000000000999'
let app: TestApp
const people = new Map<Role, TestPerson>()

beforeAll(async () => {
  // A portal that may talk with Госуслуги: whoever may begin to link an account is answered with an address.
  app = await testApp({ settings: { ESIA_KEY_FILE: esiaKey('rsa.key'), ESIA_CERT_FILE: esiaKey('rsa.pem') } })
  for (const role of roles)
    people.set(role, await app.person(role === 'citizen' ? {} : { roles: [role], organisationId: unknown }))
}, 60_000)
afterAll(() => app.close())

const call = (client: SigningClient, method: string, url: string): Promise<Reply> => {
  if (method === 'GET') return client.get(url)
  if (method === 'DELETE') return client.delete(url)
  return client[method === 'PUT' ? 'put' : 'post'](url, {})
}

/** An address with every parameter filled by something that is not there. */
const filled = ({ endpoint }: ServedRoute): string =>
  endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    /offset|page|shelf/.test(name) ? '1' : name === 'kind' ? 'application' : unknown,
  )

/** What ends or changes the sessions of whoever calls is called by somebody who is not needed afterwards. */
const spoils = ({ endpoint: e }: ServedRoute): boolean =>
  e.method !== 'GET' && /\/api\/(session|profile)/.test(e.path)

const isOpen = (route: ServedRoute): boolean => route.permission === 'public' || route.permission === 'guest'

/** The lines of the table that the calls did not confirm. */
async function wrongCells(role: Role, only: (route: ServedRoute) => boolean): Promise<string[]> {
  const person = people.get(role)!
  const usual = await app.as(person)
  const wrong: string[] = []
  for (const route of app.portal.server.served) {
    const { permission } = route
    if (permission === 'public' || permission === 'guest' || !only(route)) continue
    // The live line never ends by itself: its own test walks it.
    if (route.endpoint.path === '/api/live') continue
    const client = spoils(route) ? await app.as(await app.person()) : usual
    const { status, body } = await call(client, route.endpoint.method, filled(route))
    const holders: readonly Role[] = grants[permission]
    const isGranted = holders.includes('citizen') || holders.includes(role)
    const refusedByRight = status === 403 && (body.code === 'forbidden' || body.code === sectionClosed.code)
    // A section of work stands closed here: nobody has papers.
    const isAdmitted = isGranted && sectionNeeded[permission] === undefined
    if (status === 401 || status >= 500 || refusedByRight === isAdmitted)
      wrong.push(`${route.endpoint.method} ${route.endpoint.path}: ${status} ${String(body?.code ?? '')}`)
  }
  return wrong
}

describe('G6 the table of rights is true', () => {
  test.for(roles)('every address called by %s', { timeout: 60_000 }, async (role) => {
    // What every citizen may, every role may too: one role walks it whole, the others what differs.
    const differs = (route: ServedRoute) =>
      !isOpen(route) &&
      !(grants[route.permission as keyof typeof grants] as readonly Role[]).includes('citizen')
    expect(await wrongCells(role, role === 'citizen' ? () => true : differs)).toEqual([])
  })

  test(
    'nobody without sign-in gets further than the door, whatever they sign with',
    { timeout: 60_000 },
    async () => {
      const stranger = app.stranger()
      await stranger.begin()
      const opened: string[] = []
      for (const route of app.portal.server.served.filter((r) => !isOpen(r))) {
        const { method } = route.endpoint
        const unsigned = await app.portal.app.inject({
          method: method as 'GET',
          url: filled(route),
          headers: { host: new URL(app.origin).host },
        })
        const asGuest = await call(stranger, method, filled(route))
        if (unsigned.statusCode !== 401 || asGuest.status !== 401)
          opened.push(`${method} ${route.endpoint.path}: ${unsigned.statusCode}, ${asGuest.status}`)
      }
      expect(opened).toEqual([])
    },
  )
})

describe('G6 own and foreign', () => {
  const addressed = ({ address }: Relation, id: string): [string, string] => {
    const [method, path] = address.split(' ') as [string, string]
    return [method, path.replace(':id', id)]
  }

  test.for(relations)('$what: $address', { timeout: 60_000 }, async (relation) => {
    expect(await wrongAnswers(relation)).toEqual([])
  })

  async function wrongAnswers(relation: Relation): Promise<string[]> {
    const owner = await app.person({ roles: relation.own >= 400 ? [...relation.foreign] : [] })
    const own = await app.as(owner)
    const make = () => things[relation.what](app, owner)
    const wrong: string[] = []
    let id = await make()
    for (const role of roles) {
      const { status } = await call(await app.as(people.get(role)!), ...addressed(relation, id))
      const isShown = status < 300
      const isHidden = status === 403 || status === 404
      if (relation.foreign.includes(role) ? !isShown : !isHidden) wrong.push(`${role}: ${status}`)
      if (isShown) id = await make()
    }
    const { status } = await call(own, ...addressed(relation, id))
    return status === relation.own ? wrong : [...wrong, `хозяин: ${status}`]
  }

  test('every relation names an address that is served', () => {
    const served = app.portal.server.served.map((r) => `${r.endpoint.method} ${r.endpoint.path}`)
    expect(relations.filter((r) => !served.includes(r.address)).map((r) => r.address)).toEqual([])
  })
})

describe('G6 own organisation and another', () => {
  const place = (n: number) => `0193a1de-0000-7000-8000-0000000002${String(n).padStart(2, '0')}`

  test.for([...organisationRelations])('$what: $address', async ({ what, address, isList }) => {
    const [own, other] = [place(1), place(2)]
    const worker = await app.person({ roles: ['nurse'], organisationId: own })
    const [grant] = await app.sql('select id from platform.role_grant where person_id = $1', [worker.id])
    const [proposal] = await app.sql(
      `insert into staff.proposal (id, person_id, role, organisation_id, basis, asked_at, state)
       values (gen_random_uuid(), $1, 'doctor', $2, 'приказ', now(), 'waiting') returning id`,
      [worker.id, own],
    )
    const id = String({ роль: grant!['id'], 'предложение роли': proposal!['id'], человек: worker.id }[what])
    const [method, path] = address.split(' ') as [string, string]
    const asked = async (organisationId: string): Promise<Reply> => {
      const client = await app.as(await app.person({ roles: ['manager'], organisationId }))
      const url = path.replace(':id', id)
      return method === 'GET' ? client.get(url) : client.post(url, { why: 'Уволилась из организации' })
    }
    const shown = ({ status, body }: Reply): boolean =>
      isList ? JSON.stringify(body).includes(`"${id}"`) : status < 300
    const foreign = await asked(other)
    expect(shown(foreign)).toBe(false)
    expect(isList ? [200] : [403, 404]).toContain(foreign.status)
    expect(shown(await asked(own))).toBe(true)
  })
})
