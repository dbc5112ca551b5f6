-- Providers of education and their programmes (A2, D9+). A programme is a row with versions: what was published stays as it
-- was, a change is another version that goes through review. Rules of hours are dated rows with their source. New tables only.
create schema learning;
grant usage on schema learning to nmo_app;

-- How an academic hour becomes a credit, and how many hours a kind has at least, while it is in force.
create table learning.rule (
  kind             text not null check (kind in ('advanced', 'retraining', 'module', 'event')),
  effective_from   date not null,
  effective_to     date,                       -- the first day on which it holds no more
  min_hours        integer not null check (min_hours > 0),
  max_hours        integer not null,
  credits_per_hour integer not null check (credits_per_hour > 0),
  source           text not null,
  primary key (kind, effective_from),
  check (max_hours >= min_hours),
  check (effective_to is null or effective_from < effective_to)
);
grant select on learning.rule to nmo_app;
insert into learning.rule (kind, effective_from, effective_to, min_hours, max_hours, credits_per_hour, source) values
  ('advanced', '2023-01-01', null, 16, 500, 1, 'Приказ Минобрнауки России от 24.03.2025 № 266: повышение квалификации — не меньше 16 часов; 1 ЗЕТ — 1 академический час'),
  ('retraining', '2023-01-01', null, 250, 2500, 1, 'Приказ Минобрнауки России от 24.03.2025 № 266, п. 18: переподготовка — не меньше 250 часов'),
  ('module', '2023-01-01', null, 1, 36, 1, 'Правила портала: интерактивный модуль, 1 ЗЕТ — 1 академический час (не сверено с текстом приказа)'),
  ('event', '2023-01-01', null, 1, 72, 1, 'Правила портала: образовательное мероприятие, 1 ЗЕТ — 1 академический час (не сверено с текстом приказа)');

-- An organisation that asks to teach, and what came of it.
create table learning.provider (
  organisation_id   uuid primary key,          -- organisations.organisation
  organisation_name text not null,
  city              text not null,
  state             text not null check (state in ('forming', 'submitted', 'in-work', 'rework', 'rejected', 'open')),
  responsible_name  text not null,
  responsible_post  text not null,
  responsible_phone text not null,
  responsible_email text not null,
  statement_number  text not null,
  statement_on      date,
  reason            text,
  submitted_by      uuid,
  submitted_at      timestamptz,
  due_on            date,
  decided_by        uuid,
  decided_at        timestamptz,
  version           integer not null,
  created_at        timestamptz not null,
  check (state <> 'submitted' or (submitted_by is not null and due_on is not null))
);
create index provider_waiting on learning.provider (due_on, organisation_id) where state in ('submitted', 'in-work');
grant select, insert, update on learning.provider to nmo_app;

create sequence learning.programme_number;
grant usage on sequence learning.programme_number to nmo_app;

create table learning.programme (
  id                uuid primary key,
  organisation_id   uuid not null references learning.provider (organisation_id),
  number            text not null unique,
  kind              text not null check (kind in ('advanced', 'retraining', 'module', 'event')),
  state             text not null check (state in ('draft', 'published', 'withdrawn')),
  latest_version    integer not null,
  published_version integer,
  withdrawn_why     text,
  withdrawn_by      uuid,
  withdrawn_at      timestamptz,
  -- Counted up with each change: two editors do not overwrite each other.
  revision          integer not null,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check (state <> 'published' or published_version is not null)
);
create index programme_of_provider on learning.programme (organisation_id, updated_at desc, id);
grant select, insert, update on learning.programme to nmo_app;

create table learning.version (
  programme_id    uuid not null references learning.programme (id),
  version         integer not null,
  organisation_id uuid not null,
  state           text not null check (state in ('draft', 'review', 'returned', 'published', 'past')),
  title           text not null,
  annotation      text not null,
  event_kind      text check (event_kind in ('webinar', 'conference')),
  form            text not null check (form in ('full-time', 'distance', 'mixed')),
  hours           integer check (hours > 0),
  bases           text[] not null,
  price_kopecks   bigint check (price_kopecks > 0),
  specialties     text[] not null,             -- organisations.specialty
  competencies    text[] not null,
  features        text[] not null,
  is_anytime      boolean not null,
  -- By which rule the hours became credits, on the day of publication.
  credits         integer,
  rule            text,
  written_by      uuid,                        -- identity.person; null: the portal itself
  submitted_by    uuid,
  submitted_at    timestamptz,
  decided_by      uuid,
  decided_at      timestamptz,
  reason          text,
  created_at      timestamptz not null,
  primary key (programme_id, version),
  check (state not in ('published', 'past') or (credits is not null and rule is not null)),
  check (decided_by is null or decided_by is distinct from submitted_by)
);
create index version_waiting on learning.version (submitted_at, programme_id) where state = 'review';
grant select, insert, update on learning.version to nmo_app;

-- When teaching begins: the schedule changes without a new version.
create table learning.session (
  id           uuid primary key,
  programme_id uuid not null references learning.programme (id),
  starts_on    date not null,
  ends_on      date not null,
  starts_at    text check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  apply_by     date,
  places       integer check (places > 0),
  taken        integer not null default 0 check (taken >= 0),
  place        text,
  check (starts_on <= ends_on),
  check (apply_by is null or apply_by <= ends_on)
);
create index session_of_programme on learning.session (programme_id, starts_on, id);
create index session_by_day on learning.session (starts_on);
grant select, insert, update, delete on learning.session to nmo_app;

-- The second wall (ADR 0010): what is not published belongs to its organisation and to reviewers.
alter table learning.provider enable row level security;
create policy rows on learning.provider to nmo_app
  using ((select platform.sees('learning.review'))
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check ((select platform.sees('learning.review'))
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));
alter table learning.programme enable row level security;
create policy rows on learning.programme to nmo_app
  using (published_version is not null or (select platform.sees('learning.review'))
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check ((select platform.sees('learning.review'))
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));
alter table learning.version enable row level security;
create policy rows on learning.version to nmo_app
  using (state in ('published', 'past') or (select platform.sees('learning.review'))
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check ((select platform.sees('learning.review'))
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));
