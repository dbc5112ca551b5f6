/** What a younger module may know of a record: for those who count its hours. */
import type { Context } from '../../../platform/context.ts'
import * as records from '../store/records.ts'

export const recordFacts = (ctx: Context, id: string): Promise<records.EducationRow | undefined> =>
  records.findRecord(ctx.db, id)
