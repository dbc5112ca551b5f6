/** Tricks with paths, headers, bodies and other people's pages, over a real socket (G5, G8): two readers must never read one request differently. */
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from './app.ts'
import type { TestPerson } from './people.ts'
import type { SigningClient } from './signing-client.ts'

let app: TestApp
let person: TestPerson
let client: SigningClient
let port: number
let host: string
let cookie: string

beforeAll(async () => {
  app = await testApp()
  person = await app.person()
  client = await app.as(person)
  host = new URL(app.origin).host
  await app.portal.listen(0, '127.0.0.1')
  port = (app.portal.app.server.address() as AddressInfo).port
  cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
})
afterAll(() => app.close())

/** Bytes as they are; the status of each answer that came back. */
function raw(text: string): Promise<number[]> {
  return new Promise((done, fail) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.setTimeout(1500, () => socket.destroy())
    socket.on('data', (data: Buffer) => (heard += data.toString('latin1')))
    socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && fail(error))
    socket.on('close', () =>
      done([...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((m) => Number(m[1])).filter((s) => s !== 100)),
    )
  })
}
const lines = (...all: string[]): string => `${all.join('\r\n')}\r\n\r\n`
const get = (path: string, ...headers: string[]): string =>
  lines(`GET ${path} HTTP/1.1`, `Host: ${host}`, `Cookie: ${cookie}`, 'Connection: close', ...headers)

describe('G8 paths', () => {
  test.for([
    '//api/profile',
    '/api//profile',
    '/api/../api/profile',
    '/api/./profile',
    '/api/..;/api/profile',
    '/api/%2e%2e/api/profile',
    '/api%2fprofile',
    '/api%252fprofile',
    '/api/%252e%252e/profile',
    '/api\\profile',
    '/api/profile%00.js',
    '/api/profile\t',
    '/API/profile',
    '/api/profile/',
    '/api/profile;a=b',
    '/static/..%2fapi/profile',
  ])('%s reaches nothing that is somebody’s', async (path) => {
    const statuses = await raw(get(path))
    expect(statuses).toHaveLength(1)
    expect([400, 401, 404]).toContain(statuses[0])
  })

  test('an absolute address, another host, two hosts and no host are refused', async () => {
    const foreign = 'evil.example'
    expect(await raw(get(`https://${foreign}/api/profile`))).toEqual([400])
    expect(await raw(lines('GET /api/about HTTP/1.1', `Host: ${foreign}`, 'Connection: close'))).toEqual([
      400,
    ])
    expect(
      await raw(lines('GET /api/about HTTP/1.1', `Host: ${host}`, `Host: ${foreign}`, 'Connection: close')),
    ).not.toContain(200)
    expect(await raw(lines('GET /api/about HTTP/1.1', 'Connection: close'))).toEqual([400])
    // What stands in front of us is not asked for the host either.
    expect(
      await raw(get('/api/about', `X-Forwarded-Host: ${foreign}`, `Forwarded: host=${foreign}`)),
    ).toEqual([200])
  })
})

describe('G8 bodies that two readers would cut differently', () => {
  const post = (...headers: string[]) =>
    lines('POST /api/session/begin HTTP/1.1', `Host: ${host}`, 'Content-Type: application/json', ...headers)
  const hidden = get('/api/profile')

  test.for<[string, string]>([
    ['length and chunks together', `${post('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n`],
    ['two lengths', `${post('Content-Length: 2', 'Content-Length: 60')}{}`],
    ['chunks named twice', `${post('Transfer-Encoding: chunked', 'Transfer-Encoding: identity')}0\r\n\r\n`],
    ['chunks named obscurely', `${post('Transfer-Encoding: xchunked')}0\r\n\r\n`],
    ['a length with a sign', `${post('Content-Length: +2')}{}`],
    ['a folded header', `${post('Content-Length:', ' 2')}{}`],
    ['a space before the colon', `${post('Content-Length : 2')}{}`],
    ['a bare line feed', `POST /api/session/begin HTTP/1.1\nHost: ${host}\nContent-Length: 2\n\n{}`],
  ])('%s: refused, and nothing hidden behind it is heard', async ([, text]) => {
    const statuses = await raw(text + hidden)
    expect(statuses[0] ?? 400).toBeGreaterThanOrEqual(400)
    expect(statuses.length).toBeLessThanOrEqual(1)
  })
})

