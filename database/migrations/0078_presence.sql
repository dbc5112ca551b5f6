-- Presence at events (D7+, nmo.md §2): single-use codes that an organiser hands out (ИКП) and checks during the event.
-- A new schema; nothing that exists is touched.
create schema presence;
grant usage on schema presence to nmo_app;

create table presence.rule (
  effective_from date primary key,
  effective_to   date,                       -- the first day on which it holds no more
  confirmed_over numeric(3, 2) not null,     -- more than this share of checks must be confirmed
  minutes_share  numeric(3, 2) not null,     -- so much of the length must be watched, where the organiser names no minutes
  source         text not null,
  check (effective_to is null or effective_from < effective_to)
);
grant select on presence.rule to nmo_app;
insert into presence.rule (effective_from, confirmed_over, minutes_share, source) values
  ('2023-01-01', 0.70, 0.75, 'Условия мероприятий, согласованных Комиссией по оценке учебных мероприятий: присутствие подтверждено более чем в 70 % проверок и просмотрено не меньше заданных минут. Доля минут по умолчанию — правило портала (не сверено с текстом)');

create table presence.meeting (
  id              uuid primary key,
  programme_id    uuid not null,             -- learning.programme
  session_id      uuid not null unique,      -- learning.session: one running of it
  organisation_id uuid not null,             -- organisations.organisation
  title           text not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  -- 0: nothing is asked, codes alone confirm.
  checks          integer not null check (checks = 0 or checks between 3 and 12),
  window_minutes  integer not null check (window_minutes between 3 and 15),
  min_minutes     integer not null check (min_minutes >= 0),
  confirmed_over  numeric(3, 2) not null,    -- of the rule of the day
  codes_from      timestamptz,               -- null: no codes
  codes_until     timestamptz,
  settled_at      timestamptz,
  made_at         timestamptz not null,
  version         integer not null,
  check (ends_at > starts_at and ends_at <= starts_at + interval '14 hours'),
  check ((codes_from is null) = (codes_until is null) and (codes_from is null or codes_until > codes_from)),
  check (checks > 0 or codes_from is not null)
);
create index meeting_of_organisation on presence.meeting (organisation_id, starts_at desc, id);
create index meeting_of_programme on presence.meeting (programme_id, starts_at);
create index meeting_to_settle on presence.meeting (ends_at) where settled_at is null;
grant select, insert, update, delete on presence.meeting to nmo_app;

-- Instants drawn by chance; nobody sees one that has not come.
create table presence.check (
  meeting_id uuid not null references presence.meeting (id) on delete cascade,
  n          integer not null check (n > 0),
  asks_at    timestamptz not null,
  told_at    timestamptz,
  primary key (meeting_id, n)
);
create index check_to_tell on presence.check (asks_at) where told_at is null;
grant select, insert, update (told_at), delete on presence.check to nmo_app;

create table presence.attendee (
  meeting_id      uuid not null references presence.meeting (id),
  person_id       uuid not null,             -- identity.person
  organisation_id uuid not null,
  joined_at       timestamptz not null,
  last_beat_at    timestamptz not null,
  watched_ms      bigint not null default 0,
  confirmed       integer not null default 0,
  -- Null until the meeting is settled.
  is_confirmed    boolean,
  settled_at      timestamptz,
  primary key (meeting_id, person_id),
  check ((is_confirmed is null) = (settled_at is null))
);
create index attendee_of_person on presence.attendee (person_id, joined_at desc);
create index attendee_to_settle on presence.attendee (meeting_id) where settled_at is null;
grant select, insert, update on presence.attendee to nmo_app;

create table presence.answer (
  meeting_id  uuid not null,
  person_id   uuid not null,
  n           integer not null,
  answered_at timestamptz not null,
  primary key (meeting_id, person_id, n),
  foreign key (meeting_id, n) references presence.check (meeting_id, n)
);
grant select, insert, update (person_id) on presence.answer to nmo_app;

create table presence.batch (
  id         uuid primary key,
  meeting_id uuid not null references presence.meeting (id),
  made_by    uuid not null,
  made_at    timestamptz not null,
  voided_at  timestamptz
);
create index batch_of_meeting on presence.batch (meeting_id, made_at);
grant select, insert, update (voided_at) on presence.batch to nmo_app;

-- The code itself is nowhere: its HMAC under a key of the portal finds it again.
create table presence.code (
  mac      text primary key,
  batch_id uuid not null references presence.batch (id),
  used_by  uuid,                             -- identity.person
  used_at  timestamptz,
  check ((used_by is null) = (used_at is null))
);
create index code_of_batch on presence.code (batch_id);
create index code_of_person on presence.code (used_by) where used_by is not null;
grant select, insert, update (used_by, used_at) on presence.code to nmo_app;
create function presence.keep_code() returns trigger language plpgsql as $$
begin
  if old.used_at is not null and new.used_at is distinct from old.used_at then
    raise exception 'a used code stays used';
  end if;
  return new;
end $$;
create trigger keep_code before update on presence.code for each row execute function presence.keep_code();

-- Wrong codes of a person, so that nobody guesses.
create table presence.miss (
  id        bigint generated always as identity primary key,
  person_id uuid not null,
  at        timestamptz not null
);
create index miss_of_person on presence.miss (person_id, at);
grant select, insert, delete on presence.miss to nmo_app;

-- The second wall (ADR 0010).
alter table presence.attendee enable row level security;
create policy rows on presence.attendee to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal())
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check (person_id = (select platform.me()) or (select platform.is_portal()));
alter table presence.answer enable row level security;
create policy rows on presence.answer to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal()))
  with check (person_id = (select platform.me()) or (select platform.is_portal()));
alter table presence.miss enable row level security;
create policy rows on presence.miss to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal()))
  with check (person_id = (select platform.me()) or (select platform.is_portal()));
-- Instants of checks and codes are the portal's own: neither the organiser nor the listener reads them.
alter table presence.check enable row level security;
create policy rows on presence.check to nmo_app
  using ((select platform.is_portal())) with check ((select platform.is_portal()));
alter table presence.code enable row level security;
create policy rows on presence.code to nmo_app
  using ((select platform.is_portal())) with check ((select platform.is_portal()));
