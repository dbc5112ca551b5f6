/** The key that signs credentials and the states of the journal: from the settings, or made at first start of the demo profile. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../config.ts'
import type { CredentialKey } from './credential-key.ts'
import { credentialKey } from './keys.ts'

export async function openCredentialKey(settings: Settings): Promise<CredentialKey> {
  const path = settings.CREDENTIAL_KEY_FILE ?? join(settings.NMO_DATA_DIR, 'keys', 'credential-signing.pem')
  if (!settings.CREDENTIAL_KEY_FILE) makeOnce(path)
  return credentialKey(createPrivateKey(readFileSync(path, 'utf8')))
}

/** Two processes that start at once: whoever is second takes what the first has made. */
function makeOnce(path: string): void {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  try {
    writeFileSync(path, pem, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
}
