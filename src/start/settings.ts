/** All faults of the settings at once: those of their form, and those that only a look at what they name shows. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings, SettingFaults, type SettingFault, type Settings } from '../platform/config.ts'

type Environment = Readonly<Record<string, string | undefined>>

export function settingsOf(env: Environment): Settings {
  const own = env['NMO_PROFILE'] === 'production' ? selfMade(env) : []
  try {
    const settings = readSettings(env)
    if (own.length > 0) throw new SettingFaults(own)
    return settings
  } catch (error) {
    if (!(error instanceof SettingFaults) || error.faults === own) throw error
    throw new SettingFaults([...error.faults, ...own])
  }
}

/** What `npm start` made for the demo world must not guard real people. */
export function selfMade(env: Environment): SettingFault[] {
  const faults: SettingFault[] = []
  const certificates = ['TLS_CERT_FILE', 'SIGNING_CERT_FILE', 'ESIA_CERT_FILE', 'ESIA_TOKEN_CERT_FILES']
  for (const name of certificates) {
    const demo = (env[name] ?? '').split(',').filter((path) => isDemoCertificate(path.trim()))
    if (demo.length > 0)
      faults.push({ name, what: `${demo.join(', ')} — сертификат учебного мира. Нужен настоящий` })
  }
  if (env['MASTER_KEY_FILE'] && isDemoKey(env['MASTER_KEY_FILE'], env['NMO_DATA_DIR'] ?? './data')) {
    faults.push({
      name: 'MASTER_KEY_FILE',
      what: 'это ключ, сделанный при учебном запуске. Сделайте свой: head -c 32 /dev/urandom > файл && chmod 400 файл',
    })
  }
  if (env['ESIA_URL'] && isThisMachine(env['ESIA_URL'])) {
    faults.push({ name: 'ESIA_URL', what: 'это учебный стенд на этой машине. Нужен адрес настоящей ЕСИА' })
  }
  return faults
}

function isDemoCertificate(path: string): boolean {
  try {
    const { subject, issuer } = new X509Certificate(readFileSync(path))
    return /учебн|стенд|sandbox/i.test(`${subject} ${issuer}`)
  } catch {
    return false // A GOST certificate, or no file at all: that fault is told of its own.
  }
}

function isDemoKey(path: string, dataDir: string): boolean {
  try {
    return readFileSync(path).equals(readFileSync(join(dataDir, 'keys', 'master.key')))
  } catch {
    return false
  }
}

const isThisMachine = (url: string): boolean =>
  URL.canParse(url) && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)
