/** Reads of the evidence; the rows themselves belong to the platform, and only it writes them. */
import type { Db } from '../../../platform/context.ts'
import { readJournal, type JournalQuery, type JournalRow } from '../../../platform/journal/read.ts'
import type { JournalHow, JournalView } from '../contract.ts'

export interface Page {
  readonly before: number | undefined
  readonly limit: number
  readonly how?: JournalHow | undefined
  readonly from?: Date | undefined
  readonly until?: Date | undefined
}

const place = ({ before, limit, how, from, until }: Page): JournalQuery => ({
  limit,
  ...(before === undefined ? {} : { before }),
  ...(how === undefined ? {} : { isByMachine: how === 'machine' }),
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
})

/** About this person or by them, newest first. */
export async function readAbout(
  db: Db,
  personIds: readonly string[],
  view: JournalView,
  page: Page,
): Promise<JournalRow[]> {
  if (view === 'mine') return readJournal(db, { actorIds: personIds, ...place(page) })
  const others = await readJournal(db, { subjectIds: personIds, exceptActorIds: personIds, ...place(page) })
  if (view === 'others') return others
  // Two walks along two indexes and a merge: one condition with «or» would sort everything a verifier ever did.
  const own = await readJournal(db, { actorIds: personIds, ...place(page) })
  return [...others, ...own].sort((a, b) => b.id - a.id).slice(0, page.limit)
}

/** Of one object, only rows about this person or by them. */
export const readOfObject = (
  db: Db,
  personIds: readonly string[],
  object: { readonly kind: string; readonly id: string },
  page: Page,
): Promise<JournalRow[]> =>
  readJournal(db, { subjectIds: personIds, actorIds: personIds, object, ...place(page) })

export const findEntry = async (db: Db, id: number): Promise<JournalRow | undefined> =>
  (await readJournal(db, { ids: [id], limit: 1 }))[0]

export async function findEntries(db: Db, ids: readonly number[]): Promise<Map<number, JournalRow>> {
  const rows = ids.length > 0 ? await readJournal(db, { ids, limit: ids.length }) : []
  return new Map(rows.map((row) => [row.id, row]))
}

/** The row and what stands before it in the same journal of others' acts: as much as one line can fold. */
export const readBefore = (db: Db, personIds: readonly string[], id: number): Promise<JournalRow[]> =>
  readJournal(db, { subjectIds: personIds, exceptActorIds: personIds, before: id + 1, limit: 100 })
