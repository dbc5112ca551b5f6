/** Makes the proof that a row stands in the journal (RFC 9162 §2.1.3); whoever checks it needs none of this. */
import type { Db } from '../context.ts'
import type { Inclusion } from './inclusion.ts'
import { leafOf, readState, tilesOf } from './tiles.ts'
import { pathOf } from './tree.ts'

/** Undefined while no signed state has the row. */
export async function inclusionOf(
  db: Db,
  code: string,
  object: { readonly kind: string; readonly id: string },
): Promise<Inclusion | undefined> {
  const leaf = await leafOf(db, code, object)
  const state = leaf && (await readState(db, leaf.position))
  if (!leaf || !state) return undefined
  const path = await pathOf(tilesOf(db), leaf.position, state.size)
  return {
    format: 'nmo-journal-inclusion-1',
    entry: leaf.entry,
    salt: leaf.salt.toString('base64url'),
    position: leaf.position,
    path: path.map((step) => step.toString('base64')),
    state: state.note,
  }
}
