/** A2: a person keeps a search and hears of what is new under it: a programme, or one more intake of a known one. */
import type { z } from 'zod'
import type { Belongings } from '../../../platform/belongings.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  searchMatched,
  searchNotFound,
  tooManySearches,
  type CatalogueFilter,
  type intakeOpened,
  type programmesPublished,
  type SavedSearch,
} from '../contract.ts'
import { hrefOf } from '../domain/address.ts'
import { isWithin } from '../domain/days.ts'
import * as policy from '../policy.ts'
import { askedOf, foundAmong } from '../store/catalogue.ts'
import { lines } from '../store/lines.ts'
import * as store from '../store/searches.ts'
import { meaningOf } from './search-catalogue.ts'

const most = 50

const present = (r: store.SavedRow): SavedSearch => ({
  id: r.id,
  name: r.name,
  href: hrefOf(r.filter),
  notifies: r.notifies,
  madeAt: r.made_at.toISOString(),
})

export const listSearches = async (ctx: Context): Promise<SavedSearch[]> =>
  (await store.searchesOf(ctx.db, personOf(ctx))).map(present)

export const saveSearch = (
  ctx: Context,
  { name, filter }: { readonly name: string; readonly filter: CatalogueFilter },
): Promise<SavedSearch> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    if ((await store.searchesOf(tx.db, personId)).length >= most) throw new Problem(tooManySearches)
    const row = {
      id: tx.services.random.uuid(),
      person_id: personId,
      name,
      filter,
      notifies: true,
      made_at: tx.now,
    }
    await store.insertSearch(tx.db, row)
    return present(row)
  })

async function own(tx: Context, id: string): Promise<store.SavedRow> {
  const row = await store.findSearch(tx.db, id)
  if (!row || !policy.isOwnSearch(tx.actor, row)) throw new Problem(searchNotFound)
  return row
}

export const switchSearch = (ctx: Context, id: string, notifies: boolean): Promise<SavedSearch> =>
  ctx.transaction(async (tx) => {
    const row = await own(tx, id)
    await store.switchSearch(tx.db, id, notifies)
    return present({ ...row, notifies })
  })

export const deleteSearch = (ctx: Context, id: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    await own(tx, id)
    await store.deleteSearch(tx.db, id)
  })

/** So many at a time are held in memory. */
const portion = 200

/** Another version of what was there is not told of as new. */
export const matchSearches = (
  ctx: Context,
  { programmeIds, newIds }: z.output<typeof programmesPublished.payload>,
): Promise<void> => {
  const ids = newIds ?? programmeIds
  return ids.length === 0 ? Promise.resolve() : eachListening(ctx, (tx, row) => tellOfMatch(tx, row, ids))
}

/** A known programme begins once more: told to those whose search finds it by that very day. */
export const matchIntake = (
  ctx: Context,
  { programmeId, sessions }: z.output<typeof intakeOpened.payload>,
): Promise<void> =>
  eachListening(ctx, async (tx, row) => {
    const today = moscowDay(tx.now)
    const suited = sessions
      .map((s) => s.startsOn)
      .filter((day) => isWithin(row.filter, day, today))
      .toSorted()
    if (suited[0]) await tellOfMatch(tx, row, [programmeId], suited[0])
  })

const eachListening = (
  ctx: Context,
  work: (tx: Context, row: store.SavedRow) => Promise<void>,
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (let after: string | null = null; ;) {
      const rows: store.SavedRow[] = await store.listening(tx.db, after, portion)
      for (const row of rows) await work(tx, row)
      if (rows.length < portion) return
      after = rows.at(-1)!.id
    }
  })

async function tellOfMatch(
  tx: Context,
  row: store.SavedRow,
  ids: readonly string[],
  intakeOn: string | null = null,
): Promise<void> {
  const today = moscowDay(tx.now)
  const meaning = await meaningOf(tx, row.filter.text)
  if (meaning.isHopeless) return
  const found = await foundAmong(tx.db, askedOf(row.filter, { query: meaning.query, today }), ids)
  if (found.length === 0) return
  const [first] = await lines(tx.db, found.slice(0, 1), today)
  await tx.publish(searchMatched, {
    searchId: row.id,
    personId: row.person_id,
    name: row.name,
    href: found.length === 1 ? `/catalogue/${found[0]!}` : hrefOf(row.filter),
    title: first?.title ?? row.name,
    count: found.length,
    intakeOn,
  })
}

/** C3: of two accounts of one person the searches of the gone one are the other's. */
export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> => ctx.transaction((tx) => store.changePerson(tx.db, goneId, keptId))

export const belongings: readonly Belongings[] = [
  {
    what: 'Сохранённые поиски',
    count: async (ctx, personId) => (await store.searchesOf(ctx.db, personId)).length,
  },
]
