/** Ages of passwords: which must be replaced, whose owners are reminded, when each was changed and how. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type Tables } from './tables.ts'

export type PasswordChangeRow = Selectable<Tables['identity.password_change']>

export async function addChange(db: Db, row: PasswordChangeRow): Promise<void> {
  await tables(db).insertInto('identity.password_change').values(row).execute()
}

export const listChanges = (db: Db, personId: string, limit: number): Promise<PasswordChangeRow[]> =>
  tables(db)
    .selectFrom('identity.password_change')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function markMustChange(db: Db, personId: string, why: 'known' | 'given'): Promise<void> {
  await tables(db)
    .updateTable('identity.password')
    .set({ must_change: why })
    .where('person_id', '=', personId)
    .where('must_change', 'is', null)
    .execute()
}

export interface Aged {
  readonly personId: string
  readonly changedAt: Date
  readonly warnedDays: number | null
}

/** Changed between these instants and not reminded so near the end yet; locked, so that two workers do not remind twice. */
export async function lockToWarn(
  db: Db,
  which: { readonly after: Date; readonly upTo: Date; readonly nearest: number; readonly limit: number },
): Promise<Aged[]> {
  const rows = await tables(db)
    .selectFrom('identity.password')
    .select(['person_id', 'changed_at', 'warned_days'])
    .where('changed_at', '>', which.after)
    .where('changed_at', '<=', which.upTo)
    .where((e) => e.or([e('warned_days', 'is', null), e('warned_days', '>', which.nearest)]))
    .orderBy('changed_at')
    .limit(which.limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    changedAt: row.changed_at,
    warnedDays: row.warned_days,
  }))
}

export async function noteWarned(db: Db, personId: string, days: number): Promise<void> {
  await tables(db)
    .updateTable('identity.password')
    .set({ warned_days: days })
    .where('person_id', '=', personId)
    .execute()
}
