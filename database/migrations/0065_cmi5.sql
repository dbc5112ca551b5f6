-- Courses of cmi5 (D9+): their structure, who learns them, sessions and what is satisfied. A session of content in the store of
-- learning records may have rules: a column without a value in a table of one day. New tables otherwise.
alter table lrs.client add column guard text;

create schema cmi5;
grant usage on schema cmi5 to nmo_app;

create table cmi5.course (
  id        uuid primary key,
  store_id  uuid not null,                      -- lrs: whose store; organisations.organisation, or zeros
  structure text not null,                      -- cmi5/contract: Structure
  made_at   timestamptz not null
);
grant select, insert on cmi5.course to nmo_app;

create table cmi5.registration (
  id        uuid primary key,
  course_id uuid not null references cmi5.course (id),
  store_id  uuid not null,
  person_id uuid not null,                      -- identity.person
  began_at  timestamptz not null
);
create index registration_of_person on cmi5.registration (person_id);
create index registration_of_course on cmi5.registration (course_id);
grant select, insert, update (person_id) on cmi5.registration to nmo_app;

-- One unit, block or the course itself (number 0) in one registration; what was never touched has no row.
create table cmi5.node (
  registration uuid not null references cmi5.registration (id),
  number       integer not null check (number >= 0),
  person_id    uuid not null,
  completed_at timestamptz,
  passed_at    timestamptz,
  waived_at    timestamptz,
  satisfied_at timestamptz,
  score        real check (score between -1 and 1),
  primary key (registration, number)
);
create index node_of_person on cmi5.node (person_id);
grant select, insert, update on cmi5.node to nmo_app;

create table cmi5.session (
  id             uuid primary key,
  registration   uuid not null references cmi5.registration (id),
  number         integer not null,              -- of the unit
  person_id      uuid not null,
  client_id      uuid not null unique,          -- lrs.client
  mode           text not null check (mode in ('Normal', 'Browse', 'Review')),
  fetch_hash     text not null unique,
  fetched_at     timestamptz,
  launched_at    timestamptz not null,
  ends_at        timestamptz not null,
  prefs_read_at  timestamptz,
  initialized_at timestamptz,
  failed_at      timestamptz,
  heard_at       timestamptz,
  -- The id of «terminated»: sent again it is heard, and nothing else is.
  terminated_by  uuid,
  terminated_at  timestamptz,
  abandoned_at   timestamptz
);
create index session_of_registration on cmi5.session (registration, number, launched_at);
create index session_of_person on cmi5.session (person_id);
create index session_open on cmi5.session (ends_at) where terminated_at is null and abandoned_at is null;
grant select, insert, update on cmi5.session to nmo_app;

-- The second wall (ADR 0010): a learner's own; a structure belongs to its store.
do $$
declare owned text;
begin
  foreach owned in array array['registration', 'node', 'session'] loop
    execute format('alter table cmi5.%I enable row level security', owned);
    execute format('create policy rows on cmi5.%1$I to nmo_app
      using (person_id = (select platform.me()) or (select platform.is_portal()))
      with check (person_id = (select platform.me()) or (select platform.is_portal()))', owned);
  end loop;
end $$;
alter table cmi5.course enable row level security;
create policy rows on cmi5.course to nmo_app
  using ((select platform.is_portal()) or store_id = (select platform.organisation()))
  with check ((select platform.is_portal()) or store_id = (select platform.organisation()));
