/** Recovery codes: 125 bits in signs that nobody mistakes one for another. Pure. */

export const codesAtOnce = 10
/** The person is told that they run out. */
export const fewLeft = 3

/** Crockford's base32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const signs = 25

/** From sixteen random bytes; the three spare bits are dropped. More than 112 bits, so a quick hash is enough (ASVS 6.5.2). */
export function codeFrom(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  const text = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)]).join('')
  return text.slice(0, signs)
}

/** As it is written down: «7K3QF-…», five by five. */
export const written = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1-')

/** As typed from paper: any case, spaces or dashes, O for 0, I and L for 1. Null when it cannot be one. */
export function readCode(typed: string): string | null {
  const text = typed
    .toUpperCase()
    .replace(/[\s–—-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return text.length === signs && Array.from(text).every((sign) => alphabet.includes(sign)) ? text : null
}
