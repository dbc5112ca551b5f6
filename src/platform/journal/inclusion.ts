/** That a row stands in the journal, in a form that a stranger checks without asking anybody (RFC 9162 §2.1.3). */
import { z } from 'zod'
import { leafHash, rootByPath } from './tree.ts'
import { readNote, type State } from './note.ts'

export const Inclusion = z.object({
  format: z.literal('nmo-journal-inclusion-1'),
  /** The row itself: its leaf is SHA-256(0x00 ‖ salt ‖ RFC 8785 of this). */
  entry: z.record(z.string(), z.unknown()),
  salt: z.base64url(),
  position: z.int().min(0),
  /** Hashes from the leaf upwards, base64. */
  path: z.array(z.base64()).max(64),
  /** The signed state in which it stands. */
  state: z.string().max(2000),
})
export type Inclusion = z.output<typeof Inclusion>

/** The state that proves it; undefined when the proof leads nowhere or nobody known has signed where it leads. */
export function checkInclusion(i: Inclusion, publicKeys: readonly Buffer[]): State | undefined {
  const state = readNote(i.state, publicKeys)
  if (!state) return undefined
  const leaf = leafHash(i.entry, Buffer.from(i.salt, 'base64url'))
  const path = i.path.map((step) => Buffer.from(step, 'base64'))
  const root = rootByPath(leaf, i.position, state.size, path)
  return root?.equals(state.root) ? state : undefined
}
