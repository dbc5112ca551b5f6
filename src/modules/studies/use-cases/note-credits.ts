/** D7+: told by the ledger: the credits of a study stand in a cycle, or wait for the person to choose one. */
import type { Context } from '../../../platform/context.ts'
import * as store from '../store/studies.ts'
import { dueFor } from './deadline.ts'

export const noteCredits = (ctx: Context, studyId: string, state: 'waits' | 'credited'): Promise<void> =>
  ctx.transaction(async (tx) => {
    const [row] = await store.lockStudies(tx.db, [studyId])
    // Heard late, «waits» does not undo what has been credited meanwhile.
    if (!row || row.state !== 'finished' || row.credit_state === 'credited') return
    const change = { credit_state: state, credited_at: state === 'credited' ? tx.now : null }
    await store.changeStudy(tx.db, studyId, { ...change, ...(await dueFor(tx, { ...row, ...change })) })
  })
