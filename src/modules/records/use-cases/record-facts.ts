/** What a younger module may know of a record: for those who count its hours. */
import type { Context } from '../../../platform/context.ts'
import * as records from '../store/records.ts'

/** Where the scans of a record are attached. */
export { scansOf as recordScans } from './own-draft.ts'

export const recordFacts = (ctx: Context, id: string): Promise<records.EducationRow | undefined> =>
  records.findRecord(ctx.db, id)

/** What is known of a person's education: checked, newest first. */
export const verifiedRecords = async (ctx: Context, personId: string): Promise<records.EducationRow[]> =>
  (await records.recordsOf(ctx.db, personId)).filter((r) => r.status === 'verified')
