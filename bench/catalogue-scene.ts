/** Programmes by the thousand for the measurement of search: themes of the demo world, repeated with other days and hours. */
import { demoProgrammes } from '../src/demo/programmes.ts'
import { plain } from '../src/platform/search/reading.ts'
import type { Scene } from './scene.ts'

const providers = 40

/** The same id for the same words, in the shape that the contract wants of one. */
const uuidOf = (words: string): string =>
  `overlay(overlay(md5(${words}) placing '4' from 13) placing '8' from 17)::uuid`

/** Straight into the tables, as publication would leave them. */
export async function growCatalogue(scene: Scene, total: number): Promise<void> {
  await scene.sql(
    `insert into organisations.organisation (id, kind, name, short_name, city, region, ogrn, inn, search_text, version, created_at, updated_at)
     select ${uuidOf("'organisation' || n")}, 'educational', 'Академия ' || n, 'Академия ' || n, 'Псков', 'Псковская область',
       lpad(n::text, 13, '1'), lpad(n::text, 10, '7'), 'академия ' || n, 1, now(), now()
     from generate_series(1, ${providers}) n on conflict do nothing`,
  )
  await scene.sql(
    `insert into learning.provider (organisation_id, organisation_name, city, state, responsible_name, responsible_post, responsible_phone, responsible_email, statement_number, version, created_at)
     select ${uuidOf("'organisation' || n")}, 'Академия ' || n, 'Псков', 'open', '', '', '', '', '', 1, now()
     from generate_series(1, ${providers}) n on conflict do nothing`,
  )
  const base = demoProgrammes(new Date(), new Map()).map(({ fields: f }) => ({
    ...f,
    priceKopecks: f.priceKopecks,
    words: plain(f.title),
    more: plain(`${f.annotation} ${f.competencies.join(' ')}`),
  }))
  await scene.sql(
    `with base as (select row_number() over () as place, b.* from jsonb_to_recordset($1::jsonb) as b
        (kind text, title text, annotation text, "eventKind" text, form text, hours int, bases text[], "priceKopecks" bigint,
         specialties text[], competencies text[], features text[], difficulty text, "isAnytime" boolean, words text, more text)),
      fresh as (select n, ${uuidOf("'programme' || n")} as id, ${uuidOf(`'organisation' || (1 + n % ${providers})`)} as organisation,
        current_date + (n * 7 % 200)::int as starts, base.*
        from generate_series((select count(*) from learning.programme) + 1, $2::bigint) n join base on base.place = 1 + n % $3::int),
      programme as (insert into learning.programme (id, organisation_id, number, kind, state, latest_version, published_version, revision, created_at, updated_at)
        select id, organisation, 'Б-' || n, kind, 'published', 1, 1, 1, now(), now() from fresh returning id),
      version as (insert into learning.version (programme_id, version, organisation_id, state, title, annotation, event_kind, form, hours, bases,
          price_kopecks, specialties, competencies, features, difficulty, is_anytime, credits, rule, decided_at, created_at)
        select id, 1, organisation, 'published', title, annotation, "eventKind", form, hours, bases, "priceKopecks", specialties,
          competencies, features, difficulty, "isAnytime", hours, 'замер', now() - n * interval '1 minute', now() from fresh),
      session as (insert into learning.session (id, programme_id, starts_on, ends_on, places)
        select ${uuidOf("'session' || n")}, id, starts, starts + 20, 20 from fresh where not "isAnytime"),
      listing as (insert into learning.listing (programme_id, organisation_id, kind, form, is_budget, is_insured, is_paid, hours, price_kopecks,
          specialties, is_anytime, next_on, published_at)
        select id, organisation, kind, form, 'budget' = any(bases), 'insurance' = any(bases), 'paid' = any(bases), hours,
          coalesce("priceKopecks", 0), specialties, "isAnytime", case when not "isAnytime" then starts end, now() - n * interval '1 minute' from fresh)
     insert into learning.listing_text (programme_id, title_words, all_words)
     select id, to_tsvector('pg_catalog.russian', words), to_tsvector('pg_catalog.russian', words || ' ' || more) from fresh`,
    [JSON.stringify(base), total, base.length],
  )
  const words = new Set(base.flatMap((b) => `${b.words} ${b.more}`.split(' ').filter((w) => w.length > 2)))
  await scene.sql(
    `insert into learning.word (word, stem) select word, (tsvector_to_array(to_tsvector('pg_catalog.russian', word)))[1] as stem
     from unnest($1::text[]) word where to_tsvector('pg_catalog.russian', word) <> '' on conflict do nothing`,
    [[...words]],
  )
  for (const table of ['programme', 'version', 'session', 'listing', 'listing_text', 'word'])
    await scene.sql(`vacuum analyze learning.${table}`)
}
