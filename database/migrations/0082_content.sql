-- What a programme is made of and how it is learnt (D2, D3). A course has editions: the one that is open is what new
-- learners get, a study keeps the edition it began with, changes go into a draft. New tables only.
create schema content;
grant usage on schema content to nmo_app;

-- A package or a film as it was brought; never changed afterwards, so editions share it.
create table content.material (
  id              uuid primary key,
  organisation_id uuid not null,                -- organisations.organisation
  programme_id    uuid not null,                -- learning.programme
  file_id         uuid not null,                -- files.file, held under kind 'material'
  name            text not null,
  size_bytes      bigint not null check (size_bytes > 0),
  state           text not null check (state in ('waiting', 'importing', 'ready', 'refused')),
  kind            text check (kind in ('scorm12', 'scorm2004', 'cmi5', 'video', 'pdf')),
  -- Each a sentence for whoever brought it.
  refused_why     text[] not null default '{}',
  done            integer not null default 0 check (done >= 0),
  total           integer not null default 0 check (total >= 0),
  -- content/domain: what the manifest says, or the length of a film.
  inside          jsonb,
  brought_by      uuid not null,
  created_at      timestamptz not null,
  ready_at        timestamptz,
  -- Who imports it says so until then; after it another may take the work over.
  leased_until    timestamptz,
  check (state <> 'ready' or (kind is not null and inside is not null)),
  check ((state = 'refused') = (cardinality(refused_why) > 0))
);
create index material_of_programme on content.material (programme_id, created_at);
create index material_unfinished on content.material (created_at) where state in ('waiting', 'importing');
grant select, insert, update, delete on content.material to nmo_app;

-- Where each file of a package lies inside its archive, so that one is given out without reading the others.
create table content.package_file (
  material_id  uuid not null references content.material (id) on delete cascade,
  -- Lower case: two names that differ in nothing else are refused.
  path_key     text not null,
  path         text not null,
  offset_bytes bigint not null check (offset_bytes >= 0),
  packed_bytes bigint not null check (packed_bytes >= 0),
  size_bytes   bigint not null check (size_bytes >= 0),
  is_deflated  boolean not null,
  type         text not null,
  primary key (material_id, path_key)
);
grant select, insert, delete on content.package_file to nmo_app;

create table content.edition (
  id              uuid primary key,
  programme_id    uuid not null,
  organisation_id uuid not null,
  number          integer not null check (number > 0),
  state           text not null check (state in ('draft', 'open', 'past')),
  revision        integer not null,
  opened_by       uuid,
  opened_at       timestamptz,
  created_at      timestamptz not null,
  unique (programme_id, number),
  check ((state = 'draft') = (opened_at is null))
);
create unique index edition_draft on content.edition (programme_id) where state = 'draft';
create unique index edition_open on content.edition (programme_id) where state = 'open';
grant select, insert, update on content.edition to nmo_app;

-- Questions from which tests are made.
create table content.bank (
  id              uuid primary key,
  programme_id    uuid not null,
  organisation_id uuid not null,
  name            text not null,
  revision        integer not null,
  created_at      timestamptz not null
);
create index bank_of_programme on content.bank (programme_id, created_at);
grant select, insert, update on content.bank to nmo_app;

create table content.question (
  bank_id         uuid not null references content.bank (id) on delete cascade,
  organisation_id uuid not null,
  position        integer not null,
  -- content/contract: kind, words, choices, the right answer, the explanation.
  body            jsonb not null,
  primary key (bank_id, position)
);
grant select, insert, update, delete on content.question to nmo_app;

create table content.item (
  id              uuid primary key,
  edition_id      uuid not null references content.edition (id),
  organisation_id uuid not null,
  -- The same through editions: what was done under an earlier one.
  lineage         uuid not null,
  position        integer not null,
  kind            text not null check (kind in ('scorm12', 'scorm2004', 'cmi5', 'video', 'pdf', 'test')),
  title           text not null,
  is_required     boolean not null,
  material_id     uuid references content.material (id),
  bank_id         uuid references content.bank (id),
  rules           jsonb,
  unique (edition_id, position) deferrable initially deferred,
  check ((kind = 'test') = (bank_id is not null and rules is not null)),
  check ((kind = 'test') = (material_id is null))
);
create index item_of_material on content.item (material_id) where material_id is not null;
grant select, insert, update, delete on content.item to nmo_app;

-- One person's way through one edition: begun with the first look, kept for ever.
create table content.course (
  study_id     uuid primary key,                -- studies.study
  person_id    uuid not null,                   -- identity.person
  programme_id uuid not null,
  edition_id   uuid not null references content.edition (id),
  last_item_id uuid,
  began_at     timestamptz not null,
  seen_at      timestamptz not null,
  done_at      timestamptz
);
create index course_of_person on content.course (person_id, seen_at desc);
create index course_of_edition on content.course (edition_id);
grant select, insert, update on content.course to nmo_app;

