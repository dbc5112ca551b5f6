/** G1: the first start needs no certificate from anybody, and its own one is a proper one. */
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, connect, type TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { developmentTls, type TlsFiles } from './development.ts'

let dataDir = ''
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'nmo-tls-'))))
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const now = new Date()
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)

/** What a browser of that host name would say. */
async function visit(tls: TlsFiles, servername: string): Promise<string> {
  const server = createServer({ key: tls.key, cert: tls.cert, minVersion: 'TLSv1.3' }, (socket) =>
    socket.end(),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const said = await new Promise<string>((done) => {
    const socket: TLSSocket = connect({ port, host: '127.0.0.1', servername, ca: tls.ca }, () => {
      done(`${socket.getProtocol()} ${socket.authorized}`)
      socket.destroy()
    })
    socket.once('error', (error: { code?: string }) => done(String(error.code)))
  })
  await new Promise((done) => server.close(done))
  return said
}

test('G1 whoever trusts the root of the data folder trusts localhost over TLS 1.3, and nothing else', async () => {
  const tls = await developmentTls(dataDir, now)
  expect(await visit(tls, 'localhost')).toBe('TLSv1.3 true')
  expect(await visit(tls, 'gosuslugi.ru')).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
  const cert = new X509Certificate(tls.cert)
  expect(cert.checkIP('127.0.0.1') && cert.checkIP('::1')).toBeTruthy()
  expect(cert.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
})

test('G1 the certificate is kept, its key is for the owner only', async () => {
  const first = await developmentTls(dataDir, now)
  expect(await developmentTls(dataDir, days(300))).toEqual(first)
  expect(statSync(join(dataDir, 'tls/server.key')).mode & 0o777).toBe(0o600)
})

test('G1 it is renewed before it ends', async () => {
  const first = await developmentTls(dataDir, now)
  const second = await developmentTls(dataDir, days(340))
  expect(second.cert).not.toBe(first.cert)
  expect(new X509Certificate(second.cert).validToDate.getTime()).toBeGreaterThan(days(600).getTime())
})

test.for(['server.key', 'server.crt', 'ca.crt'])('G1 a spoilt %s is no obstacle', async (file) => {
  await developmentTls(dataDir, now)
  const other = mkdtempSync(join(tmpdir(), 'nmo-tls-'))
  await developmentTls(other, now)
  writeFileSync(join(dataDir, 'tls', file), readFileSync(join(other, 'tls', file)))
  rmSync(other, { recursive: true })
  expect(await visit(await developmentTls(dataDir, now), 'localhost')).toBe('TLSv1.3 true')
  writeFileSync(join(dataDir, 'tls', file), 'испорчено')
  expect(await visit(await developmentTls(dataDir, now), 'localhost')).toBe('TLSv1.3 true')
})

test('G1 a machine that is called by another name has it in the certificate', async () => {
  await developmentTls(dataDir, now)
  expect(await visit(await developmentTls(dataDir, now, ['nmo.clinic']), 'nmo.clinic')).toBe('TLSv1.3 true')
})
