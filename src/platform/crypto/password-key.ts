/** A short key of a text, the same in the page and on the server: the list of known passwords is kept and asked by it. Pure. */

/**
 * 53 bits, as a whole number. Not a secret: the list is public, and the key only makes it small.
 * Two mixed 32-bit multiplicative hashes (the form known as cyrb53).
 */
export function passwordKey(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}

/** Fourteen hex digits: four name a shelf of the list, ten the place on it. */
export const passwordKeyText = (text: string): string => passwordKey(text).toString(16).padStart(14, '0')

/** A shelf holds some hundred keys: whoever asks for one does not say which of them they mean. */
export const shelfDigits = 4
