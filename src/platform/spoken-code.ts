/** Codes that people read aloud and type from paper: Crockford's base32, read forgivingly. */
import { asSeen } from './look-alike.ts'

/** No I, L, O, U: each sign has one reading. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight bits of randomness become eight fifths of a sign: bytes by fives. */
export function spokenCode(bytes: Uint8Array): string {
  if (bytes.length === 0 || bytes.length % 5 !== 0) throw new Error('A code is made of bytes by fives')
  let bits = bytes.reduce((n, b) => (n << 8n) | BigInt(b), 0n)
  let code = ''
  for (let i = 0; i < (bytes.length / 5) * 8; i++) {
    code = signs[Number(bits & 31n)]! + code
    bits >>= 5n
  }
  return code
}

export const spacedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** A code of so many signs as people type it; undefined when it cannot be one. */
export function readSpoken(typed: string, length: number): string | undefined {
  const plain = asSeen(typed.toUpperCase().replace(/[\s\-–—.]/g, ''), { L: '1' })
  return plain.length === length && Array.from(plain).every((c) => signs.includes(c)) ? plain : undefined
}
