/** Limits of sign-in (§4.5) over HTTP on real PostgreSQL: attacks stop, owners do not. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode } from '../../test/post.ts'
import { again, bad, good, limitsScene, type Browser, type LimitsScene } from './limits.test.scene.ts'

let app: TestApp
let scene: LimitsScene
beforeAll(async () => {
  app = await testApp()
  scene = limitsScene(app)
})
afterAll(() => app.close())
// Days apart: the counts of one test are forgotten in the next.
beforeEach(() => app.travel(2 * 86_400_000))

describe('G5 an owner is never locked out by an outsider', () => {
  test('a hundred guesses of strangers close the password to strangers; the known browser goes on', async () => {
    const person = await scene.withPassword()
    const own = await scene.known(person, `${scene.network()}.1`)
    await app.sql(
      `insert into identity.failure_count (scope, key, count, since, last_at) values ('account', $1, 99, $2, $2)`,
      [person.id, app.now()],
    )
    const at = scene.network()
    await scene.guess(`${at}.1`, person.snils)
    expect((await scene.guess(`${at}.2`, person.snils, good)).body.code).toBe('sign-in.wrong')
    expect((await own.signIn(`${at}.3`, person.snils, good)).body.stage).toBe('second-step')
    expect((await scene.finish(own, person)).status).toBe(200)
    // The owner's own visit gives the strangers nothing back.
    expect((await scene.guess(`${at}.4`, person.snils, good)).body.code).toBe('sign-in.wrong')
    expect(await scene.blocks('account')).toHaveLength(1)
  })

  test('a hundred failures in the known browser itself close the password to everyone', async () => {
    const person = await scene.withPassword()
    const own = await scene.known(person, `${scene.network()}.1`)
    await app.sql(
      `insert into identity.failure_count (scope, key, count, since, last_at) values ('account-known', $1, 99, $2, $2)`,
      [person.id, app.now()],
    )
    await own.signIn(`${scene.network()}.1`, person.snils, bad())
    expect((await own.signIn(`${scene.network()}.1`, person.snils, good)).body.code).toBe('sign-in.wrong')
  })

  test('a blocked address stops no browser that was known before', async () => {
    const person = await scene.withPassword()
    const ip = `${scene.network()}.1`
    const own = await scene.known(person, ip)
    for (let i = 0; i < 20; i++) await scene.guess(ip, `user${i}@example.ru`)
    const stranger = await scene.guess(ip, person.snils, good)
    expect(stranger.status).toBe(429)
    expect(stranger.body.detail).toMatch(/С вашего адреса сети много неудачных входов.*Госуслуги/)
    expect((await own.signIn(ip, person.snils, good)).body.stage).toBe('second-step')
  })
})

describe('G5 attacks are recognised, blocks grow and expire by themselves', () => {
  test('one address, many failures: 15 minutes, then an hour, with its evidence', async () => {
    const ip = `${scene.network()}.7`
    for (let i = 0; i < 20; i++) expect((await scene.guess(ip, `a${i % 4}@example.ru`)).status).not.toBe(200)
    // Four logins are paused after five each; the twentieth failure of the address begins its own block.
    const [first] = (await scene.blocks('address')).filter((b) => b['key'] === ip)
    expect(first).toMatchObject({ seconds: 900, failures: 20, accounts: 4, addresses: [ip] })
    expect((await scene.guess(ip, 'other@example.ru')).status).toBe(429)
    expect((await scene.guess(ip, 'third@example.ru')).status).toBe(429)
    app.travel(901_000)
    for (let i = 0; i < 20; i++) await scene.guess(ip, `b${i}@example.ru`)
    const both = (await scene.blocks('address')).filter((b) => b['key'] === ip)
    expect(both.map((b) => b['seconds'])).toEqual([900, 3600])
    expect(both[0]).toMatchObject({ stopped: 2 })
  })

  test('one address, slowly, fifty accounts within the hour: an hour', async () => {
    const ip = `${scene.network()}.8`
    for (let i = 0; i < 50; i++) {
      if (i % 15 === 14) app.travel(310_000)
      await scene.guess(ip, `slow${i}@example.ru`)
    }
    const [spray] = (await scene.blocks('spray')).filter((b) => b['key'] === ip)
    expect(spray).toMatchObject({ seconds: 3600, accounts: 50 })
    expect((await scene.guess(ip, 'next@example.ru')).body.detail).toMatch(/перебирают учётные записи/)
    app.travel(3_601_000)
    expect((await scene.guess(ip, 'next@example.ru')).status).toBe(403)
  })

  test('neighbours of one network together: five times the limit', async () => {
    const at = scene.network()
    for (let i = 0; i < 100; i++) await scene.guess(`${at}.${1 + (i % 10)}`, `n${i}@example.ru`)
    const found = (await scene.blocks('address')).filter((b) => b['key'] === `${at}.0/24`)
    expect(found).toHaveLength(1)
    expect((await scene.guess(`${at}.200`, 'one-more@example.ru')).status).toBe(429)
  })

  test('one password on many accounts from as many networks: it is taken from strangers no more', async () => {
    const password = 'зима две тысячи двадцать шесть'
    for (let i = 0; i < 20; i++)
      expect((await scene.guess(`${scene.network()}.1`, `p${i}@example.ru`, password)).status).toBe(403)
    const stopped = await scene.guess(`${scene.network()}.1`, 'p21@example.ru', password)
    expect(stopped).toMatchObject({ status: 429, body: { code: 'sign-in.paused' } })
    expect(stopped.body.detail).toMatch(/Этот пароль сегодня пробовали/)
    const [block] = await scene.blocks('one-password')
    expect(block).toMatchObject({ seconds: 3600, accounts: 20 })
    expect(block!['addresses']).toHaveLength(20)
    expect(JSON.stringify(block)).not.toContain('зима')
    expect((await scene.guess(`${scene.network()}.1`, 'p21@example.ru', 'другой пароль совсем')).status).toBe(
      403,
    )
  })

  test('one account from many addresses: the block names them', async () => {
    const person = await scene.withPassword()
    for (let i = 0; i < 5; i++) await scene.guess(`${scene.network()}.1`, person.snils)
    const [block] = (await scene.blocks('guessing')).filter((b) => b['person_id'] === person.id)
    expect(block).toMatchObject({ seconds: 30, failures: 5 })
    expect(block!['addresses']).toHaveLength(5)
  })
})

describe('G5 codes are counted apart from passwords', () => {
  async function wrongCodes(client: Browser, person: TestPerson): Promise<void> {
    const { challengeId } = (await client.post('/api/session/code', { channel: 'sms' })).body
    const right = await lastCode(app, person.phone)
    const code = right === '000000' ? '000001' : '000000'
    for (let i = 0; i < 3; i++) await client.post('/api/session/activation', { challengeId, code })
  }

  test('whoever knows the password guesses codes across challenges: six wrong ones stop the codes, not the owner', async () => {
    const person = await scene.withPassword()
    const own = await scene.known(person, `${scene.network()}.1`)
    app.travel(86_400_000)
    const thief = await scene.browser()
    await thief.signIn(`${scene.network()}.1`, person.snils, good)
    await wrongCodes(thief, person)
    app.travel(61_000)
    await wrongCodes(thief, person)
    app.travel(61_000)
    const refused = await thief.post('/api/session/code', { channel: 'sms' })
    expect(refused).toMatchObject({ status: 429, body: { code: 'code.too-many' } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(700)
    const [block] = (await scene.blocks('code')).filter((b) => b['person_id'] === person.id)
    expect(block).toMatchObject({ failures: 6, seconds: 900 })
    // The password was right each time: its own counts know nothing of it.
    expect(
      await app.sql(`select 1 from identity.failure_count where scope like 'login%' and last_at > $1`, [
        new Date(app.now().getTime() - 300_000),
      ]),
    ).toEqual([])
    await again(own)
    await own.signIn(`${scene.network()}.1`, person.snils, good)
    expect((await scene.finish(own, person)).status).toBe(200)
  })

  test('codes that a stranger asks for kill none of the owner’s and use up none of their number', async () => {
    const person = await scene.withPassword()
    const own = await scene.known(person, `${scene.network()}.1`)
    app.travel(86_400_000)
    const thief = await scene.browser()
    await thief.signIn(`${scene.network()}.1`, person.snils, good)
    await again(own)
    await own.signIn(`${scene.network()}.1`, person.snils, good)
    const { challengeId } = (await own.post('/api/session/code', { channel: 'sms' })).body
    const code = await lastCode(app, person.phone)
    expect((await thief.post('/api/session/code', { channel: 'sms' })).status).toBe(200)
    expect((await own.post('/api/session/activation', { challengeId, code })).status).toBe(200)
  })
})

describe('G5 the person learns', () => {
  test('what was stopped stands in the profile with masked addresses, also when it is over', async () => {
    const person = await scene.withPassword()
    const at = scene.network()
    for (let i = 0; i < 6; i++) await scene.guess(`${at}.77`, person.snils)
    app.travel(60_000)
    const { body } = await (await app.as(person)).get('/api/profile')
    expect(body.blocks).toEqual([
      expect.objectContaining({
        kind: 'guessing',
        reason: 'Подбор пароля с незнакомых устройств',
        state: 'expired',
        failures: 5,
        stopped: 1,
        from: [`${at}.•`],
      }),
    ])
  })

  test('a new browser on a new network, and a right password after three wrong ones, are said to be unlike the person', async () => {
    const person = await scene.withPassword()
    await scene.known(person, `${scene.network()}.1`)
    const client = await scene.browser()
    const ip = `${scene.network()}.1`
    for (let i = 0; i < 3; i++) await client.signIn(ip, person.snils, bad())
    await client.signIn(ip, person.snils, good)
    await scene.finish(client, person)
    const rows = await app.sql(
      `select suspicions from identity.sign_in where person_id = $1 order by completed_at`,
      [person.id],
    )
    expect(rows.map((r) => r['suspicions'])).toEqual([[], ['new-place', 'after-failures']])
  })

  test('a changed number of policy acts at the next attempt', async () => {
    await app.sql(
      `insert into platform.policy (key, value, effective_from, source, set_by, why) values ('password.unknown.step', '3', $1, 'приказ', gen_random_uuid(), 'атака')`,
      [app.now()],
    )
    const login = 'policy@example.ru'
    const at = scene.network()
    expect((await scene.guess(`${at}.1`, login)).body.attemptsLeft).toBe(2)
    await scene.guess(`${at}.1`, login)
    await scene.guess(`${at}.1`, login)
    expect((await scene.guess(`${at}.1`, login)).status).toBe(429)
  })
})

test('G5 the mark of a known browser is worth nothing for another person', async () => {
  const [mine, theirs] = [await scene.withPassword(), await scene.withPassword()]
  const own = await scene.known(mine, `${scene.network()}.1`)
  const at = scene.network()
  for (let i = 0; i < 5; i++) await scene.guess(`${at}.1`, theirs.snils)
  expect((await own.signIn(`${at}.1`, theirs.snils, good)).status).toBe(429)
})
