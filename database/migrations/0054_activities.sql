-- Other professional activity (D1, D7+): talks, publications, teaching, mentoring. It is checked like any document and stands
-- in the portfolio; whether it brings credits is a dated row with its source. New tables only.
create table credits.activity_rule (
  kind             text not null check (kind in ('talk', 'publication', 'teaching', 'mentoring', 'project')),
  effective_from   date not null,
  effective_to     date,                         -- the first day on which it holds no more
  credits_per_hour integer not null check (credits_per_hour >= 0),
  yearly_most      integer check (yearly_most > 0),   -- credits of this kind in one calendar year; null: no limit
  words            text not null,
  source           text not null,
  is_verified      boolean not null,             -- the text of the source was seen
  primary key (kind, effective_from),
  check (effective_to is null or effective_from < effective_to)
);
grant select on credits.activity_rule to nmo_app;
insert into credits.activity_rule (kind, effective_from, effective_to, credits_per_hour, yearly_most, words, source, is_verified)
select kind, '2023-01-01', null, 0, null, 'ЗЕТ за это правила не дают: остаётся в портфолио',
  'Приказ Минздрава России от 28.10.2022 № 709н, варианты А и Б: засчитываются программы, мероприятия и модули; иное не названо', false
from unnest(array['talk', 'publication', 'teaching', 'mentoring', 'project']) kind;

create table credits.activity (
  id             uuid primary key,
  person_id      uuid not null,                  -- identity.person
  kind           text not null check (kind in ('talk', 'publication', 'teaching', 'mentoring', 'project')),
  title          text not null,
  place          text not null,                  -- conference, journal, organisation
  specialty_key  text not null,
  specialty_name text not null,
  happened_on    date not null,
  hours          integer check (hours > 0),
  state          text not null check (state in ('under-review', 'confirmed', 'returned', 'withdrawn')),
  reason         text,
  application_id uuid not null,                  -- applications.application
  credits        integer not null check (credits >= 0),
  rule           text not null,
  created_at     timestamptz not null,
  decided_at     timestamptz,
  version        integer not null,
  check ((state = 'under-review') = (decided_at is null))
);
create index activity_of_person on credits.activity (person_id, happened_on desc, id desc);
grant select, insert, update on credits.activity to nmo_app;

-- The second wall (ADR 0010): a person's own rows, and the portal's own work.
alter table credits.activity enable row level security;
create policy rows on credits.activity to nmo_app
  using (person_id = (select platform.me()) or (select platform.sees('')))
  with check (person_id = (select platform.me()) or (select platform.sees('')));
