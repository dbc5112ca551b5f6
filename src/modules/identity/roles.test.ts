/** F1, F8: one role acts at a time; what is held is read at the instant of the request. Over HTTP and PostgreSQL. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../platform/random.ts'
import { sessionCookie } from '../../platform/session/gate.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

let person: TestPerson
let browser: SigningClient
beforeEach(async () => {
  person = await app.person({ roles: ['verifier', 'auditor'] })
  browser = await app.as(person)
})

const sessionOf = async (at: SigningClient) => (await at.get('/api/session')).body
const queueOf = async (at: SigningClient) => (await at.get('/api/desk/queue')).status
const switchTo = (role: string, at = browser) => at.post('/api/session/role', { role })
const tokenOf = (at: SigningClient): string => at.cookies.get(sessionCookie)!

describe('F1 several roles in one person', () => {
  test('nothing but the own acts until one is chosen', async () => {
    const { work, roles } = await sessionOf(browser)
    expect(work).toMatchObject({ active: 'citizen', mustChoose: true })
    expect(work.held.map((h: { role: string }) => h.role)).toEqual(['citizen', 'verifier', 'auditor'])
    expect(roles).toEqual(['citizen'])
    expect(await queueOf(browser)).toBe(403)
  })

  test('only the chosen one acts, and the choice is journalled', async () => {
    expect((await switchTo('verifier')).body.work).toMatchObject({ active: 'verifier', mustChoose: false })
    expect(await queueOf(browser)).toBe(200)
    expect((await switchTo('auditor')).body.roles).toEqual(['citizen', 'auditor'])
    expect(await queueOf(browser)).toBe(403)
    const written = (await app.journal()).filter((j) => j.code === 'role-switched').slice(-2)
    expect(written.map((j) => j.details)).toMatchObject([
      { from: 'citizen', role: 'verifier' },
      { from: 'verifier', role: 'auditor' },
    ])
  })

  test('a role that is not held cannot be chosen', async () => {
    const { status, body } = await switchTo('administrator')
    expect([status, body.code]).toEqual([409, 'role.not-held'])
  })

  test('the only work role acts by itself', async () => {
    const one = await app.as(await app.person({ roles: ['verifier'] }))
    expect((await sessionOf(one)).work).toMatchObject({ active: 'verifier', mustChoose: false })
  })

  test('the citizen may be chosen although there is a work role', async () => {
    const one = await app.as(await app.person({ roles: ['verifier'] }))
    await switchTo('citizen', one)
    expect(await queueOf(one)).toBe(403)
    expect((await sessionOf(one)).work).toMatchObject({ active: 'citizen', mustChoose: false })
  })

  test('another browser of the person keeps its own role', async () => {
    const other = await app.anotherBrowserOf(person)
    await switchTo('verifier', other)
    await switchTo('auditor')
    expect(await queueOf(other)).toBe(200)
  })
})

describe('F1 a switch gives the session a new token', () => {
  test('the old one opens it a few seconds more, with the new rights, and then nothing', async () => {
    await switchTo('verifier')
    const old = tokenOf(browser)
    await switchTo('auditor')
    const fresh = tokenOf(browser)
    expect(fresh).not.toBe(old)
    // Lost reply: until the new token comes back the old one is as good.
    app.travel(60_000)
    browser.cookies.set(sessionCookie, old)
    expect(await queueOf(browser)).toBe(403)
    browser.cookies.set(sessionCookie, fresh)
    expect((await sessionOf(browser)).work.active).toBe('auditor')
    browser.cookies.set(sessionCookie, old)
    expect((await sessionOf(browser)).stage).toBe('signed-in')
    app.travel(16_000)
    expect(await queueOf(browser)).toBe(401)
    browser.cookies.set(sessionCookie, fresh)
    expect((await sessionOf(browser)).stage).toBe('signed-in')
  })
})

describe('F8 what is held is read at the instant of the request', () => {
  const inMs = (ms: number) => new Date(app.now().getTime() + ms)
  const grant = (role: string, from: Date | null, until: Date | null) =>
    app.sql(
      `insert into platform.role_grant (id, person_id, role, granted_at, starts_at, until) values ($1, $2, $3, now() - interval '1 day', $4, $5)`,
      [uuidv7(), person.id, role, from, until],
    )

  test('a role whose term is over acts no more, though no job has run', async () => {
    person = await app.person()
    browser = await app.as(person)
    await grant('verifier', inMs(-1000), inMs(30_000))
    expect(await queueOf(browser)).toBe(200)
    const { sectionsChangeInMs, work } = await sessionOf(browser)
    expect(sectionsChangeInMs).toBeGreaterThan(20_000)
    expect(work.held.at(-1).until).not.toBeNull()
    app.travel(31_000)
    expect(await queueOf(browser)).toBe(403)
  })

  test('a role begins at its instant', async () => {
    person = await app.person()
    browser = await app.as(person)
    await grant('verifier', inMs(30_000), null)
    expect(await queueOf(browser)).toBe(403)
    app.travel(31_000)
    expect(await queueOf(browser)).toBe(200)
  })

  test('a role taken away takes its rights with the next request of every browser', async () => {
    await switchTo('verifier')
    const other = await app.anotherBrowserOf(person)
    await switchTo('verifier', other)
    await app.take(person, 'verifier')
    expect([await queueOf(browser), await queueOf(other)]).toEqual([403, 403])
    // What is left acts by itself: there is nothing to choose from.
    expect((await sessionOf(browser)).work).toMatchObject({ active: 'auditor', mustChoose: false })
    await app.give(person, 'verifier')
    expect(await queueOf(browser)).toBe(200)
  })

  test('who heads an organisation at Госуслуги answers for it here', async () => {
    person = await app.person()
    browser = await app.as(person)
    const [row] = await app.sql(
      `insert into identity.employment (id, person_id, esia_org_oid, kind, short_name, full_name, ogrn, is_chief, is_admin, first_seen_at, last_seen_at)
      values ($1, $2, '1000', 'LEGAL', 'ГКБ', 'ГКБ', '1027700132195', true, false, now() - interval '1 hour', now()) returning id`,
      [uuidv7(), person.id],
    )
    expect((await sessionOf(browser)).work.active).toBe('manager')
    await app.sql(`update identity.employment set ended_at = $2 where id = $1`, [row!['id'], app.now()])
    expect((await sessionOf(browser)).work.active).toBe('citizen')
  })

  test('a role unknown to this version gives nothing', async () => {
    person = await app.person()
    browser = await app.as(person)
    await grant('emperor', null, null)
    expect((await sessionOf(browser)).work).toMatchObject({ active: 'citizen', mustChoose: false })
  })
})
