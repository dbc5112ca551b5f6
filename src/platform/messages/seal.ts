/** Seals the words and the address of one message; a code never lies readable in the database. Pure but for the nonce. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Services } from '../services.ts'

type Keyed = Services['keyed']

const nonceBytes = 12
const tagBytes = 16

/** Each message has a key of its own: HMAC-SHA-256 of its id under a key that the database never sees. */
const keyOf = (keyed: Keyed, id: string): Buffer => Buffer.from(keyed('message-content', id), 'base64url')

export function seal(keyed: Keyed, id: string, what: string, text: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(keyed, id), nonce, { authTagLength: tagBytes })
  // What the sealed bytes are is bound in: an address cannot be passed off as a text.
  cipher.setAAD(Buffer.from(`${what}/${id}`))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

export function unseal(keyed: Keyed, id: string, what: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keyed, id), sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(Buffer.from(`${what}/${id}`))
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
    'utf8',
  )
}
