/** D7+: the study whose credits entered the ledger, or wait for a cycle, learns it: its way ends here. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { noteCredits } from '../../studies/index.ts'
import type { credited, creditWaits } from '../contract.ts'
import { findExpectation } from '../store/ledger.ts'

const studyOf = (source: string | undefined): string | null =>
  source?.startsWith('study/') ? source.slice('study/'.length) : null

export async function hearCredited(ctx: Context, e: z.output<typeof credited.payload>): Promise<void> {
  const studyId = e.isReversal ? null : studyOf(e.of?.source)
  if (studyId) await noteCredits(ctx, studyId, 'credited')
}

export async function hearWaits(ctx: Context, e: z.output<typeof creditWaits.payload>): Promise<void> {
  const studyId = studyOf((await findExpectation(ctx.db, e.expectationId))?.source)
  if (studyId) await noteCredits(ctx, studyId, 'waits')
}
