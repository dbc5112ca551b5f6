/** F7: an end is told 90, 30 and 7 days before, and when it has come; once each, also after the server stood still. */
import type { Context } from '../../../platform/context.ts'
import { readPolicy } from '../../../platform/policy/read.ts'
import { paperEnded, paperEnding, warnDays } from '../contract.ts'
import { lastDayBefore } from '../domain/days.ts'
import { isReplaced, type PaperRecord } from '../domain/paper.ts'
import { dueWarning } from '../domain/warning.ts'
import { titleOf } from '../domain/words.ts'
import * as papers from '../store/papers.ts'
import * as register from '../store/register.ts'
import { movePaper } from './move-paper.ts'

const page = 500
const dayMs = 86_400_000

async function eachEnding(
  ctx: Context,
  from: Date,
  to: Date,
  tell: (paper: PaperRecord, endsAt: Date) => Promise<void>,
): Promise<void> {
  let after: { at: Date; id: string } | undefined
  for (;;) {
    const some: PaperRecord[] = await register.endingBetween(ctx.db, from, to, after, page)
    for (const paper of some) if (paper.endsAt) await tell(paper, paper.endsAt)
    const last = some.at(-1)
    if (some.length < page || !last?.endsAt) return
    after = { at: last.endsAt, id: last.id }
  }
}

export async function warnOfEnds(ctx: Context): Promise<void> {
  const distances = (await readPolicy(ctx.db, ctx.now)).ladder(warnDays)
  const farthest = new Date(ctx.now.getTime() + Math.max(...distances) * dayMs)
  await eachEnding(ctx, ctx.now, farthest, (paper, endsAt) =>
    ctx.transaction(async (tx) => {
      const days = dueWarning(endsAt, tx.now, distances, await register.toldOf(tx.db, paper.id, endsAt))
      if (days === null || isReplaced(paper, await papers.papersOf(tx.db, paper.personId), tx.now)) return
      if (!(await register.rememberWarning(tx.db, { paperId: paper.id, endsAt, days, at: tx.now }))) return
      await tx.publish(paperEnding, {
        paperId: paper.id,
        personId: paper.personId,
        title: titleOf(paper),
        endsOn: lastDayBefore(endsAt),
        days: Math.ceil((endsAt.getTime() - tx.now.getTime()) / dayMs),
      })
    }),
  )
}

/** An end older than this is no news: the paper came to us already dead, or we stood still too long. */
const newsDays = 30

export async function tellOfEnds(ctx: Context): Promise<void> {
  const since = new Date(ctx.now.getTime() - newsDays * dayMs)
  await eachEnding(ctx, since, ctx.now, (seen, endsAt) =>
    ctx.transaction(async (tx) => {
      if (seen.decidedAt && seen.decidedAt > endsAt) return
      await papers.lockPapersOf(tx.db, seen.personId)
      const paper = await papers.lockPaper(tx.db, seen.id)
      if (!paper || paper.status !== 'verified' || paper.endsAt?.getTime() !== endsAt.getTime()) return
      if (!(await register.rememberWarning(tx.db, { paperId: paper.id, endsAt, days: 0, at: tx.now }))) return
      // The section closed by itself at that instant; here the history and the person learn of it.
      await movePaper(tx, paper, paper, { act: 'expired' })
      if (isReplaced(paper, await papers.papersOf(tx.db, paper.personId), tx.now)) return
      await tx.publish(paperEnded, { paperId: paper.id, personId: paper.personId, title: titleOf(paper) })
    }),
  )
}
