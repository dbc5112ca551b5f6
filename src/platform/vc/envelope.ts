/** A credential inside a signed text (VC-JOSE, Open Badges 3.0 §8.1): others issue so, the portal reads it. */
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import type { Ld } from './data-model.ts'

export interface Envelope {
  readonly header: Ld
  readonly credential: Ld
  readonly signed: Buffer
  readonly signature: Buffer
}

const partOf = (text: string): Ld | undefined => {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Ld) : undefined
  } catch {
    return undefined
  }
}

/** Undefined: not a compact JWS with a credential in it. */
export function openEnvelope(text: string): Envelope | undefined {
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text.trim())
  const header = parts?.[1] && partOf(parts[1])
  const payload = parts?.[2] && partOf(parts[2])
  if (!parts || !header || !payload) return undefined
  // Version 1 keeps the credential in a claim of its own.
  const credential = payload['@context'] ? payload : (payload['vc'] as Ld | undefined)
  return credential === undefined
    ? undefined
    : {
        header,
        credential,
        signed: Buffer.from(`${parts[1]}.${parts[2]}`, 'ascii'),
        signature: Buffer.from(parts[3]!, 'base64url'),
      }
}

/** The algorithms of Open Badges 3.0 §8.2.4; the key comes from whoever checks, never from the text alone. */
export function envelopeHolds(e: Envelope, jwk: JsonWebKey): boolean {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const { alg } = e.header
    if (alg === 'RS256')
      return key.asymmetricKeyType === 'rsa' && verify('sha256', e.signed, key, e.signature)
    if (alg === 'ES256') return verify('sha256', e.signed, { key, dsaEncoding: 'ieee-p1363' }, e.signature)
    if (alg === 'EdDSA') return verify(null, e.signed, key, e.signature)
    return false
  } catch {
    return false
  }
}
