import { mkdtempSync, rmSync } from 'node:fs'
import http2 from 'node:http2'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from './config.ts'
import { createLog } from './log.ts'
import { developmentTls, type TlsFiles } from './tls/development.ts'
import { openPortal, type Portal } from '../portal.ts'
import { createServices } from '../services.ts'
import { testDatabase, type TestDatabase } from '../test/database.ts'

let portal: Portal
let database: TestDatabase
let files: TlsFiles
let port: number
const dataDir = mkdtempSync(join(tmpdir(), 'nmo-http-'))

beforeAll(async () => {
  database = await testDatabase()
  files = await developmentTls(dataDir, new Date())
  const settings = readSettings({ NMO_DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const log = createLog('silent')
  portal = await openPortal({
    databaseUrl: database.appUrl,
    services: await createServices(settings, log),
    log,
    tls: files,
    webFolder: null,
    modules: [],
  })
  await portal.listen(0, 'localhost')
  port = (portal.app.server.address() as AddressInfo).port
})
afterAll(async () => {
  await portal.close()
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const handshake = (options: tls.ConnectionOptions): Promise<string> =>
  new Promise((done) => {
    const socket = tls.connect({ host: 'localhost', port, ca: files.ca, ...options }, () => {
      done(`${socket.getProtocol()} ${socket.alpnProtocol}`)
      socket.end()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
  })

describe('G1 only TLS 1.3', () => {
  test('1.3 is spoken, by HTTP/2 and HTTP/1.1', async () => {
    expect(await handshake({ ALPNProtocols: ['h2'] })).toBe('TLSv1.3 h2')
    expect(await handshake({ ALPNProtocols: ['http/1.1'] })).toBe('TLSv1.3 http/1.1')
  })

  test('1.2 is refused', async () => {
    expect(await handshake({ maxVersion: 'TLSv1.2' })).toMatch(/PROTOCOL_VERSION|ALERT/i)
  })

  test('the certificate names this machine and is trusted by its own authority only', async () => {
    expect(await handshake({ ca: [] })).toMatch(/SELF_SIGNED|UNABLE_TO/)
    expect(await developmentTls(dataDir, new Date())).toEqual(files)
    const nearTheEnd = new Date(Date.now() + 350 * 86_400_000)
    expect((await developmentTls(mkdtempSync(join(tmpdir(), 'nmo-tls-')), nearTheEnd)).cert).not.toBe(
      files.cert,
    )
  })
})

describe('C2 every answer carries the strict headers', () => {
  test('by HTTP/1.1', async () => {
    const headers = await new Promise<Record<string, unknown>>((done, fail) => {
      https
        .get({ host: 'localhost', port, path: '/health/live', ca: files.ca }, (r) => done(r.resume().headers))
        .on('error', fail)
    })
    expect(headers['strict-transport-security']).toContain('max-age=63072000')
    expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|https?:\/\/(?!localhost)/)
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('by HTTP/2, also on a refusal', async () => {
    const client = http2.connect(`https://localhost:${port}`, { ca: files.ca })
    const headers = await new Promise<http2.IncomingHttpHeaders>((done) => {
      client.request({ ':path': '/api/applications' }).on('response', done).resume()
    })
    client.close()
    expect(headers[':status']).toBeGreaterThanOrEqual(400)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(headers['cache-control']).toBe('no-store')
  })

  test('a page of another site cannot make the browser ask our API', async () => {
    const reply = await portal.app.inject({
      url: '/api/about',
      headers: { host: 'localhost:8443', 'sec-fetch-site': 'cross-site' },
    })
    expect(reply.statusCode).toBe(403)
  })
})

describe('health', () => {
  test('alive and ready; while draining not ready but alive', async () => {
    expect((await portal.app.inject('/health/ready')).statusCode).toBe(200)
    expect((await portal.app.inject('/health/live')).json()).toEqual({ status: 'ok' })
    portal.drain()
    expect((await portal.app.inject('/health/ready')).json()).toEqual({ status: 'draining' })
    expect((await portal.app.inject('/health/live')).statusCode).toBe(200)
  })
})
