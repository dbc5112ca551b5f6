-- The journal as a Merkle log (RFC 9162): each row gets a place in it, and states of the whole are signed and published, so
-- that a stranger checks offline that a row was there and that nothing before it was rewritten. Additive; rows that exist
-- get their places with the first states.
create table platform.journal_leaf (
  position bigint primary key,
  entry_id bigint not null unique          -- platform.journal_entry
);
-- Hashes by 256: level 0 are leaves, one hash of level n+1 stands for a full tile of level n (the layout of tlog-tiles).
create table platform.journal_tile (
  level  smallint not null,
  number bigint not null,
  hashes bytea not null check (octet_length(hashes) % 32 = 0 and octet_length(hashes) between 32 and 8192),
  primary key (level, number)
);
create table platform.journal_state (
  size bigint primary key,
  root bytea not null check (octet_length(root) = 32),
  at   timestamptz not null,
  note text not null                       -- signed, as it is published
);
-- Where to look for rows without a place: up to `settled` each has one, or its transaction was given up.
create table platform.journal_horizon (
  only_one  boolean primary key default true check (only_one),
  settled   bigint not null,
  seen      bigint not null,               -- the last number given out before the former look
  until     xid8 not null,                 -- transactions before this one had ended or were under way then
  looked_at timestamptz not null
);
insert into platform.journal_horizon (settled, seen, until, looked_at) values (0, 0, '0', '-infinity');
grant select on sequence platform.journal_entry_id_seq to nmo_app;

create trigger append_only before update or delete or truncate on platform.journal_leaf
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on platform.journal_state
  for each statement execute function platform.refuse_change();
grant select, insert on platform.journal_leaf, platform.journal_state to nmo_app;
grant select, insert, update (hashes) on platform.journal_tile to nmo_app;
grant select, update on platform.journal_horizon to nmo_app;
