/** D9+: what a package of xAPI says to the store is progress of its item: completed, passed, mastered or failed, with its score. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { GuardedStatement, SessionGuard } from '../../../platform/session-guard.ts'
import type { bringBelated } from '../../cmi5/index.ts'
import { takeBelated, type BelatedOutcome } from '../../lrs/index.ts'
import { courseNotFound, launchUnknown, packageSaid } from '../contract.ts'
import { saidBy } from '../domain/said.ts'
import { lockCourse, progressOf } from '../store/courses.ts'
import { sessionOfClient } from '../store/packages.ts'
import { openedFor } from './course.ts'
import { guardName } from './package-voice.ts'
import { moveItem } from './move-item.ts'

/** Nothing is refused: such packages have no order of their own. What they said moves the item behind them. */
async function judge(
  tx: Context,
  clientId: string,
  statements: readonly GuardedStatement[],
): Promise<() => Promise<void>> {
  const session = await sessionOfClient(tx.db, clientId)
  if (!session) throw new Problem(courseNotFound)
  const fresh = statements.filter((s) => !s.isKnown).map((s) => s.told)
  const said = saidBy(fresh, session.activity_id)
  return async () => {
    if (said) await tx.publish(packageSaid, { studyId: session.study_id, itemId: session.item_id, ...said })
  }
}

/** What it said without a line, brought by its learner, also after its evening: the store takes each word once. */
export const bringSaid = (
  ctx: Context,
  { sessionId, personId, holder, request }: Parameters<typeof bringBelated>[1],
): Promise<BelatedOutcome> =>
  ctx.transaction((within) =>
    // Over the wall: statements belong to a store.
    within.beyond(async (tx) => {
      const session = await sessionOfClient(tx.db, sessionId)
      const isTheirs =
        session?.person_id === personId &&
        session.study_id === holder.holderId &&
        session.item_id === holder.partId
      if (!session || !isTheirs) throw new Problem(launchUnknown)
      const nothing = async () => undefined
      return takeBelated(tx, {
        clientId: session.client_id,
        guard: packageGuard,
        request,
        beforeNew: nothing,
      })
    }),
  )

export const packageGuard: SessionGuard = { name: guardName, admit: async () => undefined, judge }

/** What is done stays done; merely opened to the end is not enough after a failure. A finished study is not moved. */
export const hearSaid = (
  ctx: Context,
  { studyId, itemId, outcome, score }: z.output<typeof packageSaid.payload>,
): Promise<void> =>
  ctx.transaction(async (tx) => {
    if (!(await lockCourse(tx.db, studyId))) return
    const opened = await openedFor(tx, studyId)
    const item = opened.items.find((one) => one.id === itemId)
    if (!item || !opened.study.isOpen) return
    const known = (await progressOf(tx.db, studyId)).find((p) => p.item_id === itemId)
    const isDone = outcome === 'passed' || (outcome === 'completed' && known?.state !== 'failed')
    await moveItem(tx, opened, item, { isDone, isFailed: !isDone, share: 0.5, score })
  })
