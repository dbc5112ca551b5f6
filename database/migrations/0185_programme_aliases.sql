-- The same programme has another number in the cabinets ВО and СПО (nmo.md §9): one row of the catalogue, a number for each
-- cabinet. In force at once, like the schedule. A new table only.
create table learning.alias (
  programme_id    uuid not null references learning.programme (id),
  cabinet         text not null check (cabinet in ('vo', 'spo')),
  organisation_id uuid not null,                -- organisations.organisation
  number          text not null,
  -- learning/domain/alias: as it is compared, without case, spaces and hyphens.
  key             text not null check (key <> ''),
  primary key (programme_id, cabinet),
  unique (cabinet, key)
);
create index alias_of_key on learning.alias (key text_pattern_ops);
grant select, insert, update, delete on learning.alias to nmo_app;

-- The second wall (ADR 0010): seen by whoever sees the programme, written by its organisation.
alter table learning.alias enable row level security;
create policy rows on learning.alias to nmo_app
  using ((select platform.is_portal()) or exists (select 1 from learning.programme p where p.id = programme_id))
  with check ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation()));
