/** One-time codes of an application (RFC 6238: SHA-1, 30 seconds, 6 digits) and their secrets in base32. */
import { createHmac, randomBytes } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const makeTotpSecret = (): string =>
  Array.from(randomBytes(32), (byte) => letters[byte & 31]!).join('')

export function totp(secret: string, at: Date, shift = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000) + shift))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = hash[19]! & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The neighbours count too: clocks of phones drift. */
export const totpFits = (secret: string, code: string, at: Date): boolean =>
  [-1, 0, 1].some((shift) => totp(secret, at, shift) === code)

function fromBase32(text: string): Buffer {
  const bits = Array.from(text.replace(/[\s=]/g, '').toUpperCase())
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
