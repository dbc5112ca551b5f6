/** What the code confirms, as one hash: JSON Canonicalization Scheme (RFC 8785) and SHA-256, digests of the scans included. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Content } from './check.ts'

export interface Payload extends Record<string, unknown> {
  readonly draftId: string
  readonly personId: string
  readonly content: Content
  /** File id → SHA-256 of its content. */
  readonly digests: Readonly<Record<string, string>>
}

export function payloadHash(payload: Payload): string {
  const text = canonicalize(payload)
  if (text === undefined) throw new Error('nothing to hash')
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
