/** Tables of the federal registry: runs of the import, last seen rows, cases. */
import { sql, type JSONColumnType } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { CaseKind, CaseState, ImportRun } from '../contract.ts'
import type { RegistryFault, RegistryPaper } from '../domain/registry.ts'

export type Counts = ImportRun['counts']
export const noCounts: Counts = { people: 0, unknown: 0, added: 0, changed: 0, same: 0, cases: 0, faulty: 0 }

type Tables = {
  'licences.import_run': {
    id: string
    started_at: Date
    touched_at: Date
    finished_at: Date | null
    how: ImportRun['how']
    asked_by: string | null
    state: ImportRun['state']
    cursor: string | null
    counts: JSONColumnType<Counts>
    faults: JSONColumnType<RegistryFault[]>
    error: string | null
  }
  'licences.registry_row': { ref: string; person_id: string; hash: string; seen_at: Date }
  'licences.mismatch': {
    id: string
    person_id: string
    paper_id: string | null
    registry_ref: string
    kind: CaseKind
    differences: JSONColumnType<CaseDifference[]>
    theirs: JSONColumnType<object> | null
    state: CaseState
    opened_at: Date
    decided_at: Date | null
    decided_by: string | null
    reason: string | null
    question: string | null
    answer: string | null
    version: number
  }
}
const tables = (db: Db) => db.withTables<Tables>()

export interface RunRecord {
  readonly id: string
  readonly startedAt: Date
  readonly touchedAt: Date
  readonly finishedAt: Date | null
  readonly how: ImportRun['how']
  readonly state: ImportRun['state']
  readonly cursor: string | null
  readonly counts: Counts
  readonly faults: readonly RegistryFault[]
  readonly error: string | null
}

const runs = (db: Db) => tables(db).selectFrom('licences.import_run').selectAll()
const runOf = (r: Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>): RunRecord => ({
  id: r.id,
  startedAt: r.started_at,
  touchedAt: r.touched_at,
  finishedAt: r.finished_at,
  how: r.how,
  state: r.state,
  cursor: r.cursor,
  counts: r.counts,
  faults: r.faults,
  error: r.error,
})

/** Two who start at once: the second sees the first. */
export const lockImport = (db: Db) =>
  sql`select pg_advisory_xact_lock(hashtextextended('licences.import', 0))`.execute(db)

export async function openRun(db: Db): Promise<RunRecord | undefined> {
  const row = await runs(db).where('state', '<>', 'done').forUpdate().executeTakeFirst()
  return row && runOf(row)
}

export async function newestRuns(db: Db, limit: number): Promise<RunRecord[]> {
  return (await runs(db).orderBy('started_at', 'desc').limit(limit).execute()).map(runOf)
}

