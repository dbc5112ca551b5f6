-- One more try of a test, given by the organisation with a reason (D2). New table.
create table content.extra_attempt (
  id              uuid primary key,
  study_id        uuid not null,                 -- studies.study
  lineage         uuid not null,                 -- of the test, the same through editions
  person_id       uuid not null,                 -- identity.person
  organisation_id uuid not null,
  why             text not null,
  granted_by      uuid not null,
  granted_at      timestamptz not null,
  check (granted_by <> person_id)
);
create index extra_attempt_of_study on content.extra_attempt (study_id, lineage);
create index extra_attempt_of_person on content.extra_attempt (person_id);
grant select, insert, update on content.extra_attempt to nmo_app;
alter table content.extra_attempt enable row level security;
create policy rows on content.extra_attempt to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal())
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check ((select platform.is_portal())
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));
