/** D4: what of the catalogue a plan may be made of, and which words find what. */
import type { Context } from '../../../platform/context.ts'
import { organisationCards } from '../../organisations/index.ts'
import * as store from '../store/candidates.ts'
import { meaningOf } from './search-catalogue.ts'

export interface PlanCandidate extends store.CandidateRow {
  readonly sessions: readonly Omit<store.SessionAhead, 'programmeId'>[]
}

export interface CandidatesAsked {
  /** Any of these; null: all specialties. */
  readonly specialties: readonly string[] | null
  /** Each is searched by itself, with its typing errors. */
  readonly words: readonly string[]
  /** Wanted whatever they teach. */
  readonly ids: readonly string[]
  /** Sessions that begin from the first of these days to the second. */
  readonly from: string
  readonly to: string
}

export interface Candidates {
  readonly items: readonly PlanCandidate[]
  /** In the order of `words`: what each finds. */
  readonly found: readonly ReadonlySet<string>[]
}

/** More than any one plan looks at: the newest ones. */
const most = 12_000

export async function candidatesFor(ctx: Context, asked: CandidatesAsked): Promise<Candidates> {
  const found: ReadonlySet<string>[] = []
  for (const words of asked.words) {
    const meaning = await meaningOf(ctx, words)
    const isFound = !meaning.isHopeless && meaning.query !== null
    found.push(new Set(isFound ? await store.foundBy(ctx.db, meaning.query!, most) : []))
  }
  const ids = [...new Set([...asked.ids, ...found.flatMap((set) => [...set])])]
  const rows = await store.candidateRows(ctx.db, { specialties: asked.specialties, ids }, most)
  const dated = rows.filter((r) => !r.isAnytime).map((r) => r.id)
  const sessions = new Map<string, Omit<store.SessionAhead, 'programmeId'>[]>()
  for (const { programmeId, ...one } of await store.sessionsAhead(ctx.db, dated, asked.from, asked.to)) {
    const list = sessions.get(programmeId)
    if (list) list.push(one)
    else sessions.set(programmeId, [one])
  }
  return { items: rows.map((r) => ({ ...r, sessions: sessions.get(r.id) ?? [] })), found }
}

/** Names of those who teach. */
export async function teachersOf(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const cards = await organisationCards(ctx, [...new Set(ids)])
  return new Map([...cards].map(([id, card]) => [id, card.shortName]))
}
