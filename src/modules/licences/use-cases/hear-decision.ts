/** F7: what the verifier decides becomes the status of the paper, and the sections follow. Hearing twice changes nothing. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { decided, withdrawn } from '../../applications/contract.ts'
import type { PaperAct, PaperStatus } from '../contract.ts'
import { applicationKind } from '../domain/kinds.ts'
import * as papers from '../store/papers.ts'
import { movePaper } from './move-paper.ts'

type News = { kind: string; subjectId: string; applicationId: string }

/** Nothing happens when the event is not about the present application of this paper, or was heard before. */
const move = (
  ctx: Context,
  e: News,
  to: { status: PaperStatus; act: PaperAct; reason: string | null; decidedBy: string | null },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    const seen = await papers.findPaper(tx.db, e.subjectId)
    if (!seen) return
    await papers.lockPapersOf(tx.db, seen.personId)
    const paper = await papers.lockPaper(tx.db, e.subjectId)
    if (!paper || paper.applicationId !== e.applicationId || paper.status !== 'unverified') return
    await movePaper(
      tx,
      paper,
      {
        ...paper,
        status: to.status,
        reason: to.reason,
        decidedAt: tx.now,
        version: paper.version + 1,
        updatedAt: tx.now,
      },
      { act: to.act, reason: to.reason, decidedBy: to.decidedBy },
    )
    if (to.status === 'verified' && paper.renewsId) await closeRenewed(tx, paper.renewsId)
  })

/** The former paper stays in force till its own end; its history says what follows it. */
async function closeRenewed(tx: Context, id: string): Promise<void> {
  const former = await papers.lockPaper(tx.db, id)
  if (!former) return
  await movePaper(
    tx,
    former,
    { ...former, version: former.version + 1, updatedAt: tx.now },
    { act: 'renewed' },
  )
}

export async function hearDecision(ctx: Context, e: z.output<typeof decided.payload>): Promise<void> {
  if (e.kind !== applicationKind) return
  const isGood = e.outcome === 'approved'
  await move(ctx, e, {
    status: isGood ? 'verified' : 'rejected',
    act: isGood ? 'verified' : 'rejected',
    reason: isGood ? null : e.reason,
    decidedBy: e.verifierId,
  })
}

export async function hearWithdrawal(ctx: Context, e: z.output<typeof withdrawn.payload>): Promise<void> {
  if (e.kind === applicationKind)
    await move(ctx, e, { status: 'withdrawn', act: 'withdrawn', reason: null, decidedBy: e.applicantId })
}
