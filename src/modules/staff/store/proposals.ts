/** Proposals of roles: kept, locked, settled. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Proposal } from '../domain.ts'
import { tables, type ProposalTable } from './tables.ts'

const proposalOf = (row: Selectable<ProposalTable>): Proposal => ({
  id: row.id,
  personId: row.person_id,
  role: row.role,
  organisationId: row.organisation_id,
  until: row.until,
  basis: row.basis,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  state: row.state,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  decidedWhy: row.decided_why,
})

/** False when the same role of the same person waits already. */
export async function insertProposal(db: Db, p: Proposal): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('staff.proposal')
    .values({
      id: p.id,
      person_id: p.personId,
      role: p.role,
      organisation_id: p.organisationId,
      until: p.until,
      basis: p.basis,
      asked_by: p.askedBy,
      asked_at: p.askedAt,
      state: p.state,
      decided_by: null,
      decided_at: null,
      decided_why: null,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function lockProposal(db: Db, id: string): Promise<Proposal | undefined> {
  const row = await tables(db)
    .selectFrom('staff.proposal')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && proposalOf(row)
}

export async function settleProposal(db: Db, p: Proposal): Promise<void> {
  await tables(db)
    .updateTable('staff.proposal')
    .set({ state: p.state, decided_by: p.decidedBy, decided_at: p.decidedAt, decided_why: p.decidedWhy })
    .where('id', '=', p.id)
    .execute()
}

export interface ProposalFilter {
  readonly state: 'waiting' | 'settled'
  readonly organisationId?: string | null | undefined
  readonly limit: number
}

export async function listProposals(db: Db, f: ProposalFilter): Promise<Proposal[]> {
  const rows = await tables(db)
    .selectFrom('staff.proposal')
    .selectAll()
    .where('state', f.state === 'waiting' ? '=' : '<>', 'waiting')
    .$if(f.organisationId !== undefined, (q) =>
      q.where('organisation_id', 'is not distinct from', f.organisationId!),
    )
    .$if(f.state === 'waiting', (q) => q.orderBy('asked_at').orderBy('id'))
    .$if(f.state === 'settled', (q) => q.orderBy('decided_at', 'desc').orderBy('id'))
    .limit(f.limit)
    .execute()
  return rows.map(proposalOf)
}

export async function proposalsOf(db: Db, personId: string): Promise<Proposal[]> {
  const rows = await tables(db)
    .selectFrom('staff.proposal')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(proposalOf)
}
