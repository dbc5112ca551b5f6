/** What is published, laid out for search: made from programmes, never the other way. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

export interface ListedText {
  readonly id: string
  /** In the one form of letters that queries have too. */
  /** What it teaches: its name and its specialties. */
  readonly title: string
  readonly more: string
}

/** Of what the words of a listing are made. */
export interface Shown {
  readonly id: string
  readonly number: string
  readonly organisationId: string
  readonly title: string
  readonly annotation: string
  readonly specialties: readonly string[]
  readonly competencies: readonly string[]
}

export async function shown(db: Db, ids: readonly string[]): Promise<Shown[]> {
  const { rows } =
    await sql<Shown>`select p.id, p.number, p.organisation_id as "organisationId", v.title, v.annotation,
      v.specialties, v.competencies
    from learning.programme p join learning.version v on v.programme_id = p.id and v.version = p.published_version
    where p.id = any(${[...ids]}::uuid[]) and p.state = 'published'`.execute(db)
  return rows
}

const nextOn = (today: string) => sql`(select min(s.starts_on) from learning.session s
  where s.programme_id = p.id and s.starts_on >= ${today}::date)`

export async function list(db: Db, texts: readonly ListedText[], today: string): Promise<void> {
  const ids = texts.map((t) => t.id)
  await sql`insert into learning.listing (programme_id, organisation_id, kind, form, is_budget, is_insured, is_paid, hours,
      price_kopecks, specialties, is_anytime, next_on, published_at)
    select p.id, p.organisation_id, p.kind, v.form, 'budget' = any(v.bases), 'insurance' = any(v.bases), 'paid' = any(v.bases),
      v.hours, case when v.bases <@ '{paid}' then coalesce(v.price_kopecks, 0) else 0 end, v.specialties, v.is_anytime,
      ${nextOn(today)}, v.decided_at
    from learning.programme p join learning.version v on v.programme_id = p.id and v.version = p.published_version
    where p.id = any(${ids}::uuid[])
    on conflict (programme_id) do update set form = excluded.form, is_budget = excluded.is_budget, is_insured = excluded.is_insured,
      is_paid = excluded.is_paid, hours = excluded.hours, price_kopecks = excluded.price_kopecks, specialties = excluded.specialties,
      is_anytime = excluded.is_anytime, next_on = excluded.next_on, published_at = excluded.published_at`.execute(
    db,
  )
  await sql`insert into learning.listing_text (programme_id, title_words, all_words)
    select t.id, to_tsvector('pg_catalog.russian', t.title),
      to_tsvector('pg_catalog.russian', t.title) || to_tsvector('pg_catalog.russian', t.more)
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as t (id uuid, title text, more text)
    on conflict (programme_id) do update set title_words = excluded.title_words, all_words = excluded.all_words`.execute(
    db,
  )
}

export async function unlist(db: Db, id: string): Promise<void> {
  await sql`delete from learning.listing where programme_id = ${id}`.execute(db)
}

export async function listedOf(db: Db, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select programme_id as id from learning.listing
    where organisation_id = ${organisationId} order by 1`.execute(db)
  return rows.map((r) => r.id)
}

/** Each night: what began yesterday is not ahead any more. */
export async function renewDays(db: Db, today: string): Promise<number> {
  const { numAffectedRows } =
    await sql`update learning.listing p set next_on = (select min(s.starts_on) from learning.session s
      where s.programme_id = p.programme_id and s.starts_on >= ${today}::date)
    where p.next_on < ${today}::date`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

export async function rate(
  db: Db,
  id: string,
  { average, count }: { readonly average: number | null; readonly count: number },
): Promise<void> {
  await sql`update learning.listing set rating = ${average}, review_count = ${count} where programme_id = ${id}`.execute(
    db,
  )
}
