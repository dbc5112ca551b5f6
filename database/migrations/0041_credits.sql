-- Five-year cycles and the ledger of credits (D7+). Rules of accreditation are dated rows with their source; what was
-- credited is only ever added to: a correction is a row with the opposite sign. New tables only.
create schema credits;
grant usage on schema credits to nmo_app;

-- One way to be admitted to periodic accreditation, while it is in force. Two may stand side by side: the person meets either.
create table credits.rule (
  id                text primary key,
  title             text not null,
  effective_from    date not null,
  effective_to      date,                        -- the first day on which it holds no more
  total_credits     integer not null check (total_credits > 0),
  programme_credits integer not null check (programme_credits between 0 and total_credits),
  cycle_years       integer not null,
  filing_months     integer not null,            -- documents are taken so many months before the end of the cycle
  yearly_pace       integer not null,            -- advised, never demanded
  source            text not null,
  check (effective_to is null or effective_from < effective_to)
);
grant select on credits.rule to nmo_app;

insert into credits.rule
  (id, title, effective_from, effective_to, total_credits, programme_credits, cycle_years, filing_months, yearly_pace, source) values
  ('709n-programmes', 'Только программы повышения квалификации', '2023-01-01', '2029-01-01', 144, 144, 5, 12, 50,
   'Приказ Минздрава России от 28.10.2022 № 709н; вариант А'),
  ('709n-mixed', 'Программы, модули и мероприятия вместе', '2023-01-01', '2029-01-01', 144, 72, 5, 12, 50,
   'Приказ Минздрава России от 28.10.2022 № 709н; вариант Б'),
  ('letter-2021', 'Переходный порядок: программы и портал', '2021-08-06', '2023-01-01', 144, 74, 5, 12, 50,
   'Письмо Минздрава России от 06.08.2021 № 16-7/И/2-12339');

create table credits.cycle (
  id             uuid primary key,
  person_id      uuid not null,                  -- identity.person
  specialty_key  text not null,
  specialty_code text,
  specialty_name text not null,
  document_kind  text not null check (document_kind in ('specialist-certificate', 'accreditation')),
  -- Null while the paper is not given out yet: credits run all the same.
  series         text,
  number         text,
  issued_on      date not null,
  starts_on      date not null,
  ends_on        date not null,                  -- the last day
  paper_id       uuid,                           -- licences.paper it was opened from
  opened_at      timestamptz not null,
  closed_at      timestamptz,
  version        integer not null,
  check (starts_on < ends_on)
);
create index cycle_of_person on credits.cycle (person_id, ends_on desc, id);
-- Several specialties at once, each of them once.
create unique index cycle_once on credits.cycle (person_id, specialty_key, starts_on) where closed_at is null;
grant select, insert, update on credits.cycle to nmo_app;

-- The ledger. `source` names what the credits were given for: what stands under one source is counted once.
create table credits.entry (
  id           uuid primary key,
  cycle_id     uuid not null references credits.cycle (id),
  person_id    uuid not null,
  kind         text not null check (kind in ('programme', 'module', 'event', 'other')),
  credits      integer not null check (credits <> 0),
  earned_on    date not null,
  title        text not null,
  organisation text,
  source       text not null,
  rule         text not null,                    -- why so many: words of the rule by which it was counted
  approved_by  uuid,                             -- identity.person; null: the portal itself
  reverses     uuid unique references credits.entry (id),
  reason       text,
  at           timestamptz not null,
  check ((reverses is null) = (credits > 0)),
  check ((reverses is null) = (reason is null))
);
create index entry_of_cycle on credits.entry (cycle_id, earned_on desc, id desc);
create index entry_of_person on credits.entry (person_id, at desc, id desc);
create index entry_source on credits.entry (source);
grant select, insert on credits.entry to nmo_app;
-- Two accounts of one person made one: the rows stay as they were written but for whose they are.
grant update (person_id) on credits.entry to nmo_app;

-- What is earned and not credited yet: who must act and by when.
create table credits.expectation (
  id              uuid primary key,
  person_id       uuid not null,
  cycle_id        uuid references credits.cycle (id),
  kind            text not null check (kind in ('programme', 'module', 'event', 'other')),
  credits         integer not null check (credits > 0),
  earned_on       date not null,
  specialty_key   text,                          -- of what was learnt
  title           text not null,
  organisation    text,
  organisation_id uuid,                          -- organisations.organisation
  source          text not null unique,
  rule            text not null,
  approved_by     uuid,
  state           text not null check (state in ('cycle', 'organisation', 'credited', 'refused', 'withdrawn')),
  due_on          date,
  reminded_at     timestamptz,
  reason          text,
  created_at      timestamptz not null,
  settled_at      timestamptz,
  check ((state in ('cycle', 'organisation')) = (settled_at is null))
);
create index expectation_open on credits.expectation (person_id, earned_on desc, id) where settled_at is null;
create index expectation_of_organisation on credits.expectation (organisation_id, due_on, id) where state = 'organisation';
grant select, insert, update on credits.expectation to nmo_app;

-- The second wall (ADR 0010): a person's own rows, and the portal's own work; `sees('')` is a right that nobody has.
do $$
declare owned text;
begin
  foreach owned in array array['cycle', 'entry', 'expectation'] loop
    execute format('alter table credits.%I enable row level security', owned);
    execute format('create policy rows on credits.%I to nmo_app
      using (person_id = (select platform.me()) or (select platform.sees('''')))
      with check (person_id = (select platform.me()) or (select platform.sees('''')))', owned);
  end loop;
end $$;
