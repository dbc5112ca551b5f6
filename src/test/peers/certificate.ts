/** A certificate for peers on this machine, trusted by nobody else. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface PeerCertificate {
  readonly key: string
  readonly cert: string
  /** The same certificate in a file, for `TRUSTED_CA_FILE`. */
  readonly file: string
}

export async function peerCertificate(): Promise<PeerCertificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  } as never)
  const file = join(mkdtempSync(join(tmpdir(), 'nmo-peer-')), 'ca.pem')
  writeFileSync(file, cert)
  return { key, cert, file }
}
