/** `nmo sandbox …` and the state file: systems added while the stand runs, people kept over a restart. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sandboxCommand } from '../command.ts'
import { startEsiaSandbox } from '../index.ts'
import { claims, EsiaClient, gost, redirectUri, rsa } from './client.ts'
import { Jar } from './jar.ts'
import { login, password } from './stand.ts'

let folder = ''
let said = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esia-state-'))
  said = ''
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const path = (name: string) => new URL(`fixtures/${name}`, import.meta.url).pathname
const stateFile = () => join(folder, 'deep', 'state.json')
const run = (args: string[], signal = AbortSignal.abort()) =>
  sandboxCommand(args, {
    stateFile: stateFile(),
    write: (text) => {
      said += text
    },
    tls: () => Promise.reject(new Error('TLS was not asked for')),
    signal,
  })

test('a system added while the stand runs is let in at once, RSA and GOST', async () => {
  const stand = await startEsiaSandbox({ stateFile: stateFile() })
  for (const [mnemonic, keys, file] of [
    ['LATER', rsa, 'rsa.pem'],
    ['LATER-GOST', gost, 'gost.pem'],
  ] as const) {
    expect(
      await run(['client', 'add', mnemonic, '--certificate', path(file), '--redirect', redirectUri]),
    ).toBe(0)
    expect(said).toContain(keys.hash)
    const client = new EsiaClient(stand.url, mnemonic, 2, keys)
    const back = await client.enter(login, password)
    expect((await client.token({ code: back.get('code')! })).status).toBe(200)
  }
  said = ''
  await run(['client', 'list'])
  expect(said).toContain('LATER-GOST')
  await stand.close()
})

test.for([
  [['client', 'add', 'my-system', '--certificate', path('rsa.pem'), '--redirect', redirectUri], 'Мнемоника'],
  [['client', 'add', 'MY-ESIA', '--certificate', path('rsa.pem'), '--redirect', redirectUri], 'ESIA'],
  [['client', 'add', 'PGU1', '--certificate', path('rsa.pem'), '--redirect', redirectUri], 'PGU'],
  [
    ['client', 'add', 'A', '--certificate', path('rsa.key'), '--redirect', redirectUri],
    'Сертификат не читается',
  ],
  [['client', 'add', 'A', '--certificate', '/no/such.pem', '--redirect', redirectUri], '/no/such.pem'],
  [['client', 'add', 'A', '--redirect', redirectUri], 'сертификат'],
  [['client', 'add', 'A', '--certificate', path('rsa.pem')], 'адрес возврата'],
  [['client', 'add', 'A', '--certificate', path('rsa.pem'), '--redirect', 'ftp://x/'], 'ftp://x/'],
  [['client', 'add', 'A', '--certificate', path('rsa.pem'), '--redirect', 'http://x/#y'], '#'],
  [['client', 'add', 'A', 'B', '--certificate', path('rsa.pem'), '--redirect', redirectUri], 'мнемоника'],
  [['client', 'add', 'A', '--secret', 'x'], '--secret'],
  [['start', '--http', '--port', 'many'], 'many'],
  [['start', '--http', '--as', '111'], 'СНИЛС'],
  [['dance'], 'nmo sandbox start'],
] as const)('%o is refused in words', async ([args, words]) => {
  expect(await run([...args])).toBe(1)
  expect(said).toContain(words)
  expect(existsSync(stateFile().replace('.json', '.clients.json'))).toBe(false)
})

test('people, keys, consents and refresh tokens survive a restart; the file is for its owner only', async () => {
  const system = { mnemonic: 'SYSTEM', certificates: [rsa.certificate], redirectUris: [redirectUri] }
  const first = await startEsiaSandbox({ stateFile: stateFile(), clients: [system] })
  first.addPerson({ lastName: 'Стойкий', firstName: 'Иван', snils: '087-654-323 04' })
  const client = new EsiaClient(first.url, 'SYSTEM', 1, rsa)
  const back = await client.enter('08765432304', password)
  const { body } = await client.token({ code: back.get('code')! })
  await first.close()
  expect(statSync(stateFile()).mode & 0o777).toBe(0o600)
  expect(readFileSync(stateFile(), 'utf8')).not.toContain(password)

  const second = await startEsiaSandbox({ stateFile: stateFile(), clients: [system] })
  expect(second.tokenCertificatePem).toBe(first.tokenCertificatePem)
  expect(second.person('08765432304')?.oid).toBe(claims(body.access_token)['urn:esia:sbj_id'])
  const again = new EsiaClient(second.url, 'SYSTEM', 1, rsa)
  const refresh = (token: string) => again.token({ grant_type: 'refresh_token', refresh_token: token })
  expect((await refresh(body.refresh_token!)).status).toBe(200)
  expect((await refresh(body.refresh_token!)).body.error_description).toContain('ESIA-007028')
  const jar = new Jar(second.url)
  const page = await jar.submit(await jar.get(again.address(await again.request())), '/login', {
    login: '08765432304',
    password,
  })
  expect(page.location).toContain('code=')
  await second.close()
  said = ''
  await run(['person', 'list'])
  expect(said).toContain('087-654-323 04  Стойкий Иван')
})

test('start --http --as: a client signs in without a page, until the signal', async () => {
  const stop = new AbortController()
  const running = run(['start', '--http', '--port', '0', '--as', '112-233-445 95'], stop.signal)
  await expect.poll(() => said).toContain('Входит без страниц: Соколова Анна Петровна')
  await run(['client', 'add', 'ROBOT', '--certificate', path('rsa.pem'), '--redirect', redirectUri])
  const client = new EsiaClient(/http:\/\/localhost:\d+/.exec(said)![0], 'ROBOT', 2, rsa)
  const reply = await fetch(client.address(await client.request()), { redirect: 'manual' })
  expect(reply.status).toBe(302)
  const code = new URL(reply.headers.get('location')!).searchParams.get('code')!
  expect((await client.token({ code })).status).toBe(200)
  stop.abort()
  expect(await running).toBe(0)
  await expect(fetch(client.base)).rejects.toThrow('fetch failed')
})

test('a taken port and a broken state file are told in words', async () => {
  const stand = await startEsiaSandbox()
  expect(await run(['start', '--http', '--port', new URL(stand.url).port])).toBe(1)
  expect(said).toContain('Порт занят')
  await stand.close()
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, '{')
  expect(await run(['person', 'list', '--state', broken])).toBe(1)
  expect(said).toContain('испорчен')
})
