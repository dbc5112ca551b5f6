/**
 * Request signature profile nmo-req/1 (G8): a fixed shape of RFC 9421, no negotiation. Pure.
 * Read by the server and by the browser: both build the same base.
 */

export type Tag = 'nmo-req/1' | 'nmo-bind/1'

/** What is signed of one request. Header values are as sent; `undefined` means the header is absent. */
export interface SignedParts {
  readonly method: string
  readonly targetUri: string
  readonly contentDigest: string | undefined
  readonly contentType: string | undefined
  readonly ifMatch: string | undefined
  readonly idempotencyKey: string | undefined
}

export interface SignatureParams {
  /** Seconds since 1970. */
  readonly created: number
  /** 8 characters of the server's epoch + 22 random ones, base64url. */
  readonly nonce: string
  /** RFC 7638 thumbprint of the key, 43 characters. */
  readonly keyid: string
  readonly tag: Tag
}

/** The covered components, exactly in this order; optional ones exactly when the header is present. */
export function componentsOf(parts: SignedParts): [name: string, value: string][] {
  const all: [string, string | undefined][] = [
    ['@method', parts.method],
    ['@target-uri', parts.targetUri],
    ['content-digest', parts.contentDigest],
    ['content-type', parts.contentType],
    ['if-match', parts.ifMatch],
    ['idempotency-key', parts.idempotencyKey],
  ]
  return all.filter((c): c is [string, string] => c[1] !== undefined)
}

/** Value of `Signature-Input` after `sig=` (RFC 9421 §2.3). */
export const signatureParams = (parts: SignedParts, p: SignatureParams): string =>
  `(${componentsOf(parts)
    .map(([name]) => `"${name}"`)
    .join(
      ' ',
    )});created=${p.created};nonce="${p.nonce}";keyid="${p.keyid}";alg="ecdsa-p256-sha256";tag="${p.tag}"`

/** Signature base (RFC 9421 §2.5). */
export const signatureBase = (parts: SignedParts, params: string): string =>
  [
    ...componentsOf(parts).map(([name, value]) => `"${name}": ${value}`),
    `"@signature-params": ${params}`,
  ].join('\n')

const shape =
  /^sig=(\(("[a-z@-]+"(?: "[a-z@-]+")*)\);created=(\d{10});nonce="([\w-]{30})";keyid="([\w-]{43})";alg="ecdsa-p256-sha256";tag="(nmo-req\/1|nmo-bind\/1)")$/

export interface ParsedInput extends SignatureParams {
  /** The part after `sig=`, as sent: it is the last line of the base. */
  readonly params: string
  readonly covered: readonly string[]
}

/** The one allowed shape of `Signature-Input`; anything else is null. */
export function parseSignatureInput(header: string): ParsedInput | null {
  const m = shape.exec(header)
  if (!m) return null
  return {
    params: m[1]!,
    covered: m[2]!.split(' ').map((c) => c.slice(1, -1)),
    created: Number(m[3]),
    nonce: m[4]!,
    keyid: m[5]!,
    tag: m[6] as Tag,
  }
}

/** RFC 7638 §3.2: the thumbprint is taken of these members in this order. */
export const thumbprintText = (jwk: { readonly x: string; readonly y: string }): string =>
  JSON.stringify({ crv: 'P-256', kty: 'EC', x: jwk.x, y: jwk.y })
