/** Certificates for download, a token by api-key, TLS, the options of the stand. */
import { X509Certificate } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { generate } from 'selfsigned'
import { request } from 'node:https'
import { hasOpenssl, openssl } from '../../../../platform/crypto/gost/engine.ts'
import { parseCertificate } from '../../../../platform/crypto/gost/certificate.ts'
import { startEsiaSandbox, type SandboxMessage } from '../index.ts'
import { base64url, otherRsa, redirectUri, rsa } from './client.ts'
import { Jar } from './jar.ts'

const key = '0f3b0c0e-7b1f-4c55-8f66-53fd0dbb14a0'
const told: SandboxMessage[] = []
const stand = await startEsiaSandbox({
  issuer: 'http://esia-portal1.test.gosuslugi.ru/',
  onMessage: (one) => told.push(one),
  clients: [
    { mnemonic: 'KEYS', certificates: [rsa.certificate], redirectUris: [redirectUri], apiKeys: [key] },
  ],
  people: [
    {
      lastName: 'Один',
      firstName: 'Иван',
      snils: '087-654-323 04',
      mobile: '+79270000001',
      secondStep: 'sms',
      password: 'Свой-пароль1',
    },
  ],
})
afterAll(() => stand.close())

test('the issuer is what it was told to be', () => {
  expect(stand.issuer).toBe('http://esia-portal1.test.gosuslugi.ru/')
})

test('certificates of tokens: each alone, both in an archive', async () => {
  const get = async (path: string) => Buffer.from(await (await fetch(stand.url + path)).arrayBuffer())
  const der = await get('/public/esia-rsa.cer')
  expect(new X509Certificate(der).toString()).toBe(new X509Certificate(stand.tokenCertificatePem).toString())
  expect(parseCertificate(await get('/public/esia-gost.cer')).kind).toBe('gost')
  const archive = await get('/public/esia.zip')
  expect(archive.includes(der)).toBe(true)
  expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
})

test.skipIf(!hasOpenssl)('OpenSSL reads the certificate of tokens', () => {
  expect(
    openssl(['x509', '-noout', '-subject'], Buffer.from(stand.tokenCertificatePem)).length,
  ).toBeGreaterThan(0)
})

test('messages are reported as they are sent', async () => {
  const jar = new Jar(stand.url)
  const page = await jar.submit(await jar.get('/login'), '/login', {
    login: '+79270000001',
    password: 'Свой-пароль1',
  })
  expect(page.text).toContain('Введите код')
  expect(told).toMatchObject([
    { channel: 'sms', to: '+79270000001', code: expect.stringMatching(/^\d{6}$/) as string },
  ])
  expect((await jar.get('/mailbox')).text).toContain(told[0]!.code!)
  expect((await jar.submit(page, '/code', { code: told[0]!.code! })).url).toContain('/profile/user')
})

test('a token by api-key: signed by the system, fresh, for a known key', async () => {
  const ask = async (uuid: string, signature: string | undefined) => {
    const query = signature === undefined ? '' : `?signature=${signature}`
    const reply = await fetch(`${stand.url}/esia-rs/api/public/v1/orgs/ext-app/${uuid}/tkn${query}`)
    return { status: reply.status, body: (await reply.json()) as Record<string, string> }
  }
  const good = await ask(key, base64url(await rsa.cms(key)))
  expect(good.status).toBe(200)
  const organisation = await fetch(`${stand.url}/rs/orgs/1000400101`, {
    headers: { authorization: `Bearer ${good.body['accessTkn']}` },
  })
  expect(organisation.status).toBe(200)
  expect((await ask(key, base64url(await otherRsa.cms(key)))).body['error_description']).toContain(
    'ESIA-007002',
  )
  expect((await ask(key, base64url(await rsa.cms('another')))).body['error_description']).toContain(
    'ESIA-007053',
  )
  const old = await rsa.cms(key, new Date(Date.now() - 25 * 3_600_000))
  expect((await ask(key, base64url(old))).body['error_description']).toContain('ESIA-007015')
  expect((await ask(key, undefined)).body['error_description']).toContain('ESIA-007014')
  expect((await ask(key.replace('0f', '1f'), base64url(await rsa.cms(key)))).body['error']).toBe(
    'invalid_client',
  )
})

test('over TLS: secure cookies, an http:// issuer all the same', async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', curve: 'P-256' })
  const secure = await startEsiaSandbox({ tls: { key: made.private, cert: made.cert } })
  const cookies = await new Promise<string[]>((resolve, reject) => {
    request(`${secure.url}/login`, { rejectUnauthorized: false }, (reply) =>
      resolve(reply.resume().headers['set-cookie'] ?? []),
    )
      .on('error', reject)
      .end()
  })
  expect(secure.url).toMatch(/^https:/)
  expect(secure.issuer).toBe(`http://${new URL(secure.url).host}/`)
  expect(cookies[0]).toContain('Secure')
  await secure.close()
})

test('an unknown СНИЛС for --as is made up; a wrong one is refused', async () => {
  const robot = await startEsiaSandbox({ asSnils: '123-456-780 55' })
  expect(robot.person('12345678055')).toMatchObject({ level: 'confirmed' })
  await robot.close()
  await expect(startEsiaSandbox({ asSnils: '123-456-780 54' })).rejects.toThrow('СНИЛС')
})
