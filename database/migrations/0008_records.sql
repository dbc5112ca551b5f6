-- Education records (D5): drafts that survive everything, records, and what exactly was confirmed by which code. New tables only.
create schema records;
grant usage on schema records to nmo_app;

-- A draft and the record that grows out of it have one id: scans stay attached where they are.
create table records.draft (
  id           uuid primary key,
  person_id    uuid not null,            -- identity.person
  version      integer not null,
  fields       jsonb not null,           -- as typed, right or wrong
  created_at   timestamptz not null,
  saved_at     timestamptz not null,
  deleted_at   timestamptz,              -- may be brought back for a while
  confirmed_at timestamptz,              -- it has become a record
  -- The live code and the content it was given for; any change of the fields takes both away.
  challenge_id uuid,
  payload_hash text,
  check ((challenge_id is null) = (payload_hash is null))
);
create index draft_of_person on records.draft (person_id, saved_at desc) where confirmed_at is null;
create index draft_deleted on records.draft (deleted_at) where deleted_at is not null;
-- Rows go when a deleted draft is forgotten.
grant select, insert, update, delete on records.draft to nmo_app;

create table records.record (
  id                 uuid primary key,
  person_id          uuid not null,      -- identity.person
  status             text not null check (status in ('unverified', 'verified', 'rejected', 'withdrawn', 'revoked')),
  kind               text not null,
  institution_id     uuid,               -- organisations.organisation; null when typed by hand
  institution_name   text not null,
  specialty_key      text not null,
  specialty_code     text,
  specialty_name     text not null,
  programme          text,
  form               text not null,
  started_on         date not null,
  ended_on           date not null,
  issued_on          date not null,
  hours              integer,
  series             text,
  number             text not null,
  document_key       text not null,      -- kind, series and number as the eye compares them
  file_ids           uuid[] not null,
  confirmed_at       timestamptz not null,
  application_id     uuid not null,      -- applications.application
  decided_at         timestamptz,
  reason             text,
  check (started_on <= ended_on and ended_on <= issued_on)
);
-- One document is one record of a person; a withdrawn or rejected one does not count.
create unique index record_document_once on records.record (person_id, document_key) where status in ('unverified', 'verified');
create index record_of_person on records.record (person_id, confirmed_at desc);
create index record_document on records.record (document_key);
grant select, insert, update on records.record to nmo_app;

-- Evidence: what was confirmed, and the challenge whose code did it. Added only.
create table records.confirmation (
  id           uuid primary key,
  record_id    uuid not null references records.record (id),
  person_id    uuid not null,
  payload      jsonb not null,
  payload_hash text not null,            -- SHA-256 over the JCS form, digests of the scans included
  challenge_id uuid not null,            -- identity.challenge
  at           timestamptz not null
);
create index confirmation_of_record on records.confirmation (record_id, at);
create trigger append_only before update or delete on records.confirmation
  for each statement execute function platform.refuse_change();
grant select, insert on records.confirmation to nmo_app;
