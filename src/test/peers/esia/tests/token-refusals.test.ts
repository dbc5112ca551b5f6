/** What the token endpoint refuses, and what it never does: give two answers for one code (esia facts §4, §9, §14). */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { streebog256, streebog512 } from '../../../../platform/crypto/gost/streebog.ts'
import { base64url, claims, EsiaClient, otherRsa, rsa, stamp, type Fields } from './client.ts'
import { codeOf, testStand, type TestStand } from './stand.ts'

let t: TestStand
beforeAll(async () => {
  t = await testStand()
})
afterAll(async () => {
  t.shift(0)
  await t.stand.close()
})

const refused = (error: string, code: string) => ({
  status: 400,
  body: { error, error_description: expect.stringMatching(new RegExp(`^ESIA-${code}: `)) },
})

describe.for(['v1', 'v2'] as const)('%s', (generation) => {
  test('a code works once: 007011', async () => {
    const code = await codeOf(t[generation])
    expect((await t[generation].token({ code })).status).toBe(200)
    expect(await t[generation].token({ code })).toMatchObject(refused('invalid_grant', '007011'))
  })

  test('a code runs out: 007011', async () => {
    const code = await codeOf(t[generation])
    t.shift(181)
    const later = stamp(new Date(Date.now() + 181_000))
    expect(await t[generation].token({ code, timestamp: later })).toMatchObject(
      refused('invalid_grant', '007011'),
    )
    t.shift(0)
  })

  test.for([
    ['an invented code', { code: 'e30.e30.e30' }, 'invalid_grant', '007011'],
    ['no code', { code: undefined }, 'invalid_request', '007014'],
    ['no grant_type', { grant_type: undefined }, 'invalid_request', '007014'],
    ['another grant_type', { grant_type: 'password' }, 'unsupported_grant_type', '007012'],
    ['no redirect_uri', { redirect_uri: undefined }, 'invalid_request', '007014'],
    ['an unknown redirect_uri', { redirect_uri: 'http://evil.example/' }, 'invalid_request', '007023'],
    ['the other redirect_uri', { redirect_uri: 'http://system.example/second' }, 'invalid_grant', '007011'],
    ['another scope', { scope: 'openid inn' }, 'invalid_scope', '007006'],
    [
      'a time two minutes ago',
      { timestamp: stamp(new Date(Date.now() - 120_000)) },
      'invalid_request',
      '007015',
    ],
    ['no timestamp', { timestamp: undefined }, 'invalid_request', '007014'],
    ['no state', { state: undefined }, 'invalid_request', '007014'],
    ['another token_type', { token_type: 'MAC' }, 'invalid_request', '007003'],
    ['an unknown system', { client_id: 'NOBODY' }, 'invalid_client', '008010'],
    ['no system', { client_id: undefined }, 'invalid_request', '007014'],
  ] as [string, Fields, string, string][])('%s', async ([, change, error, code]) => {
    const given = await codeOf(t[generation])
    const reply = await t[generation].token({ code: given, ...change })
    expect(reply).toMatchObject(refused(error, code))
    expect(reply.body.state === undefined).toBe('state' in change)
    expect(reply.body.access_token).toBeUndefined()
  })

  test('no client_secret: 007014; a wrong one: 007053, and the code stays good', async () => {
    const code = await codeOf(t[generation])
    expect(await t[generation].token({ code }, { client_secret: undefined })).toMatchObject(
      refused('invalid_request', '007014'),
    )
    expect(await t[generation].token({ code }, { client_secret: 'AAAA' })).toMatchObject(
      refused('access_denied', '007053'),
    )
    expect((await t[generation].token({ code })).status).toBe(200)
  })

  test('a code of another system: 007011', async () => {
    const code = await codeOf(t[generation])
    const thief = new EsiaClient(t.stand.url, 'OTHER', generation === 'v1' ? 1 : 2, otherRsa)
    expect(await thief.token({ code })).toMatchObject(refused('invalid_grant', '007011'))
    expect((await t[generation].token({ code })).status).toBe(200)
  })

  test('a parameter given twice, a body that is not a form, another method', async () => {
    const path = `${t.stand.url}/aas/oauth2/${generation === 'v1' ? 'te' : 'v3/te'}`
    const twice = await fetch(path, {
      method: 'POST',
      body: new URLSearchParams([
        ['state', 'a'],
        ['state', 'b'],
      ]),
    })
    expect(await twice.json()).toMatchObject({
      error_description: expect.stringContaining('ESIA-007003') as string,
    })
    const asJson = await fetch(path, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect([asJson.status, ((await asJson.json()) as { error: string }).error]).toEqual([
      400,
      'invalid_request',
    ])
    expect((await fetch(path)).status).toBe(405)
  })
})

test('a code of one generation is no good in the other: 007011', async () => {
  expect(await t.v2.token({ code: await codeOf(t.v1) })).toMatchObject(refused('invalid_grant', '007011'))
  expect(await t.v1.token({ code: await codeOf(t.v2) })).toMatchObject(refused('invalid_grant', '007011'))
})

test('v3: the string without the code is refused: 007053', async () => {
  const code = await codeOf(t.v2)
  const fields: Fields = { ...(await t.v2.request()), grant_type: 'authorization_code', code }
  expect(await t.v2.post(fields)).toMatchObject(refused('access_denied', '007053'))
})

test('v3: no certificate hash: 007014; a wrong one: 007053', async () => {
  const code = await codeOf(t.v2)
  expect(await t.v2.token({ code }, { client_certificate_hash: undefined })).toMatchObject(
    refused('invalid_request', '007014'),
  )
  expect(await t.v2.token({ code }, { client_certificate_hash: otherRsa.hash })).toMatchObject(
    refused('access_denied', '007053'),
  )
})

describe('PKCE', () => {
  const verifier = 'abcdefghijklmnopqrstuvwxyz-0123456789._~ABC'
  const challenge = (hash: (data: Uint8Array) => Uint8Array) => ({
    code_challenge_method: 'GOST3411',
    code_challenge: base64url(hash(Buffer.from(verifier))),
  })

  test.for([
    ['256', streebog256],
    ['512', streebog512],
  ] as const)('GOST3411 of %s bits', async ([, hash]) => {
    const code = await codeOf(t.v2, challenge(hash))
    expect((await t.v2.token({ code, code_verifier: verifier })).status).toBe(200)
  })

  test.for([
    ['another verifier', `${verifier.slice(0, 42)}D`, 'pkce_verification_error', '007040'],
    ['no verifier', undefined, 'pkce_verification_error', '007040'],
    ['a verifier of 42 signs', verifier.slice(0, 42), 'pkce_parameters_incorrect', '007038'],
  ] as const)('%s, and the code is used up', async ([, given, error, number]) => {
    const code = await codeOf(t.v2, challenge(streebog256))
    expect(await t.v2.token({ code, code_verifier: given })).toMatchObject(refused(error, number))
    expect(await t.v2.token({ code, code_verifier: verifier })).toMatchObject(
      refused('invalid_grant', '007011'),
    )
  })

  test('a verifier without a challenge: 007039', async () => {
    const code = await codeOf(t.v2)
    expect(await t.v2.token({ code, code_verifier: verifier })).toMatchObject(
      refused('pkce_challenge_missing', '007039'),
    )
  })
})

describe('client_credentials', () => {
  const ask = (change: Fields = {}) =>
    t.v1.token({
      grant_type: 'client_credentials',
      response_type: 'token',
      scope: 'org_inf?org_oid=1000400101 tech_inf',
      redirect_uri: undefined,
      ...change,
    })

  test('the system for itself: no refresh token, no id_token, no person', async () => {
    const { status, body } = await ask()
    expect(status).toBe(200)
    expect(body.refresh_token).toBeUndefined()
    expect(body.id_token).toBeUndefined()
    expect(claims(body.access_token)).not.toHaveProperty('urn:esia:sbj_id')
    expect(claims(body.access_token)).toMatchObject({
      scope: 'org_inf?org_oid=1000400101 tech_inf',
      client_id: 'SYSTEM',
    })
  })

  test.for([
    [{ response_type: undefined }, 'invalid_request', '007014'],
    [{ response_type: 'code' }, 'unsupported_response_type', '007009'],
    [{ scope: 'fullname' }, 'invalid_scope', '007006'],
    [{ scope: undefined }, 'invalid_request', '007014'],
  ] as [Fields, string, string][])('%o: %s %s', async ([change, error, code]) => {
    expect(await ask(change)).toMatchObject(refused(error, code))
  })

  test('a raw signature: 007053', async () => {
    const f: Fields = {
      client_id: 'SYSTEM',
      scope: 'tech_inf',
      timestamp: stamp(),
      state: randomUUID(),
      grant_type: 'client_credentials',
      response_type: 'token',
    }
    const secret = base64url(await rsa.raw(`${f['scope']}${f['timestamp']}SYSTEM${f['state']}`))
    expect(await t.v1.post({ ...f, client_secret: secret })).toMatchObject(refused('access_denied', '007053'))
  })
})
