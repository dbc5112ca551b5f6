/** An authenticator application of the tests and of the demo world: its codes by a given clock. */
import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base32; written apart from the portal's own, so that a fault of one is seen by the other. */
export function secretOf(key: string): Buffer {
  let bits = ''
  for (const letter of key.replaceAll(' ', '')) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0')
  return Buffer.from(bits.match(/.{8}/g)!.map((b) => parseInt(b, 2)))
}

export function appCode(key: string, at: Date, stepsLater = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeUInt32BE(Math.floor(at.getTime() / 30_000) + stepsLater, 4)
  const mac = createHmac('sha1', secretOf(key)).update(counter).digest()
  return String((mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff) % 1e6).padStart(6, '0')
}
