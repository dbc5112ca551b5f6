/** Production is refused with everything that is wrong, at once. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SettingFaults } from '../platform/config.ts'
import { makeDemoSigner } from '../platform/crypto/demo-signer.ts'
import { developmentTls } from '../platform/tls/development.ts'
import { demoEsiaKeys } from './demo-keys.ts'
import { wordsOf } from './faults.ts'
import { environmentWith, readOptions } from './options.ts'
import { settingsOf } from './settings.ts'

let dataDir = ''
beforeAll(() => void (dataDir = mkdtempSync(join(tmpdir(), 'nmo-settings-'))))
afterAll(() => rmSync(dataDir, { recursive: true }))

function faultsOf(env: Record<string, string>): Map<string, string> {
  try {
    settingsOf(environmentWith(readOptions(['--profile', 'production', '--data', dataDir]), env))
    return new Map()
  } catch (error) {
    if (!(error instanceof SettingFaults)) throw error
    return new Map(error.faults.map((f) => [f.name, f.what]))
  }
}

test('every setting that is missing is named in one answer', () => {
  const faults = faultsOf({ SUPPORT_PHONE: '8 800', PORT: 'восемь' })
  expect([...faults.keys()]).toEqual(
    expect.arrayContaining([
      'DATABASE_URL',
      'TLS_KEY_FILE',
      'MASTER_KEY_FILE',
      'SIGNING_CERT_FILE',
      'ESIA_KEY_FILE',
      'SMTP_URL',
      'CLAMD',
      'PORT',
    ]),
  )
  const words = wordsOf(new SettingFaults([...faults].map(([name, what]) => ({ name, what }))))
  expect(words.split('\n')[0]).toBe('Запуск невозможен. Исправьте настройки:')
  expect(words).toContain('  DATABASE_URL — не задано. PostgreSQL 15–18')
})

test('what the demo world made for itself is not taken: certificates, master key, sandbox', async () => {
  await developmentTls(dataDir, new Date())
  await makeDemoSigner(dataDir)
  const esia = await demoEsiaKeys(dataDir, new Date())
  mkdirSync(join(dataDir, 'keys'), { recursive: true })
  writeFileSync(join(dataDir, 'keys/master.key'), 'k'.repeat(32))
  writeFileSync(join(dataDir, 'copied.key'), 'k'.repeat(32))
  const faults = faultsOf({
    TLS_CERT_FILE: join(dataDir, 'tls/server.crt'),
    SIGNING_CERT_FILE: join(dataDir, 'keys/document-signing.pem'),
    ESIA_CERT_FILE: esia.certificateFile,
    MASTER_KEY_FILE: join(dataDir, 'copied.key'),
    ESIA_URL: 'https://localhost:8444',
  })
  expect(Object.fromEntries(faults)).toMatchObject({
    TLS_CERT_FILE: expect.stringContaining('сертификат учебного мира'),
    SIGNING_CERT_FILE: expect.stringContaining('сертификат учебного мира'),
    ESIA_CERT_FILE: expect.stringContaining('сертификат учебного мира'),
    MASTER_KEY_FILE: expect.stringContaining('сделанный при учебном запуске'),
    ESIA_URL: expect.stringContaining('учебный стенд'),
  })
})

test('on the command line: ports are numbers and differ, unknown words are quoted', () => {
  const said = (...args: string[]) => {
    try {
      return readOptions(args).port
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(said('--port', '9443')).toBe('9443')
  expect(said('--port', '99999')).toContain('нужен номер порта')
  expect(said('--port', '8444')).toContain('не могут делить один порт')
  expect(said('--prot', '1')).toContain('Не понимаю «--prot». Есть: --port N')
})

test('a port of the command line moves the addresses with it', () => {
  const env = environmentWith(readOptions(['--port', '9443', '--esia-port', '9444']), {
    ESIA_URL: 'https://other:1',
  })
  expect(env).toMatchObject({
    PORT: '9443',
    PUBLIC_ORIGIN: 'https://localhost:9443',
    ESIA_URL: 'https://localhost:9444',
    ESIA_ISSUER: 'http://localhost:9444/',
  })
})
