-- A section of a programme that lives on another platform (D2): where it leads stands in the item; that it was gone through is
-- said by the learner and confirmed by the organisation. A new table; three checks are replaced by wider ones, which every row passes.
alter table content.item drop constraint item_kind_check;
alter table content.item add constraint item_kind_check
  check (kind in ('scorm12', 'scorm2004', 'cmi5', 'xapi', 'video', 'pdf', 'test', 'external'));
alter table content.item drop constraint item_check1;
alter table content.item add constraint item_check1 check ((kind in ('test', 'external')) = (material_id is null));
-- content/contract: address, name of the platform, what to do there, how it is confirmed.
alter table content.item add column external jsonb;
alter table content.item add constraint item_external_check check ((kind = 'external') = (external is not null));

alter table content.term drop constraint term_key_check;
alter table content.term add constraint term_key_check check (key in ('review', 'external'));
insert into content.term (key, amount, unit, effective_from, source) values
  ('external', 5, 'working-days', '2016-01-01', 'Правило портала: прохождение на внешней платформе подтверждают за 5 рабочих дней');

create table content.external_claim (
  id              uuid primary key,
  study_id        uuid not null references content.course (study_id),
  item_id         uuid not null references content.item (id),
  person_id       uuid not null,                -- identity.person
  organisation_id uuid not null,
  state           text not null check (state in ('waiting', 'confirmed', 'returned', 'taken-back')),
  note            text,
  claimed_at      timestamptz not null,
  -- By which day the organisation acts, and what its people were told of it last.
  due_on          date not null,
  told_of         text check (told_of in ('waits', 'today', 'overdue')),
  decided_by      uuid,
  decided_at      timestamptz,
  reason          text,
  check ((state in ('confirmed', 'returned')) = (decided_at is not null)),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'returned') = (reason is not null)),
  check (decided_by <> person_id)
);
-- Two clicks, two devices: one claim stands.
create unique index external_claim_standing on content.external_claim (study_id, item_id)
  where state in ('waiting', 'confirmed');
create index external_claim_of_study on content.external_claim (study_id, claimed_at);
create index external_claim_of_person on content.external_claim (person_id);
create index external_claim_waits on content.external_claim (organisation_id, claimed_at, id) where state = 'waiting';
grant select, insert, update on content.external_claim to nmo_app;
alter table content.external_claim enable row level security;
create policy rows on content.external_claim to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal()))
  with check (person_id = (select platform.me()) or (select platform.is_portal()));
