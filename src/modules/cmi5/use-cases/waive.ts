/** D9+: a unit is counted without being learnt (cmi5 §9.3.7): somebody decided so, with a reason. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { tellStatements } from '../../lrs/index.ts'
import { cmi5SatisfiedBefore, cmi5Unknown } from '../contract.ts'
import * as words from '../domain/words.ts'
import * as store from '../store/courses.ts'
import { blankNode, known, saying, settle } from './courses.ts'

export interface Waiving {
  readonly registration: string
  /** From 0, in the order of the structure. */
  readonly unit: number
  readonly reason: string
}

/** The caller has checked that whoever asks may. */
export const waiveUnit = (ctx: Context, asked: Waiving): Promise<void> =>
  ctx.transaction((within) =>
    within.beyond(async (tx) => {
      const row = await store.lockRegistration(tx.db, asked.registration)
      if (!row) throw new Problem(cmi5Unknown)
      const k = await known(tx, row)
      const unit = k.nodes.filter((one) => one.kind === 'au')[asked.unit]
      if (!unit) throw new Problem(cmi5Unknown)
      const node = (await store.nodesOf(tx.db, row.id)).find((one) => one.number === unit.number)
      if (node?.satisfied_at) throw new Problem(cmi5SatisfiedBefore)
      // A session of the portal's own, for this and what follows from it (§9.3.7, §9.6.3.1).
      const sessionId = tx.services.random.uuid()
      await store.writeNodes(tx.db, [{ ...(node ?? blankNode(k, unit.number)), waived_at: tx.now }])
      await tellStatements(tx, row.store_id, [words.waived(saying(tx, k, unit, sessionId), asked.reason)])
      await settle(tx, k, sessionId)
    }),
  )
