/** Signs the portal's requests to ЕСИА: GOST by the OpenSSL command line, RSA in this process (esia facts §3). */
import { execFile } from 'node:child_process'
import { createPrivateKey, sign as signRsa } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { makeCms } from './cms/make.ts'
import { parseCertificate } from './gost/certificate.ts'

export interface RequestSigner {
  readonly algorithm: 'GOST3410_2012_256' | 'RS256'
  /** Raw signature for v2/v3: GOST `s‖r` big-endian, or RSA PKCS#1 v1.5 with SHA-256. */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
  /** Detached PKCS#7 in DER for v1, the certificate enclosed. */
  readonly signCms: (data: Uint8Array) => Promise<Uint8Array>
  /** `client_certificate_hash`: Streebog-256 of the DER certificate (SHA-256 for RSA), 64 hex digits in upper case. */
  readonly certificateHash: string
}

export class SignerFault extends Error {}

/** The key stays in its file and the data goes by pipe: nothing secret stands among the arguments of the process. */
export function opensslGostSigner(files: { keyFile: string; certificateFile: string }): RequestSigner {
  const certificatePem = readFileSync(files.certificateFile, 'utf8')
  const certificate = parseCertificate(certificatePem)
  if (certificate.kind !== 'gost') throw new SignerFault(`${files.certificateFile} is not a GOST certificate`)
  const sign = async (data: Uint8Array): Promise<Uint8Array> => {
    const signature = await openssl(
      ['dgst', '-engine', 'gost', '-md_gost12_256', '-sign', files.keyFile],
      data,
    )
    if (signature.length !== 64) throw new SignerFault(`OpenSSL gave ${signature.length} bytes instead of 64`)
    return signature
  }
  return {
    algorithm: 'GOST3410_2012_256',
    certificateHash: certificate.hash,
    sign,
    signCms: (content) => makeCms({ certificatePem, content, signedAt: new Date(), sign }),
  }
}

export function rsaSigner({
  keyPem,
  certificatePem,
}: {
  keyPem: string
  certificatePem: string
}): RequestSigner {
  const certificate = parseCertificate(certificatePem)
  if (certificate.kind !== 'rsa') throw new SignerFault('This is not an RSA certificate')
  const key = createPrivateKey(keyPem)
  const sign = async (data: Uint8Array): Promise<Uint8Array> => signRsa('sha256', data, key)
  return {
    algorithm: 'RS256',
    certificateHash: certificate.hash,
    sign,
    signCms: (content) => makeCms({ certificatePem, content, signedAt: new Date(), sign }),
  }
}

/** Ten seconds are a thousand times what a signature takes. */
const openssl = (args: readonly string[], input: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const child = execFile(
      'openssl',
      args,
      { encoding: 'buffer', timeout: 10_000 },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout)
        const said = stderr
          .toString('utf8')
          .split('\n')
          .find((line) => line.trim() !== '' && !line.startsWith('Engine'))
        reject(
          new SignerFault(
            `OpenSSL could not sign with GOST (libengine-gost-openssl): ${said ?? error.message}`,
          ),
        )
      },
    )
    child.stdin?.on('error', () => undefined) // a dead child is told by the callback above
    child.stdin?.end(input)
  })
