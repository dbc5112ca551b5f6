/** A self-made key and certificate for documents of the demo world, kept beside the data. */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface SignerPems {
  readonly keyPem: string
  readonly certificatePem: string
}

const tenYearsMs = 3653 * 86_400_000

/** Key and certificate lie in one file: two processes that start at once cannot mix theirs. */
export async function makeDemoSigner(dataDir: string): Promise<SignerPems> {
  const folder = join(dataDir, 'keys')
  const path = join(folder, 'document-signing.pem')
  const known = read(path)
  if (known) return known
  const now = Date.now()
  const made = await generate(
    [
      { name: 'commonName', value: 'Портал НМО (учебная подпись)' },
      { name: 'organizationName', value: 'Портал НМО' },
      { name: 'countryName', value: 'RU' },
    ],
    {
      keyType: 'ec',
      curve: 'P-256',
      algorithm: 'sha256',
      notBeforeDate: new Date(now - 3_600_000),
      notAfterDate: new Date(now + tenYearsMs),
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
      ],
    },
  )
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, made.private + '\n' + made.cert, { mode: 0o600, flag: 'wx' })
  try {
    // A link never replaces: whoever comes second takes what the first has made.
    linkSync(draft, path)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  const kept = read(path)
  if (!kept) throw new Error(`${path}: не читается`)
  return kept
}

function read(path: string): SignerPems | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
  const part = (name: string) =>
    new RegExp(`-----BEGIN ${name}-----[^-]+-----END ${name}-----`).exec(text)?.[0]
  const [keyPem, certificatePem] = [part('PRIVATE KEY'), part('CERTIFICATE')]
  if (!keyPem || !certificatePem) throw new Error(`${path}: нет ключа или сертификата`)
  return { keyPem, certificatePem }
}
