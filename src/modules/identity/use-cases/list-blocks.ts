/** G5: blocks with their evidence for the desk; whoever is named in a row sees in the journal that it was read. */
import type { Context } from '../../../platform/context.ts'
import { blocksOnPage, type BlockKind, type KeptBlock } from '../contract.ts'
import { presentKeptBlocks } from '../present/blocks.ts'
import * as blocks from '../store/blocks.ts'

export interface BlocksAsked {
  readonly state: 'holds' | 'over'
  readonly kind?: BlockKind | undefined
  readonly page: number
}

export interface BlocksFound {
  readonly items: KeptBlock[]
  readonly total: number
  readonly kinds: { kind: BlockKind; count: number }[]
}

export const listBlocks = (ctx: Context, asked: BlocksAsked): Promise<BlocksFound> =>
  ctx.transaction(async (tx) => {
    const query = {
      ...(asked.state === 'holds' ? { holdingAt: tx.now } : { overAt: tx.now }),
      ...(asked.kind ? { kind: asked.kind } : {}),
      limit: blocksOnPage,
      offset: (asked.page - 1) * blocksOnPage,
    }
    const rows = await blocks.listBlocks(tx.db, query)
    for (const row of rows) {
      if (row.person_id && row.person_id !== tx.actor.personId)
        await tx.record({ subjectId: row.person_id, object: { kind: 'block', id: row.id } })
    }
    return {
      items: await presentKeptBlocks(tx, rows),
      total: await blocks.countBlocks(tx.db, query),
      kinds: await blocks.countKinds(tx.db, tx.now),
    }
  })
