/** What real clients do and the stand must bear (esia facts §14). */
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasGostEngine, hasOpenssl, openssl } from '../../../../platform/crypto/gost/engine.ts'
import {
  claims,
  EsiaClient,
  given,
  gost,
  redirectUri,
  rsa,
  stamp,
  type Credentials,
  type Fields,
} from './client.ts'
import { Jar } from './jar.ts'
import { codeOf, login, password, testStand, type TestStand } from './stand.ts'

let t: TestStand
beforeAll(async () => {
  t = await testStand()
})
afterAll(() => t.stand.close())

/** Signs in with ready parameters and gives the code. */
async function enterWith(client: EsiaClient, fields: Fields): Promise<string> {
  const jar = new Jar(client.base)
  let page = await jar.get(client.address(fields))
  page = await jar.submit(page, '/login', { login, password })
  if (page.text.includes('action="/consent"')) page = await jar.submit(page, '/consent', { answer: 'yes' })
  return new URL(page.location!).searchParams.get('code')!
}

describe.for(['v1', 'v2'] as const)('%s: client_secret', (generation) => {
  test.for([
    [
      'base64url with «=»',
      (s: Buffer) => s.toString('base64url') + '='.repeat((4 - (s.toString('base64url').length % 4)) % 4),
    ],
    ['base64url without «=»', (s: Buffer) => s.toString('base64url')],
    ['plain base64', (s: Buffer) => s.toString('base64')],
  ] as const)('%s', async ([, encode]) => {
    const client = t[generation]
    const f = await client.request()
    const secret = encode(Buffer.from(f['client_secret']!, 'base64url'))
    const code = await enterWith(client, { ...f, client_secret: secret })
    expect((await client.token({ code })).status).toBe(200)
  })
})

test.skipIf(!hasOpenssl)('v1: PKCS#7 with the content inside', async () => {
  const sign = (f: Fields) =>
    openssl(
      [
        'cms',
        '-sign',
        '-nodetach',
        '-binary',
        '-outform',
        'DER',
        '-signer',
        path('rsa.pem'),
        '-inkey',
        path('rsa.key'),
      ],
      Buffer.from(`${f['scope']}${f['timestamp']}${f['client_id']}${f['state']}`),
    ).toString('base64url')
  const f = await t.v1.request()
  const code = await enterWith(t.v1, { ...f, client_secret: sign(f) })
  const call: Fields = {
    ...f,
    client_secret: undefined,
    code,
    grant_type: 'authorization_code',
    response_type: undefined,
  }
  expect((await t.v1.post({ ...call, client_secret: sign(call) })).status).toBe(200)
})

const path = (name: string) => new URL(`fixtures/${name}`, import.meta.url).pathname

test('the request for a code may come as a form', async () => {
  const jar = new Jar(t.stand.url)
  const fields = Object.fromEntries(given(await t.v1.request()))
  const page = await jar.post('/aas/oauth2/ac', fields)
  expect(page.text).toContain('action="/login"')
})

test('the same state on both calls', async () => {
  const state = '2a1c6fd2-9c6f-47cf-9d4e-1f2f4b9f11d5'
  const code = await codeOf(t.v2, { state })
  expect(await t.v2.token({ code, state })).toMatchObject({ status: 200, body: { state } })
})

test('refresh_token=<state> sent along with the code', async () => {
  const code = await codeOf(t.v2)
  expect((await t.v2.token({ code }, { refresh_token: '2a1c6fd2-9c6f-47cf-9d4e-1f2f4b9f11d5' })).status).toBe(
    200,
  )
})

describe.for(['v1', 'v2'] as const)('%s: scope of the token call', (generation) => {
  const bound = 'openid fullname snils birthdate mobile email'

  test('only openid, signed so: tokens for what the code was given for', async () => {
    const reply = await t[generation].token({ code: await codeOf(t[generation]), scope: 'openid' })
    expect(claims(reply.body.access_token)['scope']).toContain('fullname?oid=')
  })

  test('absent, signed as absent', async () => {
    const reply = await t[generation].token({ code: await codeOf(t[generation]), scope: undefined })
    expect(claims(reply.body.access_token)['scope']).toContain('snils?oid=')
  })

  test('absent, signed with the scope of the code', async () => {
    const code = await codeOf(t[generation])
    const reply = await t[generation].token({ code, scope: bound }, { scope: undefined })
    expect(reply.status).toBe(200)
  })

  test('the same items in another order', async () => {
    const scope = bound.split(' ').toReversed().join(' ')
    expect((await t[generation].token({ code: await codeOf(t[generation]), scope })).status).toBe(200)
  })
})

test('an empty scope_org, unknown parameters, a lower-case hash, display=popup', async () => {
  const change = {
    scope_org: '',
    client_certificate_hash: rsa.hash.toLowerCase(),
    display: 'popup',
    nonce: 'n',
  }
  const code = await codeOf(t.v2, change)
  expect((await t.v2.token({ code, scope_org: '' })).status).toBe(200)
})

test('a clock 50 seconds off', async () => {
  const code = await codeOf(t.v2, { timestamp: stamp(new Date(Date.now() - 50_000)) })
  expect((await t.v2.token({ code, timestamp: stamp(new Date(Date.now() + 50_000)) })).status).toBe(200)
})

test('a time in another zone', async () => {
  const moscow = stamp(new Date(Date.now() + 3 * 3_600_000)).replace('+0000', '+0300')
  expect((await t.v2.token({ code: await codeOf(t.v2, { timestamp: moscow }) })).status).toBe(200)
})

test('REST: embed=(), a trailing slash, both prefixes', async () => {
  const { body } = await t.v2.token({ code: await codeOf(t.v2) })
  const oid = claims(body.access_token)['urn:esia:sbj_id'] as number
  for (const prefix of ['/rs', '/esia-rs/api/public/v1', '/esia-rs/api/public/v2']) {
    for (const end of ['', '/', '?embed=()', '/?embed=()']) {
      const reply = await t.v2.rest(`${prefix}/prns/${oid}${end}`, body.access_token)
      expect(reply, prefix + end).toMatchObject({ status: 200, body: { firstName: 'Анна' } })
    }
  }
})

const folder = mkdtempSync(join(tmpdir(), 'esia-engine-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.skipIf(!hasGostEngine).for([1, 2] as const)(
  'a client that signs by OpenSSL with the GOST engine, generation %i',
  async (generation) => {
    const made = (text: string, ...args: string[]) => {
      writeFileSync(join(folder, 'text'), text)
      return openssl([...args, join(folder, 'text')])
    }
    const key = path('gost.key')
    const engine: Credentials = {
      certificate: gost.certificate,
      hash: gost.hash,
      raw: async (text) => made(text, 'dgst', '-engine', 'gost', '-md_gost12_256', '-sign', key),
      cms: async (text) =>
        made(
          text,
          'cms',
          '-sign',
          '-engine',
          'gost',
          '-signer',
          path('gost.pem'),
          '-inkey',
          key,
          '-md',
          'md_gost12_256',
          '-binary',
          '-outform',
          'DER',
          '-in',
        ),
    }
    const client = new EsiaClient(t.stand.url, 'SYSTEM-GOST', generation, engine)
    expect((await client.token({ code: await codeOf(client) })).status).toBe(200)
    expect(readFileSync(key, 'utf8')).toContain('PRIVATE KEY')
    expect(redirectUri).toContain('http')
  },
)
