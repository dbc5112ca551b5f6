-- Search with typing errors must not depend on the locale of the database (A2): under LC_CTYPE=C pg_trgm takes Cyrillic for
-- signs and finds nothing. Trigrams are therefore made of a form in ASCII, letter for letter. The table is rewritten: small.
alter table organisations.organisation add column search_letters text not null generated always as
  (translate(search_text, 'абвгдежзийклмнопрстуфхцчшщъыьэюя', 'abvgdejzi0klmnoprstufhc1w2345y6q')) stored;

-- Both sides of a comparison pass through the same letters; domain.ts has the same two lines, which a test compares.
drop index organisations.organisation_letters;
do $$
declare place text;
begin
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  execute format('create index organisation_letters on organisations.organisation using gin (search_letters %I.gin_trgm_ops)', place);
end $$;
