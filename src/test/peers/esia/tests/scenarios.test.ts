/** Faults on demand, for everybody and for one person; the control API that sets them. */
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startEsiaSandbox } from '../index.ts'
import { scenarioWords, type ScenarioName } from '../scenarios.ts'
import { claims, stamp } from './client.ts'
import { Jar } from './jar.ts'
import { codeOf, login, password, refusalOf, testStand, type TestStand } from './stand.ts'

let t: TestStand
beforeAll(async () => {
  t = await testStand()
})
afterEach(() => t.stand.clearScenarios())
afterAll(() => t.stand.close())

const tokens = async (who = login) => (await t.v2.token({ code: await codeOf(t.v2, {}, who) })).body
const oidOf = (token: string) => claims(token)['urn:esia:sbj_id'] as number
const other = '155-888-999 56'

test('unconfirmed account: not trusted, no СНИЛС; conf_acc refuses', async () => {
  t.stand.setScenario('unconfirmed-account', { person: login })
  const { access_token: token, id_token: id } = await tokens()
  expect((await t.v2.rest(`/rs/prns/${oidOf(token)}`, token)).body).toMatchObject({ trusted: false })
  expect((await t.v2.rest(`/rs/prns/${oidOf(token)}`, token)).body).not.toHaveProperty('snils')
  expect(claims(id!)['urn:esia:sbj']).not.toHaveProperty('urn:esia:sbj:is_tru')
  expect(
    (await t.v2.enter(login, password, { person_filter: 'Y29uZl9hY2M=' })).get('error_description'),
  ).toContain('ESIA-007055')
})

test('changed СНИЛС: another valid one, the same each time, only for that person', async () => {
  t.stand.setScenario('changed-snils', { person: login })
  const token = (await tokens()).access_token
  const shown = async () => (await t.v2.rest(`/rs/prns/${oidOf(token)}`, token)).body['snils'] as string
  expect(await shown()).not.toBe(login)
  expect(await shown()).toBe(await shown())
  const theirs = (await tokens(other)).access_token
  expect((await t.v2.rest(`/rs/prns/${oidOf(theirs)}`, theirs)).body['snils']).toBe(other)
})

test('second account with the same СНИЛС: another OID, and REST answers under it', async () => {
  const before = oidOf((await tokens()).access_token)
  t.stand.setScenario('second-account', { person: login })
  const { access_token: token, id_token: id } = await tokens()
  expect(oidOf(token)).not.toBe(before)
  expect(claims(id!)['sub']).toBe(oidOf(token))
  expect((await t.v2.rest(`/rs/prns/${oidOf(token)}`, token)).body['snils']).toBe(login)
})

test('expired code; wrong state; refusal at consent; blocked; deleted; down for one', async () => {
  t.stand.setScenario('expired-code')
  expect((await t.v2.token({ code: await codeOf(t.v2) })).body.error_description).toContain('ESIA-007011')
  t.stand.clearScenarios()
  t.stand.setScenario('wrong-state')
  expect((await t.v2.enter(login, password, { state: 'mine' })).get('state')).not.toBe('mine')
  const played: [ScenarioName, string][] = [
    ['consent-refused', '007004'],
    ['blocked-account', '007036'],
    ['deleted-user', '007004'],
    ['down', '007008'],
  ]
  for (const [name, code] of played) {
    t.stand.clearScenarios()
    t.stand.setScenario(name, { person: login })
    expect((await t.v2.enter(login, password)).get('error_description'), name).toContain(`ESIA-${code}`)
    expect((await t.v2.enter(other, password)).get('code'), name).toBeTruthy()
  }
})

test('a deleted user over REST', async () => {
  const token = (await tokens()).access_token
  t.stand.setScenario('deleted-user', { person: login })
  expect((await t.v2.rest(`/rs/prns/${oidOf(token)}`, token)).body).toMatchObject({ status: 'DELETED' })
  expect((await t.v2.rest(`/rs/prns/${oidOf(token)}`, token)).body).not.toHaveProperty('snils')
})

