-- Blocks carry their evidence and how they ended; failures of a code are apart from those of a password; a known browser
-- is told from a strange one everywhere (G5). Columns without a default or with a constant one: no table is written anew.
alter table identity.block
  add column kind       text not null default 'guessing'
    check (kind in ('guessing', 'known-device', 'code', 'address', 'spray', 'one-password', 'account')),
  add column failures   integer not null default 0,     -- what was counted when the block began
  add column accounts   integer,                        -- of how many accounts, when that is what was counted
  add column since      timestamptz,                    -- the first of those failures
  add column addresses  text[] not null default '{}',   -- network addresses they came from
  add column stopped    integer not null default 0,     -- attempts turned away while it held
  add column stopped_at timestamptz,
  add column lifted_by  uuid,                            -- identity.person; null when the owner proved themselves
  add column lifted_why text;
create index block_time on identity.block (at desc);

-- One password tried on many accounts: only a keyed hash under a key of the day, forgotten with the day.
create table identity.failure_password (
  mac        text not null,
  login_hash text not null,
  at         timestamptz not null,
  primary key (mac, login_hash)
);
create index failure_password_age on identity.failure_password (at);
grant select, insert, update, delete on identity.failure_password to nmo_app;

-- Whom a switched-off password still lets in: strangers' guesses never close it for the owner's own browsers.
alter table identity.password add column disabled_for text check (disabled_for in ('strangers', 'everyone'));

-- One live code for one purpose, for strangers and for the owner's browsers apart: a stranger who asks for codes kills none of the owner's.
alter table identity.challenge add column is_known_device boolean not null default false;
drop index identity.challenge_live;
create unique index challenge_live on identity.challenge (person_id, purpose, is_known_device) where state = 'live';

alter table identity.sign_in
  add column address         text,                       -- as limits count it: IPv4, or /64 of IPv6
  add column network         text,                       -- /24 or /48
  add column is_known_device boolean not null default false,
  add column suspicions      text[] not null default '{}';
create index sign_in_address on identity.sign_in (address, completed_at) where completed_at is not null;
create index sign_in_network on identity.sign_in (network, completed_at) where completed_at is not null;
create index sign_in_time on identity.sign_in (completed_at) where completed_at is not null;
