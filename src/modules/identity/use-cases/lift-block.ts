/** G5: a block that was a mistake ends before its time, with a reason that stays in the journal; nobody lifts their own. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { blockLifted, blockNotFound, blockOver, blockOwn, type KeptBlock } from '../contract.ts'
import { stateOfBlock } from '../domain/block-words.ts'
import { mayLift } from '../policy.ts'
import { presentKeptBlocks } from '../present/blocks.ts'
import * as blocks from '../store/blocks.ts'
import * as limits from '../store/limits.ts'
import * as passwords from '../store/passwords.ts'

export const liftBlock = (ctx: Context, id: string, why: string): Promise<KeptBlock> =>
  ctx.transaction(async (tx) => {
    const block = await blocks.lockBlock(tx.db, id)
    if (!block) throw new Problem(blockNotFound)
    if (!mayLift(tx.actor, block)) throw new Problem(blockOwn)
    const by = { personId: tx.actor.personId, why, at: tx.now }
    if (stateOfBlock({ until: block.until, liftedAt: block.lifted_at }, tx.now) !== 'holds')
      throw new Problem(blockOver)
    await blocks.liftBlock(tx.db, id, by)
    // Otherwise the very next failure would begin it again.
    await limits.forget(tx.db, block)
    if (block.kind === 'account' && block.person_id) await passwords.enablePassword(tx.db, block.person_id)
    await tx.record({
      subjectId: block.person_id,
      object: { kind: 'block', id },
      details: { kind: block.kind, why },
    })
    await tx.publish(blockLifted, { blockId: id, personId: block.person_id })
    const [fresh] = await presentKeptBlocks(tx, [
      { ...block, lifted_at: by.at, lifted_by: by.personId, lifted_why: why },
    ])
    return fresh!
  })