test('the clock of the stand gone ahead: 007015; for one person: tokens from the future', async () => {
  t.stand.setScenario('clock-skew', { seconds: 90 })
  expect((await refusalOf(t.v2, {})).back?.get('error_description')).toContain('ESIA-007015')
  t.stand.clearScenarios()
  t.stand.setScenario('clock-skew', { person: login, seconds: 400 })
  expect(claims((await tokens()).access_token)['iat']).toBeGreaterThan(Date.now() / 1000 + 390)
})

test('slow and down for all; slow and a page instead of JSON for one', async () => {
  t.stand.setScenario('slow', { milliseconds: 120 })
  const started = Date.now()
  await fetch(`${t.stand.url}/aas/oauth2/v3/te`, { method: 'POST' })
  expect(Date.now() - started).toBeGreaterThanOrEqual(115)
  t.stand.clearScenarios()
  t.stand.setScenario('down')
  const down = await fetch(`${t.stand.url}/aas/oauth2/v2/ac`)
  expect([down.status, down.headers.get('retry-after')]).toEqual([503, '60'])
  expect((await fetch(`${t.stand.url}/scenarios`)).status).toBe(200)
  t.stand.clearScenarios()
  const [mine, theirs] = [await codeOf(t.v2), await codeOf(t.v2, {}, other)]
  t.stand.setScenario('html-error', { person: login })
  await expect(t.v2.token({ code: mine })).rejects.toThrow('JSON')
  expect((await t.v2.token({ code: theirs })).status).toBe(200)
})

test('failed second step, no second step: ESIA-007046', async () => {
  for (const name of ['failed-second-step', 'no-second-step'] as const) {
    t.stand.clearScenarios()
    t.stand.setScenario(name, { person: login })
    const jar = new Jar(t.stand.url)
    let page = await jar.get(t.v2.address(await t.v2.request({ scope: 'openid otp' })))
    page = await jar.submit(page, '/login', { login, password })
    for (let i = 0; i < 3 && page.location === undefined; i++)
      page = await jar.submit(page, '/code', { code: t.stand.messages().at(-1)!.code! })
    expect(new URL(page.location!).searchParams.get('error'), name).toBe('authorization2faNotAvailable')
  }
})

test('foreign key, wrong aud, wrong iss, expired tokens', async () => {
  const key = createPublicKey(
    new X509Certificate(t.stand.tokenCertificatePem).publicKey.export({ type: 'spki', format: 'pem' }),
  )
  const isOurs = (jwt: string) => {
    const at = jwt.lastIndexOf('.')
    return verify('sha256', Buffer.from(jwt.slice(0, at)), key, Buffer.from(jwt.slice(at + 1), 'base64url'))
  }
  expect(isOurs((await tokens()).access_token)).toBe(true)
  t.stand.setScenario('foreign-key', { person: login })
  expect(isOurs((await tokens()).access_token)).toBe(false)
  t.stand.clearScenarios()
  t.stand.setScenario('wrong-audience', { person: login })
  expect(claims((await tokens()).id_token!)['aud']).toBe('FOREIGN-SYSTEM')
  t.stand.clearScenarios()
  t.stand.setScenario('wrong-issuer', { person: login })
  expect(claims((await tokens()).id_token!)['iss']).not.toBe(t.stand.issuer)
  t.stand.clearScenarios()
  t.stand.setScenario('expired-token', { person: login })
  expect(claims((await tokens()).id_token!)['exp']).toBeLessThan(Date.now() / 1000)
})

