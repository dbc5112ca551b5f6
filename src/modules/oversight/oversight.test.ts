/** G5, G7: each attack sown into an honest month is found, exactly once and as what it is; the honest month gives nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../platform/random.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { addDays, dayOf, opened, searched } from './domain.ts'
import { makeReports } from './index.ts'
import { at, crowd, enter, honestDay, monthBefore, sow, wrong, type Staff } from './oversight.test.scene.ts'

let app: TestApp
let administrator: SigningClient
let admin: TestPerson
let people: string[]
let staff: Staff
let days: string[]

beforeAll(async () => {
  app = await testApp()
  admin = await app.person({ roles: ['administrator'] })
  administrator = await app.as(admin)
  people = await crowd(app, 1000)
  const [verifier, nightVerifier] = [
    await app.person({ roles: ['verifier'] }),
    await app.person({ roles: ['verifier'] }),
  ]
  staff = { verifier: verifier.id, nightVerifier: nightVerifier.id, subjects: people.slice(0, 300) }
  days = monthBefore(dayOf(app.now()))
  for (const [n, day] of days.entries()) await honestDay(app, day, n, people, staff)
}, 120_000)
afterAll(() => app.close())

const kinds = async (day: string): Promise<string[]> =>
  (await administrator.get(`/api/oversight/nights/${day}`)).body.findings.map((f: { kind: string }) => f.kind)

describe('G5 G7 the honest month', () => {
  test('every missed night is made up, once, and a thousand honest people give no finding', async () => {
    const together = await Promise.all([makeReports(app.context(null)), makeReports(app.context(null))])
    expect(together[0] + together[1]).toBe(30)
    expect(await makeReports(app.context(null))).toBe(0)
    const { body } = await administrator.get('/api/oversight/nights')
    expect(body.items.map((n: { day: string }) => n.day)).toEqual(days.toReversed())
    expect(body.items.filter((n: { findings: number }) => n.findings > 0)).toEqual([])
    expect(body.items[0].totals).toMatchObject({ signIns: 250, looks: expect.any(Number) })
    expect(await app.sql('select count(*)::int as n from identity.block')).toEqual([{ n: 0 }])
    expect((await app.events()).filter((t) => t === 'oversight.found')).toEqual([])
  })
})

describe('G5 G7 attacks of one day each', () => {
  const stranger = '203.0.113.9'
  /** Each is sown on a day of its own; the clock of the portal goes on to the night after it. */
  const attacks: readonly (readonly [kind: string, sowInto: (day: string) => Promise<void>])[] = [
    [
      'spray',
      (day) =>
        sow(
          app,
          Array.from({ length: 60 }, (_, i) => wrong(at(day, 3, i % 60), `spray-${i}`, stranger)),
        ),
    ],
    [
      'guessing',
      (day) =>
        sow(
          app,
          Array.from({ length: 25 }, (_, i) =>
            wrong(at(day, 4, i), 'victim', `198.51.100.${i}`, { subjectId: people[5]! }),
          ),
        ),
    ],
    [
      'code-guessing',
      async (day) => {
        const sessions = Array.from({ length: 4 }, () => uuidv7())
        for (const sessionId of sessions)
          await app.sql(
            `insert into identity.sign_in (session_id, person_id, method, first_step_at, device_name, is_new_device, ip) values ($1, $2, 'password', $3, 'x', true, '')`,
            [sessionId, people[6], at(day, 5)],
          )
        await sow(
          app,
          sessions.flatMap((sessionId) =>
            Array.from({ length: 3 }, (_, i) => ({
              at: at(day, 5, i),
              code: 'signed-in',
              outcome: 'refused' as const,
              sessionId,
              details: { code: 'code.wrong' },
            })),
          ),
        )
      },
    ],
    [
      'many-accounts',
      (day) =>
        enter(
          app,
          people.slice(10, 17).map((personId, i) => ({
            at: at(day, 6, i),
            personId,
            ip: stranger,
            suspicions: ['new-place', 'after-failures'],
          })),
        ),
    ],
    [
      'taken-over',
      (day) =>
        enter(app, [
          {
            at: at(day, 7),
            personId: people[20]!,
            ip: stranger,
            suspicions: ['new-place', 'after-failures'],
          },
        ]),
    ],
    [
      'far-places',
      (day) =>
        enter(app, [
          { at: at(day, 9), personId: people[21]!, ip: stranger, suspicions: ['new-place'] },
          { at: at(day, 9, 20), personId: people[21]!, ip: '192.0.2.44', suspicions: ['new-place'] },
        ]),
    ],
    [
      'night-looks',
      (day) =>
        sow(
          app,
          Array.from({ length: 40 }, (_, i) => ({
            at: at(day, 2, i),
            code: 'application-seen',
            actorId: staff.verifier,
            subjectId: people[i]!,
          })),
        ),
    ],
    [
      'many-looks',
      (day) =>
        sow(
          app,
          Array.from({ length: 200 }, (_, i) => ({
            at: at(day, 11, i % 60),
            code: 'licence-seen',
            actorId: staff.verifier,
            subjectId: people[i]!,
          })),
        ),
    ],
    [
      'probing',
      (day) =>
        sow(
          app,
          Array.from({ length: 60 }, (_, i) => ({
            at: at(day, 13, i),
            code: 'explanation-seen',
            outcome: 'refused' as const,
            actorId: people[30]!,
            details: { code: 'explanation.not-found' },
          })),
        ),
    ],
    [
      'recovery-flood',
      (day) =>
        sow(
          app,
          Array.from({ length: 40 }, (_, i) => ({
            at: at(day, 14, i),
            code: 'recovery-asked',
            ip: stranger,
          })),
        ),
    ],
    [
      'one-password',
      async (day) =>
        void (await app.sql(
          `insert into identity.block (id, scope, key, reason, at, until, kind, failures, accounts, addresses)
           values (gen_random_uuid(), 'password', 'mac', 'один пароль', $1, $1, 'one-password', 30, 30, '{198.51.100.1,198.51.100.2}')`,
          [at(day, 15)],
        )),
    ],
  ]

  test('each gives exactly its finding, whoever watches is told, a second night tells nothing twice', async () => {
    const sown: [string, string][] = []
    let day = dayOf(app.now())
    for (const [i, [kind, sowInto]] of attacks.entries()) {
      await honestDay(app, day, 30 + i, people, staff)
      await sowInto(day)
      sown.push([day, kind])
      day = addDays(day, 1)
    }
    app.travel(attacks.length * 86_400_000)
    administrator = await app.anotherBrowserOf(admin)
    expect(await makeReports(app.context(null))).toBe(attacks.length)
    for (const [when, kind] of sown) expect(await kinds(when), when).toEqual([kind])
    expect(sown.map(([, kind]) => kind).toSorted()).toEqual(attacks.map(([kind]) => kind).toSorted())
    await app.work()
    await makeReports(app.context(null))
    await app.work()
    const bell = (await administrator.get('/api/notifications')).body.items.filter((n: { link: string }) =>
      n.link.startsWith('/oversight/'),
    )
    expect(bell).toHaveLength(attacks.length)
  }, 120_000)

  test('a finding leads to the lines it stands on, and whoever is named learns of the look', async () => {
    const [{ id }] = (await app.sql(`select id from oversight.finding where kind = 'taken-over'`)) as [
      { id: string },
    ]
    const { status, body } = await administrator.get(`/api/oversight/findings/${id}`)
    expect(status).toBe(200)
    expect(body.finding.person.name).toBe('Честнова В.')
    expect(body.evidence.length).toBeGreaterThan(0)
    const looks = await app.sql(
      `select count(*)::int as n from platform.journal_entry where code = 'finding-seen' and subject_id = $1`,
      [body.finding.person.id],
    )
    expect(looks[0]!['n']).toBe(1)
  })

  test('the table opens in Excel, and nothing in it runs', async () => {
    const { body: nights } = await administrator.get('/api/oversight/nights')
    const reply = await administrator.get(`/api/oversight/nights/${nights.items[0].day}/file`)
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.raw.toString()).toMatch(/Отчёт о доступе;\d{4}-/)
  })

  test('nobody else reads the reports, and what a night has said cannot be changed', async () => {
    const { body } = await administrator.get('/api/oversight/nights')
    const { day } = body.items[0]
    const other = await app.as(await app.person({ roles: ['verifier'] }))
    for (const path of ['nights', `nights/${day}`, `nights/${day}/file`])
      expect((await other.get(`/api/oversight/${path}`)).status).toBe(403)
    expect((await administrator.get('/api/oversight/nights/2001-01-01')).status).toBe(404)
    await expect(app.sql(`update oversight.report set digest = 'x'`)).rejects.toThrow(
      /append|cannot|нельзя|refuse/i,
    )
  })
})

test('G7 every address that shows staff what is another’s is counted as a look, or says why not', () => {
  /** Numbers only, one's own saving of what was read already, organisations that ask to teach: nothing of a person. */
  const none = ['oversight-report-saved', 'providers-looked-at']
  const looks = app.portal.server.served.filter(
    ({ endpoint, permission, audit }) =>
      endpoint.method === 'GET' &&
      !['public', 'guest'].includes(permission) &&
      !permission.endsWith('.own') &&
      typeof audit === 'string',
  )
  const known = [...opened, ...searched, ...none]
  expect(looks.length).toBeGreaterThan(5)
  expect(
    looks
      .flatMap(({ audit }) => (typeof audit === 'string' ? [audit] : []))
      .filter((code) => !known.includes(code)),
  ).toEqual([])
})
