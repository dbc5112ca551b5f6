-- Papers of admission (F7): licences, accreditations and places of work, their drafts, what has happened to each, and who
-- was warned of an end. New tables only.
create schema licences;
grant usage on schema licences to nmo_app;

-- As typed, right or wrong; a draft and its paper have one id, so the scans stay where they were attached.
create table licences.draft (
  id           uuid primary key,
  person_id    uuid not null,                   -- identity.person
  version      integer not null,
  fields       jsonb not null,
  renews_id    uuid,                            -- licences.paper whose place it takes
  created_at   timestamptz not null,
  saved_at     timestamptz not null,
  deleted_at   timestamptz,
  submitted_at timestamptz
);
create index draft_open on licences.draft (person_id, saved_at desc) where submitted_at is null and deleted_at is null;
create index draft_deleted on licences.draft (deleted_at) where deleted_at is not null;
grant select, insert, update, delete on licences.draft to nmo_app;

create table licences.paper (
  id                uuid primary key,
  person_id         uuid not null,              -- identity.person
  class             text not null check (class in ('licence', 'attestation', 'employment')),
  kind              text not null,
  number            text,
  issuer            text,
  organisation_id   uuid,                       -- organisations.organisation, when it is there
  organisation_name text,
  ogrn              text check (ogrn ~ '^(\d{13}|\d{15})$'),
  specialty_key     text,
  specialty_code    text,
  specialty_name    text,
  specialty_level   text,
  post              text,
  -- Instants, not days: a section closes at the very moment. `ends_at` is the first one that is not covered.
  starts_at         timestamptz not null,
  ends_at           timestamptz,
  document_key      text not null,              -- the same paper however it was typed
  status            text not null check (status in ('unverified', 'verified', 'rejected', 'withdrawn', 'suspended', 'revoked')),
  origin            text not null check (origin in ('person', 'registry')),
  registry_ref      text,                       -- the row of the federal registry
  application_id    uuid,                       -- applications.application
  renews_id         uuid references licences.paper (id),
  file_ids          uuid[] not null,
  decided_at        timestamptz,
  reason            text,
  version           integer not null,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  check (ends_at is null or starts_at < ends_at),
  check ((organisation_name is null) = (ogrn is null)),
  check (class = 'attestation' or ogrn is not null),
  check (class <> 'attestation' or specialty_key is not null),
  check (class <> 'employment' or post is not null),
  check (class = 'employment' or number is not null)
);
create index paper_of_person on licences.paper (person_id, updated_at desc, id);
-- One person has one paper once, unless the former is dead.
create unique index paper_once on licences.paper (person_id, document_key) where status in ('unverified', 'verified', 'suspended');
create index paper_twin on licences.paper (document_key) where class = 'attestation' and status in ('unverified', 'verified', 'suspended');
create unique index paper_of_registry on licences.paper (registry_ref) where registry_ref is not null;
-- Ends to warn of and to tell.
create index paper_ends on licences.paper (ends_at) where status = 'verified' and ends_at is not null;
-- The register of an administrator, newest first.
create index paper_updated on licences.paper (updated_at desc, id desc);
create index paper_status on licences.paper (status, updated_at desc, id desc);
create index paper_number on licences.paper (number text_pattern_ops) where number is not null;
grant select, insert, update on licences.paper to nmo_app;

-- What has happened to each paper, never changed.
create table licences.change (
  id          bigint generated always as identity primary key,
  paper_id    uuid not null references licences.paper (id),
  at          timestamptz not null,
  act         text not null,
  from_status text,
  to_status   text not null,
  actor_id    uuid,                             -- null: the machine
  reason      text,
  differences jsonb not null default '[]'       -- [{field, was, became}]
);
create index change_of_paper on licences.change (paper_id, id);
create trigger append_only before update or delete or truncate on licences.change
  for each statement execute function platform.refuse_change();
grant select, insert on licences.change to nmo_app;

-- Said once for each end and each distance; 0 days: the end itself was told.
create table licences.warning (
  paper_id uuid not null references licences.paper (id),
  ends_at  timestamptz not null,
  days     integer not null check (days >= 0),
  at       timestamptz not null,
  primary key (paper_id, ends_at, days)
);
create trigger append_only before update or delete or truncate on licences.warning
  for each statement execute function platform.refuse_change();
grant select, insert on licences.warning to nmo_app;
