/** What strangers cannot do: forge forms, steal a waiting request, send people away; headers of every page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithin } from '../protocol/logout.ts'
import { Jar } from './jar.ts'
import { login, password, testStand, type TestStand } from './stand.ts'

let t: TestStand
beforeAll(async () => {
  t = await testStand()
})
afterAll(() => t.stand.close())

const signedIn = async () => {
  const jar = new Jar(t.stand.url)
  await jar.submit(await jar.get('/login'), '/login', { login, password })
  return jar
}

test.for(['/login', '/registration', '/scenarios', '/profile/user', '/logout'])(
  'a form for %s without our token does nothing',
  async (path) => {
    const jar = await signedIn()
    const page = await jar.post(path, { login, password, what: 'delete', name: 'down' })
    expect(page.status).toBe(403)
    expect(t.stand.person(login)).toBeDefined()
    expect((await jar.get('/profile/user')).url).toContain('/profile/user')
  },
)

test('a form with our token but from another site does nothing', async () => {
  const jar = await signedIn()
  const page = await jar.get('/profile/user')
  const token = /name="form_token" value="([^"]+)"/.exec(page.text)![1]!
  const fields = { form_token: token, what: 'level', level: 'simplified' }
  expect((await jar.post('/profile/user', fields, { origin: 'http://evil.example' })).status).toBe(403)
  expect((await jar.post('/profile/user', fields, { origin: 'null' })).status).toBe(403)
  expect(t.stand.person(login)!.level).toBe('confirmed')
})

test('the stand works under both names of this machine', async () => {
  const jar = new Jar(t.stand.url.replace('localhost', '127.0.0.1'))
  const page = await jar.get('/login')
  const token = /name="form_token" value="([^"]+)"/.exec(page.text)![1]!
  const next = await jar.post('/login', { form_token: token, login, password }, { origin: jar.home })
  expect(next.url).toContain('/profile/user')
})

test('a waiting request opens only in the browser that brought it', async () => {
  const jar = new Jar(t.stand.url)
  const page = await jar.get(t.v2.address(await t.v2.request()))
  for (const path of ['login', 'code', 'consent', 'organisation']) {
    const stolen = await new Jar(t.stand.url).get(`/${path}${new URL(page.url).search}`)
    expect(stolen.status, path).toBe(400)
    expect(stolen.text).toContain('Этот шаг уже закрыт')
  }
})

test('consent cannot be given before signing in, nor by another person', async () => {
  const jar = new Jar(t.stand.url)
  const page = await jar.get(t.v2.address(await t.v2.request()))
  const token = /name="form_token" value="([^"]+)"/.exec(page.text)![1]!
  const id = new URL(page.url).searchParams.get('request')!
  expect((await jar.post('/consent', { form_token: token, request: id, answer: 'yes' })).status).toBe(400)
})

test('pages may not be framed, run no scripts, and lead forms only where they must', async () => {
  const jar = new Jar(t.stand.url)
  for (const path of [
    '/',
    '/login',
    '/registration',
    '/mailbox',
    '/scenarios',
    '/console/tech',
    '/nowhere',
  ]) {
    const { headers } = await jar.get(path)
    const policy = headers.get('content-security-policy')!
    expect(policy, path).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("form-action 'self';")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  }
  const page = await jar.get(t.v2.address(await t.v2.request()))
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self' http://system.example;")
})

test('cookies are out of reach of scripts and other sites', async () => {
  const reply = await fetch(`${t.stand.url}/login`)
  expect(reply.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/)
})

test('what is typed is shown as text', async () => {
  const jar = new Jar(t.stand.url)
  const page = await jar.submit(await jar.get('/login'), '/login', {
    login: '"><script>alert(1)</script>',
    password: 'x',
  })
  expect(page.text).not.toContain('<script>')
  expect(page.text).toContain('&lt;script&gt;')
})

test('a huge body and an unknown address', async () => {
  const reply = await fetch(`${t.stand.url}/aas/oauth2/v3/te`, {
    method: 'POST',
    body: new URLSearchParams({ code: 'x'.repeat(200_000) }),
  })
  expect(reply.status).toBe(413)
  expect((await fetch(`${t.stand.url}/nowhere`)).status).toBe(404)
  expect((await fetch(`${t.stand.url}/mailbox`, { method: 'POST' })).status).toBe(405)
})

test.for([
  ['http://a.example/app', 'http://a.example/app', true],
  ['http://a.example/app', 'http://a.example/app/page?x#y', true],
  ['http://a.example/app/', 'http://a.example/app/page', true],
  ['http://a.example/app', 'http://a.example/application', false],
  ['http://a.example/app/', 'http://a.example/', false],
  ['http://a.example', 'http://a.example:8080/', false],
  ['http://a.example', 'https://a.example/', false],
  ['http://a.example', 'http://user@a.example/', false],
  ['http://a.example', '/relative', false],
  ['http://a.example/app', 'http://a.example/app/../other', false],
] as const)('of the site %s the address %s is a part: %s', ([site, wanted, is]) => {
  expect(isWithin(site, wanted)).toBe(is)
})

describe('logout', () => {
  const to = (query: string) => `/idp/ext/Logout?${query}`

  test.for([
    ['no client_id', '', 400],
    ['an unknown client_id', 'client_id=NOBODY', 403],
  ] as const)('%s: %i', async ([, query, status]) => {
    const jar = await signedIn()
    expect((await jar.get(to(query))).status).toBe(status)
    expect(jar.cookies.has('esia_stand_sso')).toBe(true)
  })

  test.for([
    ['no redirect_url', '', 'http://system.example/'],
    ['the site', 'http://system.example/', 'http://system.example/'],
    ['a page of the site', 'http://system.example/bye?x=1', 'http://system.example/bye?x=1'],
  ] as const)('%s: signed out and sent there', async ([, url, target]) => {
    const jar = await signedIn()
    const page = await jar.get(
      to(`client_id=SYSTEM${url === '' ? '' : `&redirect_url=${encodeURIComponent(url)}`}`),
    )
    expect(page.location).toBe(target)
    expect(jar.cookies.has('esia_stand_sso')).toBe(false)
  })

  test.for([
    'http://evil.example/?http://system.example/',
    'http://system.example.evil.example/',
    'http://system.example@evil.example/',
    '//evil.example',
    'javascript:alert(1)',
  ])('%s: signed out, but the person stays here', async (url) => {
    const jar = await signedIn()
    const page = await jar.get(to(`client_id=SYSTEM&redirect_url=${encodeURIComponent(url)}`))
    expect(page.location).toBeUndefined()
    expect(page.url).toBe(`${t.stand.url}/`)
    expect(jar.cookies.has('esia_stand_sso')).toBe(false)
  })
})
