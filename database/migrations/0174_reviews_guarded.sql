-- Reviews (D2): every writing is counted, one that was written over or deleted too, so that the limit of a day holds; an
-- organisation may report a shown review to whoever reads reviews. New table, three columns without a value, one partial index.
create table studies.review_writing (
  person_id uuid not null,                       -- identity.person
  study_id  uuid not null references studies.study (id),
  at        timestamptz not null
);
create index review_writing_of_person on studies.review_writing (person_id, at desc);
grant select, insert, update, delete on studies.review_writing to nmo_app;
alter table studies.review_writing enable row level security;
create policy rows on studies.review_writing to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal()))
  with check (person_id = (select platform.me()) or (select platform.is_portal()));

alter table studies.review
  add column reported_at timestamptz,
  add column reported_by uuid,                   -- of the organisation's people
  add column report_why  text,
  add constraint review_report check ((reported_at is null) = (report_why is null));
create index review_reported on studies.review (reported_at, id) where reported_at is not null;
