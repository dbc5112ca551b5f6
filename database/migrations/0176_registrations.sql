-- An educational organisation that the portal does not know asks to be let in (A2, statuses of nmo.md §3).
-- New schema and tables only: nothing in use is locked.
create schema registrations;
grant usage on schema registrations to nmo_app;

create table registrations.registration (
  id              uuid primary key,
  person_id       uuid not null,                       -- identity.person: the responsible person who fills it in
  status          text not null check (status in ('forming', 'submitted', 'in-work', 'rework', 'rejected', 'open')),
  version         integer not null,                    -- of what is typed
  fields          jsonb not null,                      -- as typed, right or not
  ogrn            text,                                -- as it was last submitted
  application_id  uuid,                                -- the present application of the engine
  organisation_id uuid,
  reason          text,                                -- of the last refusal or return
  created_at      timestamptz not null,
  saved_at        timestamptz not null,
  deleted_at      timestamptz,
  check (status = 'forming' or (application_id is not null and ogrn is not null and deleted_at is null)),
  check ((status = 'open') = (organisation_id is not null))
);
-- One organisation is asked for once at a time, whoever asks.
create unique index registration_ogrn_once on registrations.registration (ogrn) where status in ('submitted', 'in-work');
create index registration_of_person on registrations.registration (person_id, saved_at desc);
grant select, insert, update on registrations.registration to nmo_app;

create table registrations.transition (
  id              bigint generated always as identity primary key,
  registration_id uuid not null references registrations.registration (id),
  at              timestamptz not null,
  act             text not null check (act in ('submitted', 'claimed', 'released', 'returned', 'rejected', 'withdrawn', 'opened')),
  actor_id        uuid,
  reason          text
);
create index transition_of_registration on registrations.transition (registration_id, id);
create trigger append_only before update or delete or truncate on registrations.transition
  for each statement execute function platform.refuse_change();
grant select, insert on registrations.transition to nmo_app;

-- The second wall: a person's own rows and the portal's work with them; parts are seen with their whole.
alter table registrations.registration enable row level security;
create policy rows on registrations.registration to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal()))
  with check (person_id = (select platform.me()) or (select platform.is_portal()));
alter table registrations.transition enable row level security;
create policy rows on registrations.transition to nmo_app
  using ((select platform.is_portal()) or exists (select from registrations.registration whole where whole.id = registration_id))
  with check ((select platform.is_portal()) or exists (select from registrations.registration whole where whole.id = registration_id));