export async function insertRun(
  db: Db,
  r: { id: string; how: ImportRun['how']; askedBy: string | null; at: Date },
): Promise<RunRecord> {
  const row = await tables(db)
    .insertInto('licences.import_run')
    .values({
      id: r.id,
      started_at: r.at,
      touched_at: r.at,
      how: r.how,
      asked_by: r.askedBy,
      state: 'running',
      counts: JSON.stringify(noCounts),
      faults: '[]',
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return runOf(row)
}

export interface RunChange {
  readonly state: ImportRun['state']
  readonly at: Date
  readonly cursor?: string | null
  readonly counts?: Counts
  readonly faults?: readonly RegistryFault[]
  readonly error?: string | null
}

export const changeRun = (db: Db, id: string, c: RunChange) =>
  tables(db)
    .updateTable('licences.import_run')
    .set({
      state: c.state,
      touched_at: c.at,
      finished_at: c.state === 'running' ? null : c.at,
      error: c.error ?? null,
      ...(c.cursor !== undefined ? { cursor: c.cursor } : {}),
      ...(c.counts ? { counts: JSON.stringify(c.counts) } : {}),
      ...(c.faults ? { faults: JSON.stringify(c.faults) } : {}),
    })
    .where('id', '=', id)
    .execute()

export async function hashOf(db: Db, ref: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('licences.registry_row')
    .select('hash')
    .where('ref', '=', ref)
    .executeTakeFirst()
  return row?.hash
}

export const rememberRow = (db: Db, r: { ref: string; personId: string; hash: string; at: Date }) =>
  tables(db)
    .insertInto('licences.registry_row')
    .values({ ref: r.ref, person_id: r.personId, hash: r.hash, seen_at: r.at })
    .onConflict((c) => c.column('ref').doUpdateSet({ person_id: r.personId, hash: r.hash, seen_at: r.at }))
    .execute()

export interface CaseDifference {
  readonly field: string
  readonly ours: string
  readonly theirs: string
}

export interface CaseRecord {
  readonly id: string
  readonly personId: string
  readonly paperId: string | null
  readonly registryRef: string
  readonly kind: CaseKind
  readonly differences: readonly CaseDifference[]
  readonly theirs: RegistryPaper | null
  readonly state: CaseState
  readonly openedAt: Date
  readonly decidedAt: Date | null
  readonly reason: string | null
  readonly question: string | null
  readonly answer: string | null
  readonly version: number
}

const cases = (db: Db) => tables(db).selectFrom('licences.mismatch').selectAll()

interface KeptPaper {
  readonly ref: string
  readonly status: RegistryPaper['status']
  readonly content: Omit<RegistryPaper['content'], 'startsAt' | 'endsAt'> & {
    readonly startsAt: string
    readonly endsAt: string | null
  }
}
const revived = (kept: KeptPaper): RegistryPaper => ({
  ...kept,
  content: {
    ...kept.content,
    startsAt: new Date(kept.content.startsAt),
    endsAt: kept.content.endsAt === null ? null : new Date(kept.content.endsAt),
  },
})

const caseOf = (r: Awaited<ReturnType<ReturnType<typeof cases>['executeTakeFirstOrThrow']>>): CaseRecord => ({
  id: r.id,
  personId: r.person_id,
  paperId: r.paper_id,
  registryRef: r.registry_ref,
  kind: r.kind,
  differences: r.differences,
  theirs: r.theirs && revived(r.theirs as KeptPaper),
  state: r.state,
  openedAt: r.opened_at,
  decidedAt: r.decided_at,
  reason: r.reason,
  question: r.question,
  answer: r.answer,
  version: r.version,
})

/** An open case of the same row is brought up to date instead of a second one. */
export async function openCase(
  db: Db,
  c: Pick<CaseRecord, 'id' | 'personId' | 'paperId' | 'registryRef' | 'kind' | 'differences' | 'theirs'> & {
    at: Date
  },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into licences.mismatch (id, person_id, paper_id, registry_ref, kind, differences, theirs, state, opened_at, version)
    values (${c.id}, ${c.personId}, ${c.paperId}, ${c.registryRef}, ${c.kind}, ${JSON.stringify(c.differences)},
      ${c.theirs && JSON.stringify(c.theirs)}, 'open', ${c.at}, 1)
    on conflict (registry_ref, kind) where state in ('open', 'asked')
    do update set differences = excluded.differences, theirs = excluded.theirs, version = licences.mismatch.version + 1
    returning id`.execute(db)
  return rows[0]!.id
}

export async function lockCase(db: Db, id: string): Promise<CaseRecord | undefined> {
  const row = await cases(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && caseOf(row)
}

export async function findCase(db: Db, id: string): Promise<CaseRecord | undefined> {
  const row = await cases(db).where('id', '=', id).executeTakeFirst()
  return row && caseOf(row)
}

export async function casesBy(db: Db, states: readonly CaseState[], limit: number): Promise<CaseRecord[]> {
  const rows = await cases(db)
    .where('state', 'in', states)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(caseOf)
}

export async function askedOf(db: Db, personId: string): Promise<CaseRecord[]> {
  const rows = await cases(db).where('person_id', '=', personId).where('state', '=', 'asked').execute()
  return rows.map(caseOf)
}

export async function objectionsOf(db: Db, personId: string): Promise<CaseRecord[]> {
  const rows = await cases(db)
    .where('person_id', '=', personId)
    .where('kind', '=', 'objection')
    .orderBy('opened_at', 'desc')
    .execute()
  return rows.map(caseOf)
}

export async function changeCase(
  db: Db,
  id: string,
  c: {
    state: CaseState
    decidedAt?: Date
    decidedBy?: string | null
    reason?: string
    question?: string
    answer?: string | null
  },
): Promise<CaseRecord> {
  const row = await tables(db)
    .updateTable('licences.mismatch')
    .set({
      state: c.state,
      version: sql<number>`version + 1`,
      ...(c.decidedAt ? { decided_at: c.decidedAt, decided_by: c.decidedBy ?? null } : {}),
      ...(c.reason !== undefined ? { reason: c.reason } : {}),
      ...(c.question !== undefined ? { question: c.question } : {}),
      ...(c.answer !== undefined ? { answer: c.answer } : {}),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return caseOf(row)
}
