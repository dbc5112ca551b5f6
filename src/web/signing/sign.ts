/** Signs one request by profile nmo-req/1; the same pure base that the server builds. */
import {
  signatureBase,
  signatureParams,
  type SignedParts,
  type Tag,
} from '../../platform/signature/profile.ts'
import type { BrowserKey } from './key.ts'

const base64 = (bytes: ArrayBuffer): string => {
  let text = ''
  const view = new Uint8Array(bytes)
  for (let i = 0; i < view.length; i += 8192) text += String.fromCharCode(...view.subarray(i, i + 8192))
  return btoa(text)
}

/** 22 characters = 128 random bits and a little. */
function randomPart(): string {
  return base64(crypto.getRandomValues(new Uint8Array(17)).buffer)
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .slice(0, 22)
}

export interface Unsigned {
  readonly method: string
  /** Path with query, as it goes on the wire. */
  readonly target: string
  readonly body: Uint8Array<ArrayBuffer> | undefined
  readonly headers: Readonly<Record<string, string>>
}

export interface Circumstances {
  readonly tag: Tag
  readonly epoch: string
  /** Server's clock minus ours, seconds. */
  readonly offsetSeconds: number
}

/** Headers to add. */
export async function sign(
  request: Unsigned,
  key: BrowserKey,
  at: Circumstances,
): Promise<Record<string, string>> {
  const hasBody = request.method !== 'GET'
  const digest = hasBody
    ? `sha-256=:${base64(await crypto.subtle.digest('SHA-256', request.body ?? new Uint8Array()))}:`
    : undefined
  const parts: SignedParts = {
    method: request.method,
    targetUri: location.origin + request.target,
    contentDigest: digest,
    contentType: hasBody ? (request.headers['content-type'] ?? '') : undefined,
    ifMatch: request.headers['if-match'],
    idempotencyKey: request.headers['idempotency-key'],
  }
  const params = signatureParams(parts, {
    created: Math.floor(Date.now() / 1000) + at.offsetSeconds,
    nonce: at.epoch.padEnd(8, '0') + randomPart(),
    keyid: key.thumbprint,
    tag: at.tag,
  })
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.privateKey,
    new TextEncoder().encode(signatureBase(parts, params)),
  )
  return {
    ...(digest ? { 'content-digest': digest } : {}),
    'signature-input': `sig=${params}`,
    signature: `sig=:${base64(signature)}:`,
  }
}