describe('control API', () => {
  test('sets and clears scenarios, for one by СНИЛС', async () => {
    const set = await t.control('PUT', 'scenarios/slow', { milliseconds: 1, person: login })
    expect(set.body['active']).toMatchObject([
      { name: 'slow', milliseconds: 1, oid: t.stand.person(login)!.oid },
    ])
    expect((await t.control('GET', 'scenarios')).body['known']).toEqual(Object.keys(scenarioWords))
    expect((await t.control('PUT', 'scenarios/slow', { person: login, on: false })).body['active']).toEqual(
      [],
    )
    expect((await t.control('PUT', 'scenarios/unknown', {})).status).toBe(404)
    expect((await t.control('PUT', 'scenarios/slow', { person: '000' })).status).toBe(400)
    expect((await t.control('DELETE', 'scenarios')).status).toBe(200)
  })

  test('people: add, change, delete; secrets are not shown', async () => {
    const added = await t.control('POST', 'people', {
      lastName: 'Ручной',
      firstName: 'Иван',
      snils: '087-654-323 04',
    })
    expect(added.status).toBe(201)
    expect(JSON.stringify(added.body)).not.toContain('passwordHash')
    expect((await t.control('PATCH', 'people/08765432304', { level: 'simplified' })).body['level']).toBe(
      'simplified',
    )
    expect((await t.control('PATCH', 'people/08765432304', { passwordHash: 'x' })).status).toBe(400)
    expect((await t.control('DELETE', 'people/08765432304')).body['status']).toBe('DELETED')
    expect((await t.control('PATCH', 'people/08765432304', { level: 'standard' })).status).toBe(404)
    expect(
      (await t.control('POST', 'people', { lastName: 'Ручной', firstName: 'Иван', snils: '087-654-323 05' }))
        .status,
    ).toBe(400)
  })

  test('signs somebody in without a page, and stops', async () => {
    await t.control('PUT', 'as', { snils: other })
    const page = await new Jar(t.stand.url).get(t.v2.address(await t.v2.request()))
    expect(page.location).toContain('code=')
    await t.control('PUT', 'as', { snils: null })
    expect((await new Jar(t.stand.url).get(t.v2.address(await t.v2.request()))).text).toContain(
      'action="/login"',
    )
  })

  test('messages, clients, refusals', async () => {
    expect((await t.control('DELETE', 'messages')).body).toEqual({ messages: [] })
    expect((await t.control('GET', 'clients')).body['clients']).toHaveLength(5)
    await refusalOf(t.v2, { timestamp: stamp(new Date(0)) })
    expect(JSON.stringify((await t.control('GET', 'refusals')).body)).toContain('ESIA-007015')
    expect(
      (await t.control('POST', 'clients', { mnemonic: 'my esia', certificates: [], redirectUris: [] }))
        .status,
    ).toBe(400)
    expect((await t.control('GET', 'nothing')).status).toBe(404)
  })

  const address = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address

  test.skipIf(!address)('is closed to other machines, whatever host they name', async () => {
    const open = await startEsiaSandbox({ host: '0.0.0.0', publicUrl: 'http://localhost' })
    const port = open.port
    const status = (path: string) =>
      new Promise((resolve, reject) => {
        request({ host: address, port, path, headers: { host: 'localhost' } }, (reply) =>
          resolve(reply.resume().statusCode),
        )
          .on('error', reject)
          .end()
      })
    expect(await status('/')).toBe(200)
    expect(await status('/sandbox/api/people')).toBe(403)
    await open.close()
  })

  test('is closed to pages and to other host names', async () => {
    const url = `${t.stand.url}/sandbox/api/people`
    expect((await fetch(url, { headers: { origin: 'http://evil.example' } })).status).toBe(403)
    const status = await new Promise((resolve) => {
      request(url, { headers: { host: 'evil.example' } }, (reply) => resolve(reply.resume().statusCode)).end()
    })
    expect(status).toBe(403)
    const text = await fetch(`${t.stand.url}/sandbox/api/scenarios/slow`, {
      method: 'PUT',
      body: '{}',
      headers: { 'content-type': 'text/plain' },
    })
    expect(text.status).toBe(415)
  })
})

test('the page of scenarios switches them on and off', async () => {
  const jar = new Jar(t.stand.url)
  let page = await jar.get('/scenarios')
  for (const [title] of Object.values(scenarioWords)) expect(page.text).toContain(title)
  const { oid } = t.stand.person(login)!
  page = await jar.submit(page, '/scenarios', { name: 'slow', person: String(oid), amount: '1500' })
  expect(page.text).toContain('Соколова Анна Петровна, 1500 мс')
  page = await jar.submit(page, '/scenarios', { off: 'yes' })
  expect(page.text.replaceAll('\u00a0', ' ')).toContain('стенд отвечает как обычно')
})