-- How far one item is, in one number and one place; the server alone writes `share`, `state` and `score`.
create table content.progress (
  study_id   uuid not null references content.course (study_id),
  item_id    uuid not null references content.item (id),
  person_id  uuid not null,
  state      text not null check (state in ('begun', 'done', 'failed')),
  share      real not null check (share between 0 and 1),
  score      real check (score between 0 and 1),
  -- Page of a document, second of a film; of a package see `runtime`.
  place      integer,
  -- Seconds of a film that were really played: [[from, to], …], in order, apart from each other.
  watched    jsonb not null default '[]',
  -- Which device said the last, and when it was so on that device.
  device_id  uuid not null,
  said_at    timestamptz not null,
  -- When playing was last reported: nobody plays more than the clock has gone.
  heard_at   timestamptz not null,
  begun_at   timestamptz not null,
  done_at    timestamptz,
  primary key (study_id, item_id)
);
create index progress_of_person on content.progress (person_id);
grant select, insert, update on content.progress to nmo_app;

-- What a package keeps of its learner, as the package said it.
create table content.runtime (
  study_id  uuid not null references content.course (study_id),
  item_id   uuid not null references content.item (id),
  sco       text not null,
  person_id uuid not null,
  cmi       jsonb not null,
  device_id uuid not null,
  said_at   timestamptz not null,
  kept_at   timestamptz not null,
  primary key (study_id, item_id, sco)
);
create index runtime_of_person on content.runtime (person_id);
grant select, insert, update on content.runtime to nmo_app;

-- The last that was taken from each device: what is sent again changes nothing.
create table content.device (
  study_id  uuid not null references content.course (study_id),
  device_id uuid not null,
  person_id uuid not null,
  name      text not null,
  seq       bigint not null check (seq >= 0),
  at        timestamptz not null,
  primary key (study_id, device_id)
);
create index device_of_person on content.device (person_id);
grant select, insert, update on content.device to nmo_app;

-- One try of a test: its questions as they were, in the order of this try, with the right answers, which leave only after its end.
create table content.attempt (
  id           uuid primary key,
  study_id     uuid not null references content.course (study_id),
  item_id      uuid not null references content.item (id),
  person_id    uuid not null,
  number       integer not null check (number > 0),
  state        text not null check (state in ('running', 'review', 'finished')),
  seed         text not null,
  rules        jsonb not null,
  questions    jsonb not null,
  began_at     timestamptz not null,
  due_at       timestamptz,
  finished_at  timestamptz,
  points       real,
  max_points   real not null check (max_points > 0),
  is_passed    boolean,
  unique (study_id, item_id, number),
  check ((state = 'running') = (finished_at is null)),
  check ((state = 'finished') = (is_passed is not null))
);
create unique index attempt_running on content.attempt (study_id, item_id) where state = 'running';
create index attempt_of_person on content.attempt (person_id, began_at desc);
create index attempt_due on content.attempt (due_at) where state = 'running' and due_at is not null;
grant select, insert, update on content.attempt to nmo_app;

create table content.answer (
  attempt_id  uuid not null references content.attempt (id),
  question    integer not null check (question >= 0),
  person_id   uuid not null,
  value       jsonb not null,
  saved_at    timestamptz not null,
  -- Null until it is counted: at the end of the try, of a free answer after somebody read it.
  points      real check (points >= 0),
  remark      text,
  reviewed_by uuid,
  reviewed_at timestamptz,
  primary key (attempt_id, question),
  check (reviewed_by is null or reviewed_by <> person_id)
);
create index answer_of_person on content.answer (person_id);
grant select, insert, update on content.answer to nmo_app;

-- The second wall (ADR 0010): what is taught belongs to its organisation and is seen by reviewers; learners are let in by
-- the code of this module, over the wall, through their own course. What is learnt belongs to the learner.
do $$
declare t text;
begin
  foreach t in array array['material', 'edition', 'bank', 'question', 'item'] loop
    execute format('alter table content.%I enable row level security', t);
    execute format($p$create policy rows on content.%I to nmo_app
      using ((select platform.sees('learning.review'))
        or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
      with check ((select platform.is_portal())
        or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))$p$, t);
  end loop;
  foreach t in array array['course', 'progress', 'runtime', 'device', 'attempt', 'answer'] loop
    execute format('alter table content.%I enable row level security', t);
    execute format($p$create policy rows on content.%I to nmo_app
      using (person_id = (select platform.me()) or (select platform.is_portal()))
      with check (person_id = (select platform.me()) or (select platform.is_portal()))$p$, t);
  end loop;
  execute $p$alter table content.package_file enable row level security$p$;
  execute $p$create policy rows on content.package_file to nmo_app
    using ((select platform.is_portal()) or exists (select 1 from content.material m where m.id = material_id))
    with check ((select platform.is_portal()))$p$;
end $$;
