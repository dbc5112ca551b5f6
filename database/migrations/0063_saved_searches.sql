-- Saved searches (A2): what somebody wants to hear of when it is published. A new table behind the second wall.
create table learning.saved_search (
  id        uuid primary key,
  person_id uuid not null,                     -- identity.person
  name      text not null,
  filter    jsonb not null,                    -- as the catalogue is asked
  notifies  boolean not null,
  made_at   timestamptz not null
);
create index saved_search_of_person on learning.saved_search (person_id, made_at desc, id);
create index saved_search_notifies on learning.saved_search (id) where notifies;
grant select, insert, update, delete on learning.saved_search to nmo_app;

alter table learning.saved_search enable row level security;
create policy rows on learning.saved_search to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal()))
  with check (person_id = (select platform.me()) or (select platform.is_portal()));
