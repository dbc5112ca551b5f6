/** The machine under the portal: files nobody else may read, certificates in force, room on the disk. */
import { createECDH } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSettings, type Settings } from '../../platform/config.ts'
import { developmentTls } from '../../platform/tls/development.ts'
import { nmo } from '../../test/terminal.ts'
import { checkCertificates } from './certificates.ts'
import { guarded, type Finding } from './finding.ts'
import { checkKeys, checkPushKeys } from './keys.ts'
import { writeStamp } from '../../start/web-sources.ts'
import { checkDataFolder, checkNode, checkPage } from './machine.ts'

let folder = ''
let settings: Settings
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmo-doctor-'))
  settings = readSettings({ NMO_DATA_DIR: folder })
})
afterEach(() => rmSync(folder, { recursive: true }))

const now = new Date()
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

test('an old Node is told how to become a new one', () => {
  expect(checkNode('24.21.0')[0]?.level).toBe('good')
  expect(checkNode('20.20.2')[0]).toMatchObject({ level: 'bad', todo: expect.stringContaining('npm ci') })
})

test('G1 a certificate: in force, soon to end, ended, of another name, of another key', async () => {
  const check = (at: Date, over: Partial<Settings> = {}): Finding | undefined =>
    checkCertificates({ ...settings, ...over }, at)[0]
  expect(check(now)?.detail).toBe('ещё не сделан')
  await developmentTls(folder, now)
  expect(check(now)?.level).toBe('good')
  expect(check(later(350))).toMatchObject({
    level: 'note',
    detail: expect.stringMatching(/кончится .* через 1[45] дн\./),
  })
  expect(check(later(400))).toMatchObject({ level: 'bad', detail: expect.stringContaining('кончился') })
  expect(check(later(-5))).toMatchObject({
    level: 'bad',
    detail: expect.stringContaining('начнёт действовать'),
  })
  expect(check(now, { PUBLIC_ORIGIN: 'https://nmo.example' })).toMatchObject({
    level: 'bad',
    detail: expect.stringContaining('не подходит к имени nmo.example'),
  })
  const other = join(folder, 'other')
  await developmentTls(other, now)
  const mixed = { TLS_CERT_FILE: join(folder, 'tls/server.crt'), TLS_KEY_FILE: join(other, 'tls/server.key') }
  expect(check(now, mixed)).toMatchObject({ level: 'bad', detail: expect.stringContaining('не к ключу') })
})

test('A7 a key that others may read is named with the command that shuts it', () => {
  mkdirSync(join(folder, 'keys'))
  const [shut, open] = [join(folder, 'keys/master.key'), join(folder, 'keys/document-signing.pem')]
  writeFileSync(shut, '', { mode: 0o400 })
  writeFileSync(open, '', { mode: 0o600 })
  expect(checkKeys(settings)[0]?.level).toBe('good')
  chmodSync(open, 0o640)
  expect(checkKeys(settings)[0]).toMatchObject({ level: 'bad', todo: `chmod 400 ${open}` })
})

test('keys of web push that do not belong together', () => {
  const [one, other] = [createECDH('prime256v1'), createECDH('prime256v1')]
  for (const curve of [one, other]) curve.generateKeys()
  const check = (open: string, secret: string) =>
    checkPushKeys({ ...settings, VAPID_PUBLIC_KEY: open, VAPID_PRIVATE_KEY: secret })[0]?.level
  const [open, secret] = [one.getPublicKey('base64url'), one.getPrivateKey('base64url')]
  expect([check(open, secret), check(open, other.getPrivateKey('base64url')), check('x', 'y')]).toEqual([
    'good',
    'bad',
    'bad',
  ])
  expect(checkPushKeys(settings)[0]?.level).toBe('good')
})

test('a data folder that anybody may change', () => {
  expect(checkDataFolder(settings).map((f) => f.what)).toEqual(['Папка данных', 'Диск'])
  chmodSync(folder, 0o777)
  expect(checkDataFolder(settings)[0]).toMatchObject({ level: 'bad', todo: `chmod go-w ${folder}` })
})

test('the page: not built, built of other sources, built of these', () => {
  const page = join(folder, 'web')
  mkdirSync(page)
  const level = () => checkPage(page)[0]?.level
  expect(level()).toBe('bad')
  writeFileSync(join(page, 'index.html'), '')
  expect(level()).toBe('note')
  writeStamp(page, [])
  expect(level()).toBe('good')
})

test('a check that breaks down is a finding, and the others go on', async () => {
  const findings = await guarded('Ключи', () => Promise.reject(new Error('сломалось')))
  expect(findings).toMatchObject([{ level: 'bad', what: 'Ключи', detail: 'сломалось' }])
})

test('the doctor of a machine without a database: everything is looked at, the exit code says that it is ill', async () => {
  const { code, said } = await nmo(['doctor'], { NMO_DATA_DIR: folder })
  expect(code).toBe(1)
  for (const what of ['Node.js', 'Папка данных', 'Ключи', 'База данных', 'Антивирус', 'Почта', 'СМС', 'ЕСИА'])
    expect(said).toContain(what)
  expect(said).toContain('✗ База данных: Базы ещё нет')
  const json = await nmo(['doctor', '--json'], { NMO_DATA_DIR: folder })
  // Whether the page is built says nothing of this folder: a fresh clone has none.
  const bad = (JSON.parse(json.said) as Finding[]).filter((f) => f.level === 'bad' && f.what !== 'Страница')
  expect(bad.map((f) => f.what)).toEqual(['База данных'])
})

test('settings with faults: all of them, each with what to do', async () => {
  const { code, said } = await nmo(['doctor'], { PORT: 'восемь', NMO_PROFILE: 'production' })
  expect(code).toBe(1)
  expect(said.match(/✗ Настройки/g)?.length).toBeGreaterThan(10)
})
