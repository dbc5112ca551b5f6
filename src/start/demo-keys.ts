/** Keys of the demo world that a real deployment is given: the portal's RSA pair for the ЕСИА sandbox. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface KeyFiles {
  readonly keyFile: string
  readonly certificateFile: string
}

const yearsValid = 5

export async function demoEsiaKeys(dataDir: string, now: Date): Promise<KeyFiles> {
  const folder = join(dataDir, 'keys', 'esia')
  const files = { keyFile: join(folder, 'portal.key'), certificateFile: join(folder, 'portal.crt') }
  if (existsSync(files.keyFile) && existsSync(files.certificateFile)) return files
  const made = await generate([{ name: 'commonName', value: 'НМО, учебный мир' }], {
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
