/** Organisations that ask to teach; rules of hours. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ProviderState } from '../contract.ts'
import type { Rule } from '../domain/rules.ts'
import { tables, type ProviderRow } from './tables.ts'

export async function rules(db: Db): Promise<Rule[]> {
  const rows = await tables(db).selectFrom('learning.rule').selectAll().execute()
  return rows.map((r) => ({
    kind: r.kind,
    effectiveFrom: r.effective_from,
    effectiveTo: r.effective_to,
    minHours: r.min_hours,
    maxHours: r.max_hours,
    creditsPerHour: r.credits_per_hour,
    source: r.source,
  }))
}

/** Locked: two people of one organisation, or two reviewers, must not both move it. */
export const lockProvider = (db: Db, organisationId: string): Promise<ProviderRow | undefined> =>
  tables(db)
    .selectFrom('learning.provider')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirst()

export const findProvider = (db: Db, organisationId: string): Promise<ProviderRow | undefined> =>
  tables(db)
    .selectFrom('learning.provider')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()

/** What waits longest stands first; a reviewer's list is short. */
export const listProviders = (db: Db, state: ProviderState | undefined): Promise<ProviderRow[]> =>
  tables(db)
    .selectFrom('learning.provider')
    .selectAll()
    .$if(state !== undefined, (q) => q.where('state', '=', state!))
    .orderBy(sql`state in ('submitted', 'in-work')`, 'desc')
    .orderBy('due_on')
    .orderBy('organisation_name')
    .limit(300)
    .execute()

export const insertProvider = async (db: Db, row: ProviderRow): Promise<void> => {
  await tables(db)
    .insertInto('learning.provider')
    .values(row)
    .onConflict((c) => c.column('organisation_id').doNothing())
    .execute()
}

export async function changeProvider(
  db: Db,
  organisationId: string,
  to: Partial<Omit<ProviderRow, 'organisation_id' | 'version'>>,
): Promise<void> {
  await tables(db)
    .updateTable('learning.provider')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .execute()
}