describe('G8 headers and parameters', () => {
  test('a method in a header or in the query is no method', async () => {
    const draft = (await client.post('/api/education/drafts', {})).body.id
    const url = `/api/education/drafts/${draft}`
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override'])
      expect((await client.get(url, { headers: { [name]: 'DELETE' } })).status).toBe(200)
    expect((await client.post(`${url}?_method=DELETE`, {})).status).toBe(404)
    expect((await client.get(url)).status).toBe(200)
  })

  test('nobody says where a request came from but the connection itself', async () => {
    const headers = {
      'x-forwarded-for': '203.0.113.99',
      forwarded: 'for=203.0.113.99',
      'x-real-ip': '203.0.113.99',
    }
    await client.post('/api/education/drafts', {}, { headers })
    const stranger = app.stranger()
    await stranger.begin()
    await stranger.post(
      '/api/identity/password/sign-in',
      { login: 'никто@example.ru', password: 'любой-пароль-тут' },
      { headers },
    )
    const rows = await app.sql(
      `select (select count(*)::int from platform.journal_entry where ip like '203.0.113.%') as lines,
        (select count(*)::int from identity.failure_login where ip like '203.0.113.%') as failures`,
    )
    expect(rows).toEqual([{ lines: 0, failures: 0 }])
  })

  test('one parameter said twice is not chosen from', async () => {
    expect((await client.get('/api/applications?limit=1&limit=100')).status).toBe(422)
    expect((await client.get('/api/journal?view=mine&view=others')).status).toBe(422)
  })

  test('one signature header said twice, or a second label, is not chosen from', async () => {
    for (const name of ['signature', 'signature-input'] as const) {
      const { status, body } = await client.get('/api/profile', {
        alter: (request) => {
          const headers = request.headers as Record<string, string>
          return { ...request, headers: { ...headers, [name]: `${headers[name]}, ${headers[name]}` } }
        },
      })
      expect([status, body.code]).toEqual([401, 'signature.invalid'])
    }
  })

  test.for([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json-patch+json',
    'application/xml',
  ])('a body called %s is not read as JSON', async (type) => {
    const { status } = await client.post(
      '/api/education/drafts',
      { a: 1 },
      { headers: { 'content-type': type } },
    )
    expect(status).toBe(415)
  })

  test('fields nobody asked for, among them those of every object, change nothing', async () => {
    const bytes = Buffer.from('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}')
    const { status } = await client.post('/api/session/role', bytes, {
      headers: { 'content-type': 'application/json' },
    })
    expect(status).toBe(422)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })
})

describe('G8 a page of another site', () => {
  test('has the cookie of the person and still can do nothing: no form, no picture, no script', async () => {
    const before = await app.sql('select count(*)::int as n from records.draft')
    const body = '{}'
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json'])
      expect(
        await raw(
          `${lines('POST /api/education/drafts HTTP/1.1', `Host: ${host}`, 'Origin: https://evil.example', `Cookie: ${cookie}`, `Content-Type: ${type}`, 'Content-Length: 2', 'Connection: close')}${body}`,
        ),
      ).toEqual([401])
    expect(await raw(get('/api/profile', 'Sec-Fetch-Site: cross-site'))).toEqual([403])
    expect(await raw(get('/api/profile', 'Sec-Fetch-Site: same-site'))).toEqual([403])
    expect(await app.sql('select count(*)::int as n from records.draft')).toEqual(before)
  })

  test('is not told by the browser what came back', async () => {
    const reply = await app.portal.app.inject({
      method: 'OPTIONS',
      url: '/api/education/drafts',
      headers: { host, origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('G8 session fixation', () => {
  test('a cookie planted by a stranger does not become anybody’s session', async () => {
    const stranger = app.stranger()
    await stranger.begin()
    const victim = app.stranger()
    await victim.begin()
    const own = new Map(victim.cookies)
    for (const [name, value] of stranger.cookies) victim.cookies.set(name, value)
    const tried = await victim.post('/api/identity/password/sign-in', {
      login: 'a@example.ru',
      password: 'любой-пароль-тут',
    })
    expect([tried.status, tried.body.code]).toEqual([401, 'signature.invalid'])
    // The victim's own door stays good.
    for (const [name, value] of own) victim.cookies.set(name, value)
    expect(
      (
        await victim.post('/api/identity/password/sign-in', {
          login: 'a@example.ru',
          password: 'любой-пароль-тут',
        })
      ).status,
    ).toBe(403)
  })
})
