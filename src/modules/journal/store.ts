/** Reads of the evidence; the rows themselves belong to the platform, and only it writes them. */
import type { Db } from '../../platform/context.ts'
import { readJournal, type JournalRow } from '../../platform/journal/read.ts'
import type { JournalView } from './contract.ts'

export interface Page {
  readonly before: number | undefined
  readonly limit: number
}

const place = ({ before, limit }: Page) => ({ limit, ...(before === undefined ? {} : { before }) })

/** About this person or by them, newest first. */
export async function readAbout(
  db: Db,
  personId: string,
  view: JournalView,
  page: Page,
): Promise<JournalRow[]> {
  if (view === 'mine') return readJournal(db, { actorId: personId, ...place(page) })
  const others = await readJournal(db, { subjectId: personId, exceptActorId: personId, ...place(page) })
  if (view === 'others') return others
  // Two walks along two indexes and a merge: one condition with «or» would sort everything a verifier ever did.
  const own = await readJournal(db, { actorId: personId, ...place(page) })
  return [...others, ...own].sort((a, b) => b.id - a.id).slice(0, page.limit)
}

/** Of one object, only rows about this person or by them. */
export const readOfObject = (
  db: Db,
  personId: string,
  object: { readonly kind: string; readonly id: string },
  page: Page,
): Promise<JournalRow[]> =>
  readJournal(db, { subjectId: personId, actorId: personId, object, ...place(page) })
