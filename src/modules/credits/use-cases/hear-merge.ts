/** C3, D7+: of two accounts of one person the cycles of the gone one are the other's; nothing is counted twice. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import { recordFacts } from '../../records/index.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import { changePerson, countOfPerson } from '../store/merge.ts'
import type { CycleRow, EntryRow } from '../store/tables.ts'
import { reverse } from './credit.ts'
import { confirmCycles } from './hear-paper.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const id of [keptId, goneId].toSorted()) await store.lockPerson(tx.db, id)
    await takeBackTwins(tx, keptId, goneId)
    const kept = await store.cyclesOf(tx.db, keptId)
    for (const cycle of await store.cyclesOf(tx.db, goneId)) {
      const same = kept.find(
        (k) => k.specialty_key === cycle.specialty_key && k.starts_on === cycle.starts_on,
      )
      if (same) await pour(tx, cycle, same)
    }
    await changePerson(tx.db, goneId, keptId)
    await confirmCycles(tx, keptId)
  })

/** One document stood in both accounts: it counts once. */
async function takeBackTwins(tx: Context, keptId: string, goneId: string): Promise<void> {
  const known = new Set<string>()
  for (const entry of await ledger.standingEntries(tx.db, { personId: keptId }))
    known.add(await documentOf(tx, entry))
  for (const entry of await ledger.standingEntries(tx.db, { personId: goneId }))
    if (known.has(await documentOf(tx, entry)))
      await reverse(tx, entry, 'Этот документ засчитан в другом вашем кабинете')
}

/** The document behind an entry, however often it was entered; the source itself where there is none. */
async function documentOf(tx: Context, entry: EntryRow): Promise<string> {
  const [kind, id] = entry.source.split('/')
  const record = kind === 'record' && id ? await recordFacts(tx, id) : undefined
  return record?.documentKey ?? entry.source
}

/** Two cycles of one specialty and the same years become one: by rows, as any correction. */
async function pour(tx: Context, from: CycleRow, into: CycleRow): Promise<void> {
  for (const entry of await ledger.standingEntries(tx.db, { cycleId: from.id })) {
    await reverse(tx, entry, 'Одинаковые циклы двух кабинетов объединены')
    await ledger.addEntry(tx.db, { ...entry, id: tx.services.random.uuid(), cycle_id: into.id, at: tx.now })
  }
  await store.changeCycle(tx.db, from.id, { closed_at: tx.now })
}

export const belongings: readonly Belongings[] = [
  { what: 'Пятилетние циклы', count: (ctx, personId) => countOfPerson(ctx.db, personId) },
]
