/** G6: the first administrator comes by a link of the server, with a password and an application at once; over HTTP on real PostgreSQL. */
import { beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { snilsFrom } from '../../test/snils.ts'
import { nmo } from '../../test/terminal.ts'
import { appCode } from '../../test/totp.ts'
import { inviteAdministrator, inviteOnce } from './index.ts'

let app: TestApp
beforeEach(async () => {
  app = await testApp()
  return () => app.close()
})

const base = '/api/staff/invitation'
const password = 'синий трактор едет'
const facts = {
  familyName: 'Первая',
  givenName: 'Алла',
  patronymic: null,
  birthDate: '1980-05-06',
  snils: snilsFrom(112_300_999),
  password,
}
const invite = async () => (await inviteAdministrator(app.context(null))).token

async function opened(token: string) {
  const at = app.stranger()
  await at.begin()
  const reply = await at.post(`${base}/opening`, { token })
  return { at, reply, code: () => appCode(reply.body.appKey.key, app.now()) }
}

test('G6 a link founds the account: no default password, and only the application opens it', async () => {
  const token = await invite()
  const { at, code } = await opened(token)
  const accept = (over: object) => at.post(`${base}/acceptance`, { token, ...facts, code: code(), ...over })
  const weak = await accept({ password: 'Первая1980', code: '000000', snils: '1' })
  expect(weak.body.errors.map((e: { field: string }) => e.field).toSorted()).toEqual([
    'code',
    'password',
    'snils',
  ])
  expect((await accept({})).status).toBe(200)
  expect((await accept({})).body.code).toBe('invitation.dead')

  app.travel(30_000)
  const door = app.stranger()
  await door.begin()
  const first = await door.post('/api/identity/password/sign-in', { login: facts.snils, password })
  expect(first.body.secondStep).toMatchObject({ app: true, ways: [] })
  const session = await door.post('/api/session/activation', { app: code() })
  expect(session.body).toMatchObject({
    stage: 'signed-in',
    mustSetUpFactor: false,
    roles: ['citizen', 'administrator'],
  })
  const id = session.body.person.id
  const { grants } = (await door.get(`/api/staff/people/${id}`)).body
  expect(grants[0]).toMatchObject({ role: 'administrator', origin: 'setup', until: expect.any(String) })
  const journal = (await app.journal()).filter((row) => row.outcome === 'done').map((row) => row.code)
  expect(journal).toContain('first-administrator')
})

test('G6 whoever is signed in takes the role with their own account; an SMS is then too little', async () => {
  const person = await app.person()
  const own = await app.as(person)
  await app.sql(`update platform.session set proved_by = 'sms' where person_id = $1`, [person.id])
  const token = await invite()
  app.travel(11 * 60_000)
  expect((await own.post(`${base}/taking`, { token })).body.code).toBe('session.step-up-needed')
  await app.sql(`update platform.session set proved_at = $2 where person_id = $1`, [person.id, app.now()])
  expect((await own.post(`${base}/taking`, { token })).status).toBe(200)
  expect((await own.get('/api/session')).body).toMatchObject({
    roles: ['citizen', 'administrator'],
    mustSetUpFactor: true,
  })
})

describe('G6 the link', () => {
  test('is good once: of two at the same time one becomes the administrator', async () => {
    const token = await invite()
    const [one, two] = [await app.person(), await app.person()]
    const replies = await Promise.all(
      [one, two].map(async (who) => (await app.as(who)).post(`${base}/taking`, { token })),
    )
    expect(replies.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const rows = await app.sql(`select 1 from platform.role_grant where role = 'administrator'`)
    expect(rows).toHaveLength(1)
  })

  test('dies with its term, by a newer one, in another browser and where an administrator is', async () => {
    const old = await invite()
    const token = await invite()
    expect((await opened(old)).reply.body.code).toBe('invitation.dead')
    const { code } = await opened(token)
    // The key belongs to the browser that it was shown in.
    const other = app.stranger()
    await other.begin()
    const stolen = await other.post(`${base}/acceptance`, { token, ...facts, code: code() })
    expect(stolen.body.errors).toMatchObject([{ field: 'code' }])
    app.travel(24 * 3_600_000)
    expect((await opened(token)).reply.body.code).toBe('invitation.dead')
    const fresh = await invite()
    await app.person({ roles: ['administrator'] })
    expect((await opened(fresh)).reply.body.code).toBe('invitation.not-needed')
    await expect(invite()).rejects.toThrow('invitation.not-needed')
  })

  test('a СНИЛС that has an account already is told to enter with it', async () => {
    const person = await app.person()
    const token = await invite()
    const { at, code } = await opened(token)
    const taken = await at.post(`${base}/acceptance`, { token, ...facts, snils: person.snils, code: code() })
    expect(taken.body.code).toBe('registration.snils-taken')
    expect((await opened(token)).reply.status).toBe(200)
  })

  test('is made at the first start only; nmo says it once and keeps no more than its hash', async () => {
    const first = await inviteOnce(app.context(null))
    expect(first?.token).toMatch(/^[\w-]{43}$/)
    expect(await inviteOnce(app.context(null))).toBeNull()
    const env = {
      DATABASE_URL: app.database.ownerUrl,
      DATABASE_APP_URL: app.database.appUrl,
      NMO_DATA_DIR: app.dataDir,
      LOG_LEVEL: 'silent',
    }
    expect((await nmo(['admin', 'invite', '--hours', '100'], env)).failed).toContain('от 1 до 72')
    const { said } = await nmo(['admin', 'invite', '--hours', '2'], env)
    const token = /invitation#([\w-]{43})/.exec(said)![1]!
    expect((await opened(token)).reply.status).toBe(200)
    const kept = await app.sql('select encode(token_hash, $1) as hash from staff.invitation', ['base64'])
    expect(JSON.stringify([kept, await app.journal()])).not.toContain(token)
    await app.person({ roles: ['administrator'] })
    expect((await nmo(['admin', 'invite'], env)).failed).toContain('Администратор уже есть')
  })
})
