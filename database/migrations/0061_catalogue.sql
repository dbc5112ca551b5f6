-- The public catalogue (A2): what is published, laid out for search. Narrow rows for facets and order, wide rows for words, and
-- the vocabulary in which a word with a typing error is looked up. All of it can be made anew from programmes. New tables only.
create table learning.listing (
  programme_id    uuid primary key references learning.programme (id),
  organisation_id uuid not null,
  kind            text not null,
  form            text not null,
  is_budget       boolean not null,
  is_insured      boolean not null,
  is_paid         boolean not null,
  hours           integer not null,
  hours_band      text not null generated always as (case when hours <= 6 then '1-6' when hours <= 17 then '7-17'
    when hours <= 36 then '18-36' when hours <= 72 then '37-72' when hours <= 144 then '73-144' else '145-' end) stored,
  price_kopecks   bigint not null,             -- 0: nothing is paid
  specialties     text[] not null,
  is_anytime      boolean not null,
  next_on         date,                        -- the nearest day on which teaching begins; renewed each night
  -- Order «nearest first»: days, then what begins on any day, then what has no day ahead.
  sort_on         date not null generated always as (case when next_on is not null then next_on
    when is_anytime then '9999-12-30'::date else '9999-12-31'::date end) stored,
  published_at    timestamptz not null
);
create index listing_nearest on learning.listing (sort_on, programme_id);
create index listing_new on learning.listing (published_at desc, programme_id desc);
create index listing_hours on learning.listing (hours, programme_id);
create index listing_price on learning.listing (price_kopecks, programme_id);
create index listing_of_organisation on learning.listing (organisation_id, sort_on, programme_id);
create index listing_specialties on learning.listing using gin (specialties);
grant select, insert, update, delete on learning.listing to nmo_app;

create table learning.listing_text (
  programme_id uuid primary key references learning.listing (programme_id) on delete cascade,
  title_words  tsvector not null,
  all_words    tsvector not null
);
create index listing_title_words on learning.listing_text using gin (title_words);
create index listing_all_words on learning.listing_text using gin (all_words);
grant select, insert, update, delete on learning.listing_text to nmo_app;

-- Words that stand in the catalogue. `letters`: ASCII letter for letter, for trigrams under any locale (migration 0010).
create table learning.word (
  word    text primary key,
  stem    text not null,
  letters text not null generated always as
    (translate(word, 'абвгдежзийклмнопрстуфхцчшщъыьэюя', 'abvgdejzi0klmnoprstufhc1w2345y6q')) stored
);
create index word_beginning on learning.word (word text_pattern_ops);
create index word_stem on learning.word (stem);
grant select, insert on learning.word to nmo_app;

-- The place of pg_trgm is looked up, as in migration 0005; a body parsed now needs no rights there.
do $$
declare place text;
begin
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  execute format('create index word_letters on learning.word using gin (letters %I.gin_trgm_ops)', place);
  execute format('create function learning.is_near(word text, known text) returns boolean language sql stable parallel safe
    begin atomic select known operator(%I.%%) word; end', place);
  execute format('create function learning.nearness(word text, known text) returns real language sql immutable parallel safe
    begin atomic select %I.similarity(word, known); end', place);
end $$;
