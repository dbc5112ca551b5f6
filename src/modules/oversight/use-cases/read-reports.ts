/** G5, G7: the reports for those who watch over the portal; whoever is named in one learns that it was read. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { showEntries } from '../../journal/index.ts'
import type { JournalEntry } from '../../journal/contract.ts'
import {
  findingNotFound,
  nightsShown,
  reportNotFound,
  type Finding,
  type Night,
  type NightReport,
} from '../contract.ts'
import { presentFindings } from '../present.ts'
import * as store from '../store.ts'

export async function listNights(ctx: Context, to: string | null): Promise<Night[]> {
  const nights = await store.listNights(ctx.db, to, nightsShown)
  return nights.map((n) => ({ ...n }))
}

export async function readNight(ctx: Context, day: string): Promise<NightReport> {
  const report = await store.findReport(ctx.db, day)
  if (!report) throw new Problem(reportNotFound)
  const rows = await store.findingsOf(ctx.db, day)
  const findings = await presentFindings(ctx, rows)
  await ctx.record({ subjectId: null, object: { kind: 'oversight-report', id: day } })
  for (const personId of new Set(rows.flatMap((r) => r.personId ?? [])))
    if (personId !== ctx.actor.personId)
      await ctx.record({ subjectId: personId, object: { kind: 'oversight-report', id: day } })
  const { madeAt, totals, hours, digest } = report
  return { day, madeAt: madeAt.toISOString(), totals, hours: [...hours], findings, digest }
}

export async function readFinding(
  ctx: Context,
  id: string,
): Promise<{ finding: Finding; day: string; evidence: JournalEntry[] }> {
  const row = await store.findFinding(ctx.db, id)
  if (!row) throw new Problem(findingNotFound)
  await ctx.record({ subjectId: row.personId, object: { kind: 'finding', id } })
  const [finding] = await presentFindings(ctx, [row])
  return { finding: finding!, day: row.day, evidence: await showEntries(ctx, row.evidence) }
}
