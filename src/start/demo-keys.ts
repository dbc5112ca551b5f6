/** Keys of the demo world that a real deployment is given: the portal's RSA pair for the ЕСИА sandbox. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import type { Settings } from '../platform/config.ts'

export interface KeyFiles {
  readonly keyFile: string
  readonly certificateFile: string
}

const yearsValid = 5

export async function demoEsiaKeys(dataDir: string, now: Date): Promise<KeyFiles> {
  const folder = join(dataDir, 'keys', 'esia')
  const files = { keyFile: join(folder, 'portal.key'), certificateFile: join(folder, 'portal.crt') }
  if (existsSync(files.keyFile) && existsSync(files.certificateFile)) return files
  const made = await generate([{ name: 'commonName', value: 'НМО: учебный мир' }], {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - 3_600_000),
    notAfterDate: new Date(now.getTime() + yearsValid * 365 * 86_400_000),
  })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(files.certificateFile, made.cert)
  writeFileSync(files.keyFile, made.private, { mode: 0o600 })
  return files
}

/** Other processes of the same demo world sign in at the same sandbox. */
export function withDemoKeys(settings: Settings): Settings {
  const folder = join(settings.NMO_DATA_DIR, 'keys', 'esia')
  const files = { keyFile: join(folder, 'portal.key'), certificateFile: join(folder, 'portal.crt') }
  if (settings.NMO_PROFILE !== 'demo' || settings.ESIA_KEY_FILE || !existsSync(files.keyFile)) return settings
  const tokens = [1, 2].map((n) => join(folder, `token-${n}.crt`)).filter((path) => existsSync(path))
  return withKeys(settings, files, tokens.join(','))
}

export const withKeys = (settings: Settings, files: KeyFiles, tokenCertificates: string): Settings => ({
  ...settings,
  ESIA_KEY_FILE: files.keyFile,
  ESIA_CERT_FILE: files.certificateFile,
  ESIA_TOKEN_CERT_FILES: tokenCertificates,
  ESIA_SIGNER: 'rsa',
  ESIA_RENEWAL: 'on',
})

/** Certificates by which the portal checks tokens of the sandbox; it may have made new ones. */
export function keepTokenCertificates(dataDir: string, certificates: readonly string[]): string {
  return certificates
    .map((pem, i) => {
      const path = join(dataDir, 'keys', 'esia', `token-${i + 1}.crt`)
      writeFileSync(path, pem)
      return path
    })
    .join(',')
}
