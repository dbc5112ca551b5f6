/** Bitstring Status List v1.0: one bit for each credential, the first bit the leftmost; a compressed list says nothing of who is in it. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Ld } from './data-model.ts'

/** §3.3: fewer would let a reader guess whose status is asked. */
export const leastEntries = 131_072
/** A list of a stranger that unpacks to more is refused. */
const mostBytes = 4 * 1024 * 1024

/** Multibase `u`: base64url without padding. */
export function encodeList(revoked: readonly number[], entries = leastEntries): string {
  const bits = Buffer.alloc(entries / 8)
  for (const index of revoked) {
    if (index < 0 || index >= entries) throw new RangeError(`${index}: вне списка`)
    bits[index >> 3]! |= 0x80 >> (index & 7)
  }
  return `u${gzipSync(bits).toString('base64url')}`
}

/** Undefined: not a list, or shorter than the standard allows. */
export function decodeList(encoded: string): Buffer | undefined {
  try {
    const bits = gunzipSync(Buffer.from(encoded.replace(/^u/, ''), 'base64url'), {
      maxOutputLength: mostBytes,
    })
    return bits.length * 8 >= leastEntries ? bits : undefined
  } catch {
    return undefined
  }
}

export const isSet = (bits: Buffer, index: number): boolean | undefined =>
  index < bits.length * 8 ? (bits[index >> 3]! & (0x80 >> (index & 7))) !== 0 : undefined

const entry = z.looseObject({
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.string(),
  statusListIndex: z.union([
    z.int().min(0),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ]),
  statusListCredential: z.url(),
})
export type StatusEntry = z.output<typeof entry>

/** Null: a status is promised in a way that nobody here understands. */
export const statusEntriesOf = (credential: Ld): StatusEntry[] | null => {
  const read = [credential['credentialStatus'] ?? []].flat().map((one) => entry.safeParse(one))
  return read.every((r) => r.success) ? read.map((r) => r.data) : null
}

const listCredential = z.looseObject({
  type: z.array(z.string()).refine((t) => t.includes('BitstringStatusListCredential')),
  credentialSubject: z.looseObject({
    type: z.literal('BitstringStatusList'),
    statusPurpose: z.union([z.string(), z.array(z.string())]),
    encodedList: z.string().max(8_000_000),
  }),
})

/** What the list says of one entry; undefined when it says nothing that can be read (§3.2, step by step). */
export function statusIn(list: Ld, e: StatusEntry): boolean | undefined {
  const read = listCredential.safeParse(list)
  if (!read.success) return undefined
  const { statusPurpose, encodedList } = read.data.credentialSubject
  if (![statusPurpose].flat().includes(e.statusPurpose)) return undefined
  const bits = decodeList(encodedList)
  return bits && isSet(bits, e.statusListIndex)
}
