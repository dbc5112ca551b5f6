/** A credential inside a signed text (VC-JOSE-COSE §3, Open Badges 3.0 §8.1): issued beside the embedded proof, and read from others. */
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import { vcContext } from './contexts.ts'
import type { CredentialKey } from './credential-key.ts'
import type { Ld } from './data-model.ts'

export interface Envelope {
  readonly header: Ld
  /** Everything that is signed: the credential itself, or claims with it among them (version 1). */
  readonly claims: Ld
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

/** The credential without a proof of its own, as it is signed and as the journal prints it. */
export const bareCredential = (credential: Ld): Ld =>
  Object.fromEntries(Object.entries(credential).filter(([name]) => name !== 'proof'))

/** `application/vc+jwt`: the same words, signed as a whole. Equal words give equal text: Ed25519 has no chance in it. */
export function sealEnvelope(credential: Ld, { key, keyId }: { key: CredentialKey; keyId: string }): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = { alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: keyId }
  const signed = `${part(header)}.${part(bareCredential(credential))}`
  return `${signed}.${Buffer.from(key.sign(Buffer.from(signed, 'ascii'))).toString('base64url')}`
}

/** Undefined: not a compact JWS with such a document in it. */
export function openEnvelope(text: string, claim: 'vc' | 'vp' = 'vc'): Envelope | undefined {
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text.trim())
  const header = parts?.[1] && partOf(parts[1])
  const payload = parts?.[2] && partOf(parts[2])
  if (!parts || !header || !payload) return undefined
  // Version 1 keeps the credential in a claim of its own.
  const credential = payload['@context'] ? payload : (payload[claim] as Ld | undefined)
  return credential === undefined
    ? undefined
    : {
        header,
        claims: payload,
        credential,
        signed: Buffer.from(`${parts[1]}.${parts[2]}`, 'ascii'),
        signature: Buffer.from(parts[3]!, 'base64url'),
      }
}

/** VC Data Model 2.0 §4.13.2: an object that only says which signed text it is. Undefined: not one, or not a right one. */
export function envelopedText(document: Ld, kind: 'Credential' | 'Presentation'): string | undefined {
  const { '@context': context, type, id } = document
  if ([context].flat()[0] !== vcContext) return undefined
  if ([type].flat().join() !== `EnvelopedVerifiable${kind}`) return undefined
  const media =
    kind === 'Credential' ? /^data:application\/(vc\+jwt|jwt),/ : /^data:application\/(vp\+jwt|jwt),/
  return typeof id === 'string' && media.test(id) ? id.slice(id.indexOf(',') + 1) : undefined
}

/** The algorithms of Open Badges 3.0 §8.2.4; the key comes from whoever checks, never from the text alone. */
export function envelopeHolds(e: Envelope, jwk: JsonWebKey): boolean {
  const { alg, crit } = e.header
  // RFC 7515 §4.1.11: what must be understood and is not is a refusal.
  if (crit !== undefined) return false
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const kind = key.asymmetricKeyType
    if (alg === 'RS256') return kind === 'rsa' && verify('sha256', e.signed, key, e.signature)
    if (alg === 'ES256')
      return (
        key.asymmetricKeyDetails?.namedCurve === 'prime256v1' &&
        verify('sha256', e.signed, { key, dsaEncoding: 'ieee-p1363' }, e.signature)
      )
    return (
      (alg === 'EdDSA' || alg === 'Ed25519') && kind === 'ed25519' && verify(null, e.signed, key, e.signature)
    )
  } catch {
    return false
  }
}

/** When the signed text itself says from when and until when (RFC 7519), in milliseconds. */
export function envelopeSpan({ claims }: Envelope): [number, number] {
  const seconds = (name: string, otherwise: number): number =>
    typeof claims[name] === 'number' ? claims[name] * 1000 : otherwise
  return [seconds('nbf', -Infinity), seconds('exp', Infinity)]
}
