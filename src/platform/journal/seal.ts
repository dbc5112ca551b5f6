/** Gives rows of the journal their places in the tree and signs the state of the whole; many may try, one at a time does. */
import type { Context } from '../context.ts'
import { originOf, signNote } from './note.ts'
import {
  appendLeaves,
  clockOf,
  keepState,
  lockHorizon,
  moveHorizon,
  readState,
  sizeOf,
  tilesOf,
  unplaced,
} from './tiles.ts'
import { rootOf } from './tree.ts'

const atOnce = 20_000

/** The portal's own work: the rows of everybody. */
export async function sealJournal(ctx: Context): Promise<void> {
  while (await sealSome(ctx));
}

/** True when there may be more. */
const sealSome = (ctx: Context): Promise<boolean> =>
  ctx.transaction(async (tx) => {
    const horizon = await lockHorizon(tx.db)
    const clock = await clockOf(tx.db)
    const rows = await unplaced(tx.db, Number(horizon.settled), atOnce)
    const former = await sizeOf(tx.db)
    if (rows.length > 0) await appendLeaves(tx.db, former, rows)
    const hasMore = rows.length === atOnce
    if (!hasMore) await moveHorizon(tx.db, horizon, clock, tx.now)
    const size = former + rows.length
    if (hasMore || (await readState(tx.db))?.size === size || size === 0) return hasMore
    const root = await rootOf(tilesOf(tx.db), size)
    const { settings, credentialKey } = tx.services
    const note = signNote(originOf(settings.PUBLIC_ORIGIN), { size, root }, credentialKey)
    await keepState(tx.db, { size, root, at: tx.now, note })
    return false
  })
