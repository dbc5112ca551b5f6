/** D2, D9+: what a lesson said without a line is brought by its learner, signed in: also after its session ended or another one began. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { takeBelated, voidStatement, type BelatedOutcome, type BelatedRequest } from '../../lrs/index.ts'
import { cmi5Refused, cmi5Unknown } from '../contract.ts'
import * as courses from '../store/courses.ts'
import * as store from '../store/sessions.ts'
import { belatedGuard } from './guard.ts'

export interface Bringing {
  readonly sessionId: string
  readonly personId: string
  readonly holder: courses.Holder
  readonly request: BelatedRequest
}

/** As long as the store remembers a session that ended. */
const patienceMs = 30 * 86_400_000

/** In a transaction of its own: of several one that is refused leaves the others. The caller has checked whose learning it is. */
export const bringBelated = (ctx: Context, asked: Bringing): Promise<BelatedOutcome> =>
  ctx.transaction((within) =>
    // Over the wall: statements and their signs belong to a store.
    within.beyond(async (tx) => {
      const found = await store.findSession(tx.db, asked.sessionId)
      const row = found && (await courses.lockRegistration(tx.db, found.registration))
      const isTheirs =
        row?.person_id === asked.personId &&
        row.holder_id === asked.holder.holderId &&
        row.part_id === asked.holder.partId
      if (!found || !row || !isTheirs) throw new Problem(cmi5Unknown)
      if (found.launched_at.getTime() < tx.now.getTime() - patienceMs)
        throw new Problem(cmi5Refused, { detail: 'Прошло больше месяца' })
      return takeBelated(tx, {
        clientId: found.client_id,
        guard: belatedGuard,
        request: asked.request,
        beforeNew: () => reopen(tx, row, asked.sessionId),
      })
    }),
  )

/**
 * «Abandoned» was said because nothing had been heard. It proved wrong, so it is taken back (cmi5 §9.3.6 lets nothing follow it);
 * within the hour the clock says it again, of the whole time, unless the lesson itself has ended.
 */
async function reopen(tx: Context, row: courses.RegistrationRow, sessionId: string): Promise<void> {
  const session = await store.findSession(tx.db, sessionId)
  if (!session || session.abandoned_at === null) return
  if (session.abandoned_by !== null) await voidStatement(tx, row.store_id, session.abandoned_by, row.id)
  await store.changeSession(tx.db, sessionId, {
    abandoned_at: null,
    abandoned_by: null,
    ends_at: session.ends_at < tx.now ? session.ends_at : tx.now,
  })
}
