-- A password gets too old (G7), becomes known, or was given by somebody else: then another is chosen before the cabinet
-- opens. And when it was changed, how: for its owner. A new table and a column without a default: no table is written anew.
alter table identity.password
  add column must_change text check (must_change in ('known', 'given'));  -- beside its age, which policy decides

create table identity.password_change (
  id        uuid primary key,
  person_id uuid not null references identity.person (id),
  at        timestamptz not null,
  how       text not null check (how in ('registered', 'set', 'changed', 'expired', 'recovered', 'given', 'removed')),
  device    text                                          -- «Chrome, Windows»; null for what the portal did by itself
);
create index password_change_person on identity.password_change (person_id, at desc);
grant select, insert on identity.password_change to nmo_app;
