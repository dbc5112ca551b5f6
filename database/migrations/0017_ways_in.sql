-- Ways in (C1–C5, E1, G3): organisations of a person told by ЕСИА and the one they act for, renewals of ЕСИА data,
-- the age of a password, linking, and two records of one person made one. New tables, and columns without a default
-- or with a constant one: no table is written anew.

-- For whom the person acts in this session: chosen after sign-in, of their own employments only.
alter table platform.session
  add column chosen_organisation_id uuid,              -- identity.employment
  add column chosen_ogrn            text;

-- What Госуслуги tell of where a person works (`/rs/prns/{oid}/roles`). A row that is told no more ends; it stays.
create table identity.employment (
  id            uuid primary key,
  person_id     uuid not null references identity.person (id),
  esia_org_oid  text not null,
  kind          text not null check (kind in ('BUSINESS', 'LEGAL', 'AGENCY')),
  short_name    text not null,
  full_name     text not null,
  ogrn          text check (ogrn ~ '^(\d{13}|\d{15})$'),
  branch_name   text,
  is_chief      boolean not null,
  is_admin      boolean not null,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  ended_at      timestamptz,
  unique (person_id, esia_org_oid)
);
grant select, insert, update on identity.employment to nmo_app;

-- The renewal token of Госуслуги, sealed; each is good once and the answer holds the next one.
create table identity.esia_renewal (
  person_id   uuid primary key references identity.person (id),
  sealed      bytea not null,
  obtained_at timestamptz not null,
  next_at     timestamptz not null,
  failures    integer not null default 0
);
create index esia_renewal_due on identity.esia_renewal (next_at);
grant select, insert, update, delete on identity.esia_renewal to nmo_app;

-- A return from Госуслуги may also end in the profile of somebody who is signed in already.
alter table identity.esia_flow add column purpose text not null default 'sign-in' check (purpose in ('sign-in', 'link', 'synchronise'));

-- The second step is done, but the password is too old: another must be chosen before anything opens.
alter table identity.sign_in add column code_passed_at timestamptz;
-- The nearest notice that was told about this password: 14, 7 or 1 days before its end.
alter table identity.password add column warned_days integer;
create index password_age on identity.password (changed_at);

alter table identity.person
  add column esia_unlinked_at timestamptz,             -- Госуслуги open this account no more until it is linked again
  add column claimed_snils    text,                    -- typed here, proved by somebody else
  add column merged_into      uuid references identity.person (id),
  add column merged_at        timestamptz;
create index person_claimed_snils on identity.person (claimed_snils) where claimed_snils is not null;
create index person_merged_into on identity.person (merged_into) where merged_into is not null;

-- Two records of one person became one; not undone, so each is kept with what it was.
create table identity.merge (
  id           uuid primary key,
  kept_id      uuid not null references identity.person (id),
  gone_id      uuid not null unique references identity.person (id),
  why          text not null check (why in ('snils', 'email', 'phone', 'staff')),
  moved        jsonb not null,                         -- what the person was shown: names of things and how many
  at           timestamptz not null
);
create index merge_kept on identity.merge (kept_id);
grant select, insert on identity.merge to nmo_app;
