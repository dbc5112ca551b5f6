-- Captions of films (D2): words under the picture, for whoever cannot hear. A new table; a column that is empty in every row.
create table content.captions (
  id              uuid primary key,
  organisation_id uuid not null,                -- organisations.organisation
  -- Of which film; they go with it.
  material_id     uuid not null references content.material (id) on delete cascade,
  name            text not null,
  size_bytes      integer not null check (size_bytes between 1 and 1048576),
  cues            integer not null check (cues > 0),
  -- The whole file as it was brought, WebVTT; never changed: editions share it.
  body            text not null,
  created_at      timestamptz not null
);
create index captions_of_material on content.captions (material_id);
grant select, insert, delete on content.captions to nmo_app;
alter table content.captions enable row level security;
create policy rows on content.captions to nmo_app
  using ((select platform.sees('learning.review'))
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check ((select platform.is_portal())
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));

alter table content.item add column captions_id uuid references content.captions (id);
alter table content.item add constraint item_captions_check check (captions_id is null or kind = 'video');
create index item_of_captions on content.item (captions_id) where captions_id is not null;
