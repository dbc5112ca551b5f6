/** A2: the public catalogue, found by words that may hold errors and narrowed by facets. */
import { z } from 'zod'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { listSpecialties, organisationCards } from '../../organisations/index.ts'
import type { CatalogueFilter, Facets, Named, searchCatalogue as declared, Sort } from '../contract.ts'
import { keysIn } from '../domain/alias.ts'
import { facetsOf, totalOf } from '../domain/facets.ts'
import { readingsOf, understand, type Understood } from '../domain/words.ts'
import { presentLines } from '../present/lines.ts'
import { listedByNumber } from '../store/aliases.ts'
import * as store from '../store/catalogue.ts'
import { lines } from '../store/lines.ts'
import { readTally } from '../store/tally.ts'
import { lookUp } from '../store/vocabulary.ts'

type Found = z.input<typeof declared.reply>
type Asked = z.output<typeof declared.query>

/** The fullest of a long facet; the rest is reached by narrowing. */
const shownOf = 12

export async function meaningOf(tx: Context, text: string): Promise<Understood> {
  const readings = readingsOf(text)
  const known = new Map((await lookUp(tx.db, [...new Set(readings.flat())])).map((l) => [l.word, l]))
  return understand(readings.map((words) => words.map((w) => known.get(w)!)))
}

/** «0~2027-01-11~<id>»: where the page before ended. A spoilt one begins anew. */
function placeOf(after: string | undefined, order: Sort): store.Place | undefined {
  const [, tier, key, id] = /^([01])~([\d-]{1,15})~([0-9a-f-]{36})$/.exec(after ?? '') ?? []
  if (!key || !id || !store.isKeyOf(order, key) || !z.uuid().safeParse(id).success) return undefined
  return { tier: tier === '1' ? 1 : 0, key, id }
}

const numbered: Understood = { query: null, instead: null, isHopeless: false }
const nothing = { cells: [], specialties: [], organisations: [], isWide: false } as const

export const searchCatalogue = (ctx: Context, q: Asked): Promise<Found> =>
  ctx.transaction(async (tx) => {
    // A number names its programme: no other words are looked for.
    const ids = await listedByNumber(tx.db, keysIn(q.text))
    const meaning = ids.length > 0 ? numbered : await meaningOf(tx, q.text)
    const asked = store.askedOf(q, { query: meaning.query, today: moscowDay(tx.now), ids })
    const sort = meaning.query === null && q.sort === 'relevance' ? 'nearest' : q.sort
    const order = sort ?? (meaning.query === null ? 'nearest' : 'relevance')
    const tally = await readTally(tx.db, asked.today)
    const places = meaning.isHopeless
      ? []
      : await store.pageOf(tx.db, asked, order, placeOf(q.after, order), q.size + 1)
    const counts: store.Counts = meaning.isHopeless ? nothing : await store.count(tx.db, asked, tally)
    const total = counts.isWide ? await store.countBounded(tx.db, asked) : totalOf(counts.cells, q)
    const page = places.slice(0, q.size)
    const last = places.length > q.size ? page.at(-1) : undefined
    return {
      items: await lineItems(tx, page, asked.between[0] ?? asked.today, q.to),
      total: counts.isWide ? Math.min(total, store.mostCounted) : total,
      isMore: counts.isWide && total > store.mostCounted,
      inAll: tally?.inAll ?? (await store.countAll(tx.db)),
      understood: meaning.instead,
      sort: order,
      facets: await named(tx, q, counts),
      nextCursor: last ? `${last.tier}~${last.key}~${last.id}` : null,
    }
  })

async function lineItems(tx: Context, page: readonly store.Place[], from: string, to: string) {
  const rows = await lines(
    tx.db,
    page.map((p) => p.id),
    from,
    to,
  )
  const cards = await organisationCards(tx, [...new Set(rows.map((r) => r.organisationId))])
  return presentLines(rows, cards)
}

async function named(tx: Context, q: CatalogueFilter, counts: store.Counts): Promise<Facets> {
  const isTold = !counts.isWide
  const specialties = new Map((await listSpecialties(tx, undefined)).map((s) => [s.key, s.name]))
  const full = fullest(counts.specialties, q.specialty, isTold)
  const places = fullest(counts.organisations, q.organisation, isTold)
  const cards = await organisationCards(
    tx,
    places.map((p) => p.value),
  )
  return {
    ...facetsOf(counts.cells, q, isTold),
    specialty: full.map((s) => ({ ...s, name: specialties.get(s.value) ?? s.value })),
    organisation: places.map((p) => ({ ...p, name: cards.get(p.value)?.shortName ?? '—' })),
  }
}

/** The fullest dozen and whatever is chosen, with its zero. */
function fullest(
  all: readonly { readonly value: string; readonly count: number }[],
  chosen: readonly string[],
  isTold: boolean,
): Omit<Named, 'name'>[] {
  const head = all.slice(0, shownOf)
  const missing = chosen.filter((value) => !head.some((one) => one.value === value))
  const rest = missing.map((value) => ({ value, count: all.find((one) => one.value === value)?.count ?? 0 }))
  return [...head, ...rest].map((one) => ({ value: one.value, count: isTold ? one.count : null }))
}
