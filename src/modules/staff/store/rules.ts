/** The rules of roles that hold at an instant. */
import type { Db } from '../../../platform/context.ts'
import type { Rule } from '../domain.ts'
import { tables } from './tables.ts'

export async function rulesAt(db: Db, now: Date): Promise<Rule[]> {
  const rows = await tables(db)
    .selectFrom('staff.role_rule')
    .selectAll()
    .distinctOn('role')
    .where('effective_from', '<=', now)
    .orderBy('role')
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    role: row.role,
    needsTwo: row.needs_two,
    longestDays: row.longest_days,
    grantedBy: row.granted_by,
    approvedBy: row.approved_by,
    isAskedFor: row.is_asked_for,
    source: row.source,
  }))
}
