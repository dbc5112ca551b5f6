/** Refresh tokens: each works once, a second use closes the whole chain, three ways of signing are taken (esia facts §3, §4). */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { base64url, claims, EsiaClient, redirectUri, rsa, stamp, type Fields } from './client.ts'
import { codeOf, login, testStand, type TestStand } from './stand.ts'

let t: TestStand
beforeAll(async () => {
  t = await testStand()
})
afterAll(() => t.stand.close())

const first = async (client = t.v2) => (await client.token({ code: await codeOf(client) })).body

const fieldsOf = (token: string, change: Fields = {}): Fields => ({
  client_id: 'SYSTEM',
  grant_type: 'refresh_token',
  refresh_token: token,
  scope: 'openid fullname snils birthdate mobile email',
  state: randomUUID(),
  timestamp: stamp(),
  redirect_uri: redirectUri,
  client_certificate_hash: rsa.hash,
  ...change,
})

const text = (f: Fields) =>
  `SYSTEM${f['scope'] ?? ''}${f['timestamp']}${f['state']}${f['redirect_uri'] ?? ''}`

async function renew(
  token: string,
  sign: (f: Fields) => string = (f) => text(f) + token,
  change: Fields = {},
) {
  const f = fieldsOf(token, change)
  return t.v2.post({ ...f, client_secret: base64url(await rsa.raw(sign(f))) })
}

const refused = (error: string, code: string) => ({
  status: 400,
  body: { error, error_description: expect.stringContaining(`ESIA-${code}`) as string },
})

describe('v3', () => {
  test.for([
    ['with the refresh token at the end', (token: string) => (f: Fields) => text(f) + token, {}],
    ['without it', () => text, {}],
    [
      'without hash and redirect_uri',
      (token: string) => (f: Fields) => `SYSTEM${f['scope']}${f['timestamp']}${f['state']}${token}`,
      { client_certificate_hash: undefined, redirect_uri: undefined },
    ],
    ['with an absent scope', (token: string) => (f: Fields) => text(f) + token, { scope: undefined }],
  ] as const)('signed %s: new tokens', async ([, sign, change]) => {
    const token = (await first()).refresh_token!
    const { status, body } = await renew(token, sign(token), change)
    expect(status).toBe(200)
    expect(body.refresh_token).not.toBe(token)
    expect(claims(body.access_token)['scope']).toContain('fullname?oid=')
    expect(body.id_token).toBeTruthy()
  })

  test('a second use closes the chain: 007028, also for the newest token, and REST goes dark', async () => {
    const start = await first()
    const second = (await renew(start.refresh_token!)).body
    const oid = claims(second.access_token)['urn:esia:sbj_id'] as number
    expect((await t.v2.rest(`/rs/prns/${oid}`, second.access_token)).status).toBe(200)
    expect(await renew(start.refresh_token!)).toMatchObject(refused('access_denied', '007028'))
    expect(await renew(second.refresh_token!)).toMatchObject(refused('access_denied', '007028'))
    expect((await t.v2.rest(`/rs/prns/${oid}`, second.access_token)).status).toBe(401)
  })

  test('unknown: 007011; of another scope: 007006; wrongly signed: 007053, and still good', async () => {
    const token = (await first()).refresh_token!
    expect(await renew(randomUUID())).toMatchObject(refused('invalid_grant', '007011'))
    expect(await renew(token, undefined, { scope: 'openid inn' })).toMatchObject(
      refused('invalid_scope', '007006'),
    )
    expect(await renew(token, () => 'something else')).toMatchObject(refused('access_denied', '007053'))
    expect((await renew(token)).status).toBe(200)
  })

  test('after its life: 007027', async () => {
    const token = (await first()).refresh_token!
    const month = 31 * 86_400
    t.shift(month)
    const reply = await renew(token, undefined, { timestamp: stamp(new Date(Date.now() + month * 1000)) })
    t.shift(0)
    expect(reply).toMatchObject(refused('expired_token', '007027'))
  })

  test('a deleted person: 007004', async () => {
    const person = t.stand.addPerson({ lastName: 'Уходящий', firstName: 'Пётр', snils: '087-654-323 04' })
    const code = await codeOf(t.v2, {}, person.snils)
    const token = (await t.v2.token({ code })).body.refresh_token!
    t.stand.changePerson(person.oid, { status: 'DELETED' })
    expect(await renew(token)).toMatchObject(refused('access_denied', '007004'))
  })
})

test('v1: PKCS#7 over the usual string', async () => {
  const token = (await first(t.v1)).refresh_token!
  const { status, body } = await t.v1.token({ grant_type: 'refresh_token', refresh_token: token })
  expect(status).toBe(200)
  expect(await t.v1.token({ grant_type: 'refresh_token', refresh_token: token })).toMatchObject(
    refused('access_denied', '007028'),
  )
  expect(body.refresh_token).toBeTruthy()
})

test('no refresh token with access_type=online, nor for a system without the permit', async () => {
  const online = await t.v2.token({ code: await codeOf(t.v2, { access_type: 'online' }) })
  expect(online.body.refresh_token).toBeUndefined()
  const frugal = new EsiaClient(t.stand.url, 'FRUGAL', 2, rsa)
  const code = await codeOf(frugal, { scope: 'openid fullname' }, login)
  expect((await frugal.token({ code, scope: 'openid fullname' })).body.refresh_token).toBeUndefined()
})
