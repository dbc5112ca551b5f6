/** Small secrets of a person, sealed under the key of that person: master secret → KEK → key of the person → one use. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Db } from '../context.ts'
import { keyRing } from '../files/keys.ts'

/** What the sealed bytes are; bound in, so that they cannot be passed off as another person's or another thing. */
export interface SealedPlace {
  readonly personId: string
  /** «authenticator». */
  readonly what: string
  /** Of the row. */
  readonly id: string
}

export interface PersonSeal {
  readonly seal: (db: Db, place: SealedPlace, secret: Uint8Array) => Promise<Buffer>
  /** Throws `KeyGone` when the person was erased. */
  readonly open: (db: Db, place: SealedPlace, sealed: Uint8Array) => Promise<Buffer>
}

const nonceBytes = 12
const tagBytes = 16

const keyFor = (personKey: Buffer, what: string): Buffer =>
  Buffer.from(hkdfSync('sha256', personKey, '', `nmo/person-seal/1/${what}`, 32))
const boundTo = (p: SealedPlace): Buffer =>
  Buffer.from(JSON.stringify(['person-seal/1', p.what, p.personId, p.id]))

/** nonce(12) ‖ ciphertext ‖ tag(16) */
export function openPersonSeal(masterSecret: Uint8Array): PersonSeal {
  const ring = keyRing(masterSecret)
  return {
    seal: async (db, place, secret) => {
      const key = keyFor(await ring.personKey(db, place.personId), place.what)
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(place))
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
    },
    open: async (db, place, sealed) => {
      const key = keyFor(await ring.existingPersonKey(db, place.personId), place.what)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(boundTo(place)).setAuthTag(sealed.subarray(sealed.length - tagBytes))
      const body = sealed.subarray(nonceBytes, sealed.length - tagBytes)
      return Buffer.concat([decipher.update(body), decipher.final()])
    },
  }
}
