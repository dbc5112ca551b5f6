/** D5: the record is visible at once, with the mark «Не проверено». */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { recordNotFound, type Draft, type EducationRecord } from '../contract.ts'
import { isOwn } from '../policy.ts'
import * as records from '../store/records.ts'
import { showRecord } from './confirm-draft.ts'
import { listDrafts } from './own-draft.ts'

export async function readOwnRecord(ctx: Context, id: string): Promise<EducationRecord> {
  const record = await records.findRecord(ctx.db, id)
  if (!record || !isOwn(ctx.actor, record)) throw new Problem(recordNotFound)
  return showRecord(ctx, id)
}

export async function listOwnEducation(
  ctx: Context,
): Promise<{ records: EducationRecord[]; drafts: Draft[] }> {
  const rows = await records.recordsOf(ctx.db, personOf(ctx))
  const shown: EducationRecord[] = []
  for (const row of rows) shown.push(await showRecord(ctx, row.id))
  return { records: shown, drafts: await listDrafts(ctx) }
}
