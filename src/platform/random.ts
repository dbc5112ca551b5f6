/** Randomness, handed to use cases so that a test may hold it still. */
import { randomBytes, randomInt } from 'node:crypto'
import type { Random } from './services.ts'

/** UUIDv7 (RFC 9562 §5.7): ids made later sort later, which keeps indexes dense. */
export function uuidv7(at: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export const random: Random = {
  uuid: () => uuidv7(),
  token: (bytes) => randomBytes(bytes).toString('base64url'),
  code: () => String(randomInt(1_000_000)).padStart(6, '0'),
}
