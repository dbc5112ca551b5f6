/** D7+: rows of the ledger: what is earned enters a cycle; what is taken back is a row of the opposite sign. */
import type { Context } from '../../../platform/context.ts'
import { credited } from '../contract.ts'
import * as ledger from '../store/ledger.ts'
import type { CycleRow, EntryRow, ExpectationRow } from '../store/tables.ts'

/** What every event of an expectation begins with. */
export const newsOf = (row: ExpectationRow) => ({
  expectationId: row.id,
  personId: row.person_id,
  credits: row.credits,
  title: row.title,
})

export async function creditExpected(tx: Context, e: ExpectationRow, cycle: CycleRow): Promise<void> {
  await ledger.settleExpectation(tx.db, e.id, {
    state: 'credited',
    cycleId: cycle.id,
    reason: null,
    at: tx.now,
  })
  await ledger.addEntry(tx.db, {
    id: tx.services.random.uuid(),
    cycle_id: cycle.id,
    person_id: e.person_id,
    kind: e.kind,
    credits: e.credits,
    earned_on: e.earned_on,
    title: e.title,
    organisation: e.organisation,
    source: e.source,
    rule: e.rule,
    approved_by: e.approved_by,
    reverses: null,
    reason: null,
    at: tx.now,
  })
  await tell(tx, cycle, e, { credits: e.credits, title: e.title, isReversal: false })
}

/** The ledger forgets nothing: what is taken back is a row of the opposite sign. */
export const reverse = (tx: Context, entry: EntryRow, reason: string): Promise<void> =>
  ledger.addEntry(tx.db, {
    ...entry,
    id: tx.services.random.uuid(),
    credits: -entry.credits,
    reverses: entry.id,
    reason,
    at: tx.now,
  })

export async function tell(
  tx: Context,
  cycle: Pick<CycleRow, 'id' | 'person_id'>,
  of: Pick<EntryRow, 'source' | 'kind' | 'earned_on' | 'organisation'>,
  what: { credits: number; title: string; isReversal: boolean; reason?: string },
): Promise<void> {
  await tx.record({
    subjectId: cycle.person_id,
    object: { kind: 'cycle', id: cycle.id },
    details: what,
  })
  const isOwnAct = tx.actor.personId === cycle.person_id
  await tx.publish(credited, {
    cycleId: cycle.id,
    personId: cycle.person_id,
    isOwnAct,
    ...what,
    of: { source: of.source, kind: of.kind, earnedOn: of.earned_on, organisation: of.organisation },
  })
}
