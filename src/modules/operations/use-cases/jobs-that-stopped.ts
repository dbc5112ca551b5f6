/** An administrator sees jobs that failed for the last time, and starts one again. */
import type { Context } from '../../../platform/context.ts'
import { deadLetters, queueHealth, replay } from '../../../platform/jobs/dead-letters.ts'
import { Problem } from '../../../platform/problem.ts'
import { jobNotFound, type DeadLetter, type QueueHealth } from '../contract.ts'
import { shownFault, stateOf } from '../domain.ts'

export interface StoppedJobs {
  readonly items: DeadLetter[]
  readonly health: QueueHealth
}

const shownAtOnce = 200

export async function jobsThatStopped(ctx: Context): Promise<StoppedJobs> {
  const letters = await deadLetters(ctx.db, shownAtOnce)
  const { waiting, dead, lagSeconds } = await queueHealth(ctx.db)
  return {
    items: letters.map((l) => ({
      id: l.id,
      job: l.job,
      attempts: l.attempts,
      fault: shownFault(l.lastError),
      createdAt: l.createdAt.toISOString(),
      failedAt: l.failedAt.toISOString(),
    })),
    health: { waiting: Number(waiting), dead: Number(dead), lagSeconds, state: stateOf(lagSeconds) },
  }
}

/** Hearers do not mind hearing an event twice, so a replay is always safe. */
export const replayStopped = (ctx: Context, id: string): Promise<StoppedJobs> =>
  ctx.transaction(async (tx) => {
    if (!(await replay(tx.db, id))) throw new Problem(jobNotFound)
    await tx.record({ subjectId: null, object: { kind: 'job', id } })
    return jobsThatStopped(tx)
  })
