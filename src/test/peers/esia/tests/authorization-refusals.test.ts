/** What a request for a code is refused for, and by which code of ЕСИА (esia facts §2, §3, §9, §14). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { base64url, EsiaClient, gost, otherGost, otherRsa, rsa, stamp, type Fields } from './client.ts'
import { Jar } from './jar.ts'
import { refusalOf, testStand, type TestStand } from './stand.ts'

let t: TestStand
beforeAll(async () => {
  t = await testStand()
})
afterAll(() => t.stand.close())

const ago = (seconds: number) => stamp(new Date(Date.now() - seconds * 1000))

const both: [string, Fields, string, string][] = [
  ['no state', { state: undefined }, 'invalid_request', '007014'],
  ['no response_type', { response_type: undefined }, 'invalid_request', '007014'],
  ['no access_type', { access_type: undefined }, 'invalid_request', '007014'],
  ['no timestamp', { timestamp: undefined }, 'invalid_request', '007014'],
  ['no scope', { scope: undefined }, 'invalid_request', '007014'],
  ['an empty scope', { scope: '' }, 'invalid_scope', '007013'],
  ['another response_type', { response_type: 'token' }, 'unsupported_response_type', '007009'],
  ['another access_type', { access_type: 'sometimes' }, 'invalid_request', '007003'],
  ['a time two minutes ago', { timestamp: ago(120) }, 'invalid_request', '007015'],
  ['a time two minutes ahead', { timestamp: ago(-120) }, 'invalid_request', '007015'],
  ['a time in another form', { timestamp: '2026-11-23T12:00:00Z' }, 'invalid_request', '007003'],
  ['a day that is not', { timestamp: '2026.02.30 12:00:00 +0300' }, 'invalid_request', '007003'],
  ['an unknown scope', { scope: 'openid everything' }, 'invalid_scope', '007006'],
  ['a scope of systems', { scope: 'openid tech_inf' }, 'invalid_scope', '007006'],
  [
    'an unknown filter',
    { person_filter: Buffer.from('any_acc').toString('base64') },
    'invalid_request',
    '007003',
  ],
  [
    'filters that contradict',
    { person_filter: Buffer.from('acc_kid acc_not_kid').toString('base64') },
    'invalid_request',
    '007003',
  ],
  ['a filter that is not base64', { person_filter: 'conf_acc!' }, 'invalid_request', '007003'],
  ['an unknown role', { roles: 'E X' }, 'invalid_request', '007060'],
  ['an unknown kind', { obj_type: 'P Z' }, 'invalid_request', '007061'],
]

describe.for(['v1', 'v2'] as const)('%s refuses', (generation) => {
  test.for(both)('%s', async ([, change, error, code]) => {
    const { back, sent } = await refusalOf(t[generation], change)
    expect(back?.get('error')).toBe(error)
    expect(back?.get('error_description')).toMatch(new RegExp(`^ESIA-${code}: `))
    expect(back?.get('state')).toBe('state' in change ? null : sent['state'])
    expect(back?.get('code')).toBeNull()
  })

  test('a missing client_secret', async () => {
    const { back } = await refusalOf(t[generation], {}, { client_secret: undefined })
    expect(back?.get('error_description')).toContain('ESIA-007014')
    expect(back?.get('error_description')).toContain('[client_secret]')
  })

  test.for(['state', 'scope', 'timestamp', 'access_type'])('%s given twice', async (name) => {
    const address = t[generation].address(await t[generation].request())
    const page = await new Jar(t.stand.url).get(`${address}&${name}=x`)
    expect(new URL(page.location!).searchParams.get('error_description')).toContain('ESIA-007003')
  })

  test.for([
    ['an unknown address of return', { redirect_uri: 'http://evil.example/return' }, 'ESIA-007023'],
    [
      'an address that only begins like the registered one',
      { redirect_uri: 'http://system.example/return/more' },
      'ESIA-007023',
    ],
    ['no address of return', { redirect_uri: undefined }, 'ESIA-007014'],
    ['an unknown mnemonic', { client_id: 'NOBODY' }, 'ESIA-007005'],
    ['no mnemonic', { client_id: undefined }, 'ESIA-007014'],
  ] as const)('%s: a page, never a redirect', async ([, change, code]) => {
    const { page, back } = await refusalOf(t[generation], change)
    expect(page.status).toBe(400)
    expect(back).toBeUndefined()
    expect(page.text).toContain(code)
    expect(page.headers.get('content-type')).toContain('text/html')
  })

  test('redirect_uri given twice: a page', async () => {
    const address = t[generation].address(await t[generation].request())
    const page = await new Jar(t.stand.url).get(`${address}&redirect_uri=http://evil.example/`)
    expect(page).toMatchObject({ status: 400, location: undefined })
    expect(page.text).toContain('ESIA-007003')
  })
})

const secretWrong = 'ESIA-007053: OAuthErrorEnum.clientSecretWrong'

describe('v2: client_secret', () => {
  const wrong: [string, () => Promise<Fields>][] = [
    [
      'a v1 string',
      async () => {
        const f = await t.v2.request()
        return {
          ...f,
          client_secret: base64url(
            await rsa.raw(`${f['scope']}${f['timestamp']}${f['client_id']}${f['state']}`),
          ),
        }
      },
    ],
    [
      'the order of Appendix Г',
      async () => {
        const f = await t.v2.request()
        return {
          ...f,
          client_secret: base64url(
            await rsa.raw(`${f['scope']}${f['timestamp']}${f['client_id']}${f['state']}${f['redirect_uri']}`),
          ),
        }
      },
    ],
    [
      'a v1 container',
      async () => {
        const f = await t.v2.request()
        return { ...f, client_secret: base64url(await rsa.cms(text(f))) }
      },
    ],
    [
      'a signature by another key',
      async () => {
        const f = await t.v2.request()
        return { ...f, client_secret: base64url(await otherRsa.raw(text(f))) }
      },
    ],
    ['a changed scope', async () => ({ ...(await t.v2.request()), scope: 'openid inn' })],
    [
      'a changed address of return',
      async () => ({ ...(await t.v2.request()), redirect_uri: 'http://system.example/second' }),
    ],
    [
      'something that is no base64',
      async () => ({ ...(await t.v2.request()), client_secret: 'это не подпись' }),
    ],
    [
      'a hash of 40 digits (SHA-1)',
      async () => ({ ...(await t.v2.request()), client_certificate_hash: rsa.hash.slice(0, 40) }),
    ],
    [
      'the hash of another certificate',
      async () => ({ ...(await t.v2.request()), client_certificate_hash: otherRsa.hash }),
    ],
  ]
  const text = (f: Fields) =>
    `${f['client_id']}${f['scope']}${f['timestamp']}${f['state']}${f['redirect_uri']}`

  test.for(wrong)('%s: 007053', async ([, make]) => {
    const page = await new Jar(t.stand.url).get(t.v2.address(await make()))
    const back = new URL(page.location!).searchParams
    expect([back.get('error'), back.get('error_description')]).toEqual(['access_denied', secretWrong])
  })

  test('no certificate hash: 007014', async () => {
    const { back } = await refusalOf(t.v2, { client_certificate_hash: undefined })
    expect(back?.get('error_description')).toContain('ESIA-007014')
  })

  test.for([
    ['turned backwards, as CryptoPro writes', (s: Uint8Array) => Uint8Array.from(s).reverse()],
    ['r‖s instead of s‖r', (s: Uint8Array) => Buffer.concat([s.subarray(32), s.subarray(0, 32)])],
  ] as const)('a GOST signature %s: 007053', async ([, turn]) => {
    const f = await t.v2Gost.request()
    const page = await new Jar(t.stand.url).get(
      t.v2Gost.address({ ...f, client_secret: base64url(turn(await gost.raw(text(f)))) }),
    )
    expect(new URL(page.location!).searchParams.get('error_description')).toBe(secretWrong)
  })

  test('another GOST certificate with its own hash: 007053', async () => {
    const client = new EsiaClient(t.stand.url, 'SYSTEM-GOST', 2, otherGost)
    expect((await refusalOf(client, {})).back?.get('error_description')).toBe(secretWrong)
  })
})

describe('v1: client_secret', () => {
  test.for([
    [
      'a raw signature',
      async (f: Fields) => rsa.raw(`${f['scope']}${f['timestamp']}${f['client_id']}${f['state']}`),
    ],
    [
      'a v2 string',
      async (f: Fields) =>
        rsa.cms(`${f['client_id']}${f['scope']}${f['timestamp']}${f['state']}${f['redirect_uri']}`),
    ],
  ] as const)('%s: 007053', async ([, make]) => {
    const f = await t.v1.request()
    const page = await new Jar(t.stand.url).get(
      t.v1.address({ ...f, client_secret: base64url(await make(f)) }),
    )
    expect(new URL(page.location!).searchParams.get('error_description')).toBe(secretWrong)
  })

  test('a certificate that is not of this mnemonic: 007002', async () => {
    const client = new EsiaClient(t.stand.url, 'SYSTEM', 1, otherRsa)
    expect((await refusalOf(client, {})).back?.get('error_description')).toMatch(/^ESIA-007002/)
  })

  test('a system to which v1 is closed: 007005', async () => {
    const client = new EsiaClient(t.stand.url, 'FRUGAL', 1, rsa)
    expect((await refusalOf(client, { scope: 'openid' })).back?.get('error')).toBe('unauthorized_client')
  })
})

test('v2: a scope that the system was not given: 007005', async () => {
  const client = new EsiaClient(t.stand.url, 'FRUGAL', 2, rsa)
  expect((await refusalOf(client, { scope: 'openid snils' })).back?.get('error_description')).toMatch(
    /^ESIA-007005/,
  )
})

test('v2: personal scopes of a system that works by consents: 007071', async () => {
  const client = new EsiaClient(t.stand.url, 'CONSENTS', 2, rsa)
  expect((await refusalOf(client, {})).back?.get('error_description')).toMatch(/^ESIA-007071/)
})

test.for([
  [{ scope: 'openid fullname', scope_org: 'org_inf' }, '007006'],
  [{ scope: 'openid', scope_org: 'fullname' }, '007006'],
  [{ scope: 'openid fullname', permissions: 'W10' }, '007006'],
  [{ scope: 'openid', permissions: 'это не JSON' }, '036700'],
  [{ scope: 'openid', permissions: Buffer.from('[]').toString('base64url') }, '036700'],
] as const)('v2: %o: %s', async ([change, code]) => {
  expect((await refusalOf(t.v2, change)).back?.get('error_description')).toMatch(new RegExp(`^ESIA-${code}`))
})

test.for([
  [{ code_challenge_method: 'S256', code_challenge: 'a'.repeat(43) }, 'pkce_parameters_incorrect', '007038'],
  [{ code_challenge_method: 'GOST3411', code_challenge: 'short' }, 'pkce_parameters_incorrect', '007038'],
  [{ code_challenge: 'a'.repeat(43) }, 'pkce_parameters_incorrect', '007038'],
  [{ code_challenge_method: 'GOST3411' }, 'pkce_challenge_missing', '007039'],
] as const)('v2: PKCE %o: %s %s', async ([change, error, code]) => {
  const { back } = await refusalOf(t.v2, change)
  expect(back?.get('error')).toBe(error)
  expect(back?.get('error_description')).toContain(code)
})

test('v1 knows no PKCE: 007038', async () => {
  const { back } = await refusalOf(t.v1, {
    code_challenge_method: 'GOST3411',
    code_challenge: 'a'.repeat(43),
  })
  expect(back?.get('error')).toBe('pkce_parameters_incorrect')
})

test('the console tells the engineer what the answer must not', async () => {
  await refusalOf(t.v2, {}, { client_certificate_hash: otherRsa.hash })
  const page = await new Jar(t.stand.url).get('/console/tech')
  expect(page.text).toContain(otherRsa.hash)
  expect(page.text).toContain(rsa.hash)
})
