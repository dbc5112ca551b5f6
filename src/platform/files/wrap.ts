/** One key sealed under another: AES-256-GCM with a random nonce, bound to what the key is for. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { SpoiltFile } from './cobblestone.ts'

/** What a wrapped key is bound to; the first word names the kind of key. */
export type Bound = readonly [kind: 'kek/1' | 'person-key/1' | 'file-key/1', ...facts: (string | number)[]]

export const newKey = (): Buffer => randomBytes(32)

/** nonce(12) ‖ ciphertext ‖ tag(16) */
export function wrapKey(under: Uint8Array, key: Uint8Array, bound: Bound): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', under, nonce).setAAD(Buffer.from(JSON.stringify(bound)))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

export function unwrapKey(under: Uint8Array, wrapped: Uint8Array, bound: Bound): Buffer {
  if (wrapped.length !== 12 + 32 + 16) throw new SpoiltFile(`not a wrapped key: ${bound[0]}`)
  const decipher = createDecipheriv('aes-256-gcm', under, wrapped.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(JSON.stringify(bound))).setAuthTag(wrapped.subarray(44))
  const key = decipher.update(wrapped.subarray(12, 44))
  try {
    decipher.final()
  } catch (cause) {
    throw new SpoiltFile(`the key does not open: ${bound[0]}`, { cause })
  }
  return key
}

/** The master secret never encrypts by itself: files have a key of their own derived from it. */
export function filesMaster(masterSecret: Uint8Array): Buffer {
  if (masterSecret.length !== 32) throw new Error('the master secret has 32 bytes')
  return Buffer.from(hkdfSync('sha256', masterSecret, '', 'nmo/files/master/1', 32))
}
