/** Requests signed beforehand, so that the generator's own signing is not measured. */
import { createHash, randomBytes, sign } from 'node:crypto'
import { signatureBase, signatureParams } from '../src/platform/signature/profile.ts'
import type { TestKey } from '../src/test/signing-client.ts'
import type { Prepared } from './load.ts'

export interface Signer {
  readonly key: TestKey
  readonly cookie: string
  readonly origin: string
  readonly epoch: string
}

export function prepare(signer: Signer, method: string, path: string, json: unknown): Prepared {
  const body = method === 'GET' ? undefined : Buffer.from(JSON.stringify(json))
  const digest = body && `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const idempotencyKey = body && randomBytes(18).toString('base64url')
  const parts = {
    method,
    targetUri: signer.origin + path,
    contentDigest: digest,
    contentType: body && 'application/json',
    ifMatch: undefined,
    idempotencyKey,
  }
  const params = signatureParams(parts, {
    created: Math.floor(Date.now() / 1000),
    nonce: signer.epoch + randomBytes(17).toString('base64url').slice(0, 22),
    keyid: signer.key.jkt,
    tag: 'nmo-req/1',
  })
  const signature = sign('sha256', Buffer.from(signatureBase(parts, params)), {
    key: signer.key.privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return {
    method,
    path,
    headers: {
      host: new URL(signer.origin).host,
      cookie: signer.cookie,
      'signature-input': `sig=${params}`,
      signature: `sig=:${signature.toString('base64')}:`,
      ...(body
        ? {
            'content-type': 'application/json',
            'content-length': String(body.length),
            'content-digest': digest!,
            'idempotency-key': idempotencyKey!,
          }
        : {}),
    },
    ...(body ? { body } : {}),
  }
}
