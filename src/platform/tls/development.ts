/** A development certificate authority and a certificate for this machine, made at first start and kept (G1). */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
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
const local = ['localhost', '127.0.0.1', '::1']

/** `names`: other hosts by which the browser will call this machine. */
export async function developmentTls(
  dataDir: string,
  now: Date,
  names: readonly string[] = [],
): Promise<TlsFiles> {
  const folder = join(dataDir, 'tls')
  const hosts = [...new Set([...local, ...names])]
  const known = read(folder)
  if (known && isGood(known, hosts, now)) return known
  const fresh = await make(hosts, now)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  write(join(folder, 'server.key'), fresh.key, 0o600)
  write(join(folder, 'server.crt'), fresh.cert, 0o644)
  write(join(folder, 'ca.crt'), fresh.ca, 0o644)
  return fresh
}

/** Half a file is worse than none. */
function write(path: string, text: string, mode: number): void {
  writeFileSync(`${path}.new`, text, { mode })
  renameSync(`${path}.new`, path)
}

function read(folder: string): TlsFiles | null {
  const file = (name: string) => readFileSync(join(folder, name), 'utf8')
  try {
    return { key: file('server.key'), cert: file('server.crt'), ca: file('ca.crt') }
  } catch {
    return null
  }
}

/** Three files that a killed start or a person left unlike each other are made anew together. */
function isGood(files: TlsFiles, hosts: readonly string[], now: Date): boolean {
  try {
    const [cert, ca] = [new X509Certificate(files.cert), new X509Certificate(files.ca)]
    const isOurs = cert.checkPrivateKey(createPrivateKey(files.key)) && cert.verify(ca.publicKey)
    const [from, to] = [
      cert.validFromDate.getTime(),
      Math.min(cert.validToDate.getTime(), ca.validToDate.getTime()),
    ]
    const isNow = from <= now.getTime() && now.getTime() < to - reserveMs
    return (
      isOurs && isNow && hosts.every((h) => (isIP(h) ? cert.checkIP(h) : cert.checkHost(h)) !== undefined)
    )
  } catch {
    return false
  }
}

async function make(hosts: readonly string[], now: Date): Promise<TlsFiles> {
  const common = {
    keyType: 'ec' as const,
    curve: 'P-256' as const,
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - 3_600_000),
    notAfterDate: new Date(now.getTime() + yearMs),
  }
  // The authority's key lives only in this function: nobody can sign a second certificate with it.
  const ca = await generate([{ name: 'commonName', value: 'НМО: учебный корень этой машины' }], {
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
        altNames: hosts.map((h) => (isIP(h) ? { type: 7 as const, ip: h } : { type: 2 as const, value: h })),
      },
    ],
  })
  return { key: server.private, cert: `${server.cert.trim()}\n${ca.cert.trim()}\n`, ca: ca.cert }
}
