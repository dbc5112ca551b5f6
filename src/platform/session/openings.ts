/** Sections of medical work as instants (F7): what stands open is decided by the clock of the request, never by a job. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../context.ts'
import { event } from '../event.ts'
import type { Section } from '../permissions.ts'

export interface Opening {
  readonly section: Section
  readonly opensAt: Date
  /** Not open at this instant any more; null when nothing known ends it. */
  readonly closesAt: Date | null
}

const isOpen = (o: Opening, now: Date): boolean =>
  o.opensAt <= now && (o.closesAt === null || now < o.closesAt)

export const openAt = (openings: readonly Opening[], now: Date): Section[] => [
  ...new Set(openings.filter((o) => isOpen(o, now)).map((o) => o.section)),
]

/** The nearest instant after `now` at which anything opens or closes. */
export function nextChange(openings: readonly Opening[], now: Date): Date | null {
  const ahead = openings
    .flatMap((o) => [o.opensAt, o.closesAt])
    .filter((at): at is Date => at !== null && at > now)
  return ahead.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}

/** The openings of a person are others than before; open pages come back for their rights. */
export const sectionsChanged = event('section.changed', z.object({ personId: z.uuid() }), (p) => [
  `person:${p.personId}`,
])

/** As PostgreSQL writes it into JSON. */
export interface OpeningColumn {
  readonly section: Section
  readonly opensAt: string
  readonly closesAt: string | null
}

export const readOpenings = (column: readonly OpeningColumn[]): Opening[] =>
  column.map((o) => ({
    section: o.section,
    opensAt: new Date(o.opensAt),
    closesAt: o.closesAt === null ? null : new Date(o.closesAt),
  }))

/** Present and future ones. */
export async function openingsOf(db: Db, personId: string, now: Date): Promise<Opening[]> {
  const { rows } = await sql<Opening>`select section, opens_at as "opensAt", closes_at as "closesAt"
    from platform.opening where person_id = ${personId} and (closes_at is null or closes_at > ${now})
    order by section, opens_at`.execute(db)
  return rows
}

/** Puts these in the place of all that were; true when anything differs. The caller tells `sectionsChanged`. */
export async function replaceOpenings(
  db: Db,
  personId: string,
  openings: readonly Opening[],
): Promise<boolean> {
  // Two readings of the papers at once must not leave the older one behind.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`openings/${personId}`}, 0))`.execute(db)
  const wanted = JSON.stringify(
    openings.map((o) => ({
      section: o.section,
      opens_at: o.opensAt.toISOString(),
      closes_at: o.closesAt?.toISOString() ?? null,
    })),
  )
  const next = sql`jsonb_to_recordset(${wanted}::jsonb) as n (section text, opens_at timestamptz, closes_at timestamptz)`
  const gone = await sql`delete from platform.opening o where o.person_id = ${personId} and not exists (
    select 1 from ${next} where n.section = o.section and n.opens_at = o.opens_at
      and n.closes_at is not distinct from o.closes_at)`.execute(db)
  const come = await sql`insert into platform.opening (person_id, section, opens_at, closes_at)
    select ${personId}, n.section, n.opens_at, n.closes_at from ${next} on conflict do nothing`.execute(db)
  return (gone.numAffectedRows ?? 0n) + (come.numAffectedRows ?? 0n) > 0n
}
