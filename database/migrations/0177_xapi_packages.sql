-- Packages of xAPI (tincan.xml) as items of a programme (D2, D9+). A new table; two checks are replaced by wider ones, which every
-- row passes.
alter table content.material drop constraint material_kind_check;
alter table content.material add constraint material_kind_check
  check (kind in ('scorm12', 'scorm2004', 'cmi5', 'xapi', 'video', 'pdf'));
alter table content.item drop constraint item_kind_check;
alter table content.item add constraint item_kind_check
  check (kind in ('scorm12', 'scorm2004', 'cmi5', 'xapi', 'video', 'pdf', 'test'));

-- One launch of such a package: what its session in the store of learning records says moves this item of this study.
create table content.package_session (
  client_id    uuid primary key,               -- lrs.client
  study_id     uuid not null references content.course (study_id),
  item_id      uuid not null references content.item (id),
  person_id    uuid not null,
  -- The same for every launch of one item by one learner.
  registration uuid not null,
  activity_id  text not null,
  launched_at  timestamptz not null
);
create index package_session_of_item on content.package_session (study_id, item_id);
create index package_session_of_person on content.package_session (person_id);
grant select, insert, update on content.package_session to nmo_app;
alter table content.package_session enable row level security;
create policy rows on content.package_session to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal()))
  with check ((select platform.is_portal()));
