/** A development certificate authority and a certificate for this machine, made at first start and kept (G1). */
import { X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface TlsFiles {
  readonly key: string
  readonly cert: string
  /** Whoever trusts this one trusts the servers of this data folder. */
  readonly ca: string
}

const yearMs = 365 * 86_400_000
/** Renewed this long before the end. */
const reserveMs = 30 * 86_400_000

export async function developmentTls(dataDir: string, now: Date): Promise<TlsFiles> {
  const folder = join(dataDir, 'tls')
  const known = readKnown(folder)
  if (known && Date.parse(new X509Certificate(known.cert).validTo) - now.getTime() > reserveMs) return known
  const fresh = await make(now)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'server.key'), fresh.key, { mode: 0o600 })
  writeFileSync(join(folder, 'server.crt'), fresh.cert)
  writeFileSync(join(folder, 'ca.crt'), fresh.ca)
  return fresh
}

function readKnown(folder: string): TlsFiles | null {
  try {
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    return { key: read('server.key'), cert: read('server.crt'), ca: read('ca.crt') }
  } catch {
    return null
  }
}

async function make(now: Date): Promise<TlsFiles> {
  const common = { keyType: 'ec' as const, curve: 'P-256' as const, algorithm: 'sha256', notBeforeDate: new Date(now.getTime() - 3_600_000), notAfterDate: new Date(now.getTime() + yearMs) }
  // The authority's key lives only in this function: nobody can sign a second certificate with it.
  const ca = await generate([{ name: 'commonName', value: 'НМО, учебный корень этой машины' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...common,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { key: server.private, cert: `${server.cert.trim()}\n${ca.cert.trim()}\n`, ca: ca.cert }
}
