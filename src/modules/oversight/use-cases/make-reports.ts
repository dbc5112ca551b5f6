/** G5, G7: every day that is over gets its report once, missed nights too; who watches over the portal is told what was found. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Context } from '../../../platform/context.ts'
import { firstEvidenceAt } from '../../../platform/journal/scan.ts'
import { listGrants } from '../../../platform/session/grants.ts'
import { attackFound } from '../contract.ts'
import { isGrave, owed } from '../domain.ts'
import * as store from '../store.ts'
import { gather } from './gather.ts'

/** How many were made. Two at once make no day twice: each day is a transaction behind one lock. */
export async function makeReports(ctx: Context): Promise<number> {
  const days = owed(ctx.now, await firstEvidenceAt(ctx.db), (await store.newestDay(ctx.db))?.day ?? null)
  let made = 0
  for (const day of days) if (await ctx.transaction((tx) => makeReport(tx, day))) made++
  return made
}

async function makeReport(tx: Context, day: string): Promise<boolean> {
  await store.lockReports(tx.db)
  const last = await store.newestDay(tx.db)
  if (last && last.day >= day) return false
  const { found, totals, hours, volumes } = await gather(tx, day)
  const findings = found.map((f) => ({ ...f, id: tx.services.random.uuid(), day, isGrave: isGrave(f.kind) }))
  const said = { before: last?.digest ?? null, day, totals, hours, findings }
  const digest = createHash('sha256')
    .update(canonicalize(JSON.parse(JSON.stringify(said)))!)
    .digest('hex')
  await store.insertReport(tx.db, { day, madeAt: tx.now, totals, hours, digest })
  for (const finding of findings) await store.insertFinding(tx.db, finding)
  await store.insertVolumes(tx.db, day, volumes)
  await tx.record({
    subjectId: null,
    object: { kind: 'oversight-report', id: day },
    details: { findings: findings.length, digest },
  })
  if (findings.length > 0) {
    const watching = { state: 'active', role: 'administrator', now: tx.now, limit: 200, offset: 0 } as const
    const { rows } = await listGrants(tx.db, watching)
    await tx.publish(attackFound, {
      day,
      findings: findings.length,
      grave: findings.filter((f) => f.isGrave).length,
      administratorIds: [...new Set(rows.map((g) => g.personId))],
    })
  }
  return true
}
