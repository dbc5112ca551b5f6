-- The federal registry of medical workers (F7): runs of the import, the last seen state of each of its rows, and cases where
-- it says otherwise than we do. New tables only.
create table licences.import_run (
  id          uuid primary key,
  started_at  timestamptz not null,
  touched_at  timestamptz not null,             -- a run that nobody touches is taken over
  finished_at timestamptz,
  how         text not null check (how in ('schedule', 'hand', 'file')),
  asked_by    uuid,                             -- identity.person; null: the clock or the server
  state       text not null check (state in ('running', 'failed', 'done')),
  cursor      text,                             -- the page that comes next; the import goes on from there
  counts      jsonb not null,
  faults      jsonb not null default '[]',      -- rows that could not be read: [{ref, what}], the first hundred
  error       text
);
create unique index import_one on licences.import_run ((true)) where state <> 'done';
create index import_newest on licences.import_run (started_at desc);
grant select, insert, update on licences.import_run to nmo_app;

-- What a row of the registry said last: the same again changes nothing and opens nothing.
create table licences.registry_row (
  ref       text primary key,
  person_id uuid not null,                      -- identity.person
  hash      text not null,
  seen_at   timestamptz not null
);
grant select, insert, update on licences.registry_row to nmo_app;

create table licences.mismatch (
  id           uuid primary key,
  person_id    uuid not null,                   -- identity.person
  paper_id     uuid references licences.paper (id),
  registry_ref text not null,
  kind         text not null check (kind in ('values', 'name')),
  differences  jsonb not null,                  -- [{field, ours, theirs}]
  theirs       jsonb,                           -- the paper as the registry has it
  state        text not null check (state in ('open', 'asked', 'ours', 'theirs')),
  opened_at    timestamptz not null,
  decided_at   timestamptz,
  decided_by   uuid,
  reason       text,                            -- of the decision
  question     text,
  answer       text,
  version      integer not null,
  check ((state in ('ours', 'theirs')) = (decided_at is not null)),
  check (state <> 'asked' or question is not null)
);
create unique index mismatch_once on licences.mismatch (registry_ref, kind) where state in ('open', 'asked');
create index mismatch_state on licences.mismatch (state, opened_at desc, id desc);
create index mismatch_of_person on licences.mismatch (person_id) where state = 'asked';
grant select, insert, update on licences.mismatch to nmo_app;
