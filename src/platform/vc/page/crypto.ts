/** What the checker asks of `node:crypto`, for a browser of any age: SHA-256 and Ed25519, nothing else is believed. */
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { sync, utils } from '@noble/ed25519'

utils.sha512Sync = (...parts) => sha512(utils.concatBytes(...parts))

export function createHash(algorithm: string) {
  if (algorithm !== 'sha256') throw new Error(algorithm)
  const state = sha256.create()
  const hash = {
    update(data: Uint8Array | string) {
      state.update(typeof data === 'string' ? Buffer.from(data, 'utf8') : data)
      return hash
    },
    digest(encoding?: 'hex') {
      const bytes = Buffer.from(state.digest())
      return encoding ? bytes.toString(encoding) : bytes
    },
  }
  return hash
}

interface Key {
  readonly asymmetricKeyType: string
  readonly x: Uint8Array
}

export function createPublicKey({ key }: { key: { kty?: string; crv?: string; x?: string } }): Key {
  if (key.kty !== 'OKP' || key.crv !== 'Ed25519') throw new Error('only Ed25519')
  return { asymmetricKeyType: 'ed25519', x: Buffer.from(key.x ?? '', 'base64url') }
}

export function verify(_: null, data: Uint8Array, key: Key, signature: Uint8Array): boolean {
  try {
    return sync.verify(Uint8Array.from(signature), Uint8Array.from(data), Uint8Array.from(key.x))
  } catch {
    return false
  }
}

/** The page signs nothing. */
export function sign(): never {
  throw new Error('no keys here')
}
