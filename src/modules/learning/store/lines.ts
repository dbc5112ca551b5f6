/** Rows of the catalogue as they are read: a page of them at a time. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Basis, Difficulty, EventKind, ProgrammeKind, StudyForm } from '../contract.ts'
import { sessionsOf, type Session } from './sessions.ts'

export interface Line {
  readonly id: string
  readonly number: string
  readonly kind: ProgrammeKind
  readonly eventKind: EventKind | null
  readonly title: string
  readonly organisationId: string
  readonly form: StudyForm
  readonly hours: number
  readonly credits: number
  readonly difficulty: Difficulty | null
  readonly bases: Basis[]
  readonly priceKopecks: number | null
  readonly isAnytime: boolean
  readonly rating: number | null
  readonly reviewCount: number
  readonly next: Session | null
}

/** In the order of `ids`; beside each its nearest session from that day on, until the other. */
export async function lines(db: Db, ids: readonly string[], from: string, to?: string): Promise<Line[]> {
  const { rows } = await sql<
    Omit<Line, 'next'>
  >`select p.id, p.number, p.kind, v.event_kind as "eventKind", v.title,
      p.organisation_id as "organisationId", v.form, v.hours, v.credits, v.difficulty, v.bases, v.price_kopecks as "priceKopecks", v.is_anytime as "isAnytime",
      l.rating::float8 as rating, coalesce(l.review_count, 0) as "reviewCount"
    from learning.programme p join learning.version v on v.programme_id = p.id and v.version = p.published_version
      left join learning.listing l on l.programme_id = p.id
    where p.id = any(${[...ids]}::uuid[])`.execute(db)
  const known = new Map(rows.map((r) => [r.id, r]))
  const ahead = (await sessionsOf(db, ids)).filter((s) => s.starts_on >= from && (!to || s.starts_on <= to))
  return ids.flatMap((id) => {
    const row = known.get(id)
    return row ? [{ ...row, next: ahead.find((s) => s.programme_id === id) ?? null }] : []
  })
}
