/** Codes of an authenticator application: RFC 6238 over RFC 4226, thirty seconds, six digits, SHA-1. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const stepSeconds = 30
/** The clocks of a phone and of a server may be one step apart. */
const stepsApart = 1
/** RFC 4226 §4 R6: at least 128 bits, 160 recommended. */
export const secretBytes = 20

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 §6 without padding: what applications read. */
export function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

export function fromBase32(text: string): Buffer {
  const bits = Array.from(text.toUpperCase().replace(/[^A-Z2-7]/g, ''))
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)))
}

export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds)

/** RFC 4226 §5.3. */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = mac[19]! & 0x0f
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/** The step of a right code; `used` when that step or a later one was accepted before (RFC 6238 §5.2). */
export function judgeTotp(
  secret: Uint8Array,
  code: string,
  at: { readonly now: Date; readonly lastStep: number | null },
): number | 'used' | 'wrong' {
  const given = Buffer.from(code)
  const middle = stepAt(at.now)
  let found: number | null = null
  // Every step is looked at, so that the time of the answer tells nothing.
  for (let step = middle - stepsApart; step <= middle + stepsApart; step++) {
    const expected = Buffer.from(codeOf(secret, step))
    const isThis = given.length === expected.length && timingSafeEqual(given, expected)
    if (isThis && (found === null || found <= (at.lastStep ?? -1))) found = step
  }
  if (found === null) return 'wrong'
  return at.lastStep !== null && found <= at.lastStep ? 'used' : found
}

/** What the QR code says to the application. */
export function keyUri(secret: string, of: { readonly issuer: string; readonly account: string }): string {
  const label = `${encodeURIComponent(of.issuer)}:${encodeURIComponent(of.account)}`
  const rest = new URLSearchParams({
    secret,
    issuer: of.issuer,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
  return `otpauth://totp/${label}?${rest.toString().replaceAll('+', '%20')}`
}
