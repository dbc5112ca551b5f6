/** Keys of those who sign credentials: Ed25519 as Multikey (W3C Controlled Identifiers 1.0, §2.2.2). */
import { createHash, createPublicKey, sign, type JsonWebKey, type KeyObject } from 'node:crypto'
import { decode } from 'base58-universal'
import type { CredentialKey } from './credential-key.ts'
import { fromJwk } from '@digitalbazaar/ed25519-multikey'

export interface PublishedKey {
  /** Address of the key, `did:web:…#z6Mk…`. */
  readonly id: string
  readonly controller: string
  readonly publicKeyMultibase: string
}

/** Which keys the checker believes, by their address. */
export type KeyBook = (id: string) => PublishedKey | undefined

export async function credentialKey(key: KeyObject): Promise<CredentialKey> {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('Ключ цифровых удостоверений: нужен Ed25519')
  const jwk = createPublicKey(key).export({ format: 'jwk' })
  const { publicKeyMultibase } = await fromJwk({ jwk, secretKey: false })
  const publicKey = Buffer.from(jwk.x!, 'base64url')
  return { publicKeyMultibase, publicKey, sign: (data) => sign(null, data, key) }
}

/** The 32 bytes of an Ed25519 Multikey, after `z` and the two that say what it is. */
export function rawKey(publicKeyMultibase: string): Buffer | undefined {
  if (!/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/.test(publicKeyMultibase)) return undefined
  const bytes = decode(publicKeyMultibase.slice(1))
  return bytes?.length === 34 ? Buffer.from(bytes.subarray(2)) : undefined
}

/** For comparing by eye: SHA-256 of the key in groups of four. */
export function fingerprintOf(publicKeyMultibase: string): string {
  const key = rawKey(publicKeyMultibase)
  const hex = key ? createHash('sha256').update(key).digest('hex') : ''
  return (hex.match(/..../g) ?? []).join(' ')
}

export const jwkOf = (publicKeyMultibase: string): JsonWebKey | undefined => {
  const x = rawKey(publicKeyMultibase)?.toString('base64url')
  return x === undefined ? undefined : { kty: 'OKP', crv: 'Ed25519', x }
}

const didContext = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1']

export const multikeyOf = (key: PublishedKey) => ({
  id: key.id,
  type: 'Multikey',
  controller: key.controller,
  publicKeyMultibase: key.publicKeyMultibase,
})

/** DID document: who reads it may check what these keys have signed. */
export const controllerDocument = (controller: string, keys: readonly PublishedKey[]) => ({
  '@context': didContext,
  id: controller,
  verificationMethod: keys.map(multikeyOf),
  assertionMethod: keys.map((k) => k.id),
  authentication: keys.map((k) => k.id),
})

/** did:key says the key itself (did:key v0.9 §2). */
export const didKey: KeyBook = (id) => {
  const [, key] = /^did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]{44})#\1$/.exec(id) ?? []
  return key ? { id, controller: `did:key:${key}`, publicKeyMultibase: key } : undefined
}
