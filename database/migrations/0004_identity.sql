-- People and how they prove that they are they (C1–C5, E1, G2, G3). New tables only: no lock on anything in use.
create schema identity;
grant usage on schema identity to nmo_app;

-- One person is one СНИЛС. It is null only for somebody who registered here without naming it.
create table identity.person (
  id              uuid primary key,
  snils           text unique check (snils ~ '^\d{11}$'),
  snils_is_proved boolean not null default false,      -- told by ЕСИА, not only typed
  family_name     text not null,
  given_name      text not null,
  patronymic      text,
  birth_date      date,
  gender          text check (gender in ('M', 'F')),
  phone           text check (phone ~ '^\+7\d{10}$'),
  phone_verified  boolean not null default false,
  email           text,
  email_verified  boolean not null default false,
  esia_oid        text unique,                         -- urn:esia:sbj_id
  esia_level      text check (esia_level in ('simplified', 'standard', 'confirmed')),
  is_confirmed    boolean not null default false,      -- подтверждённая запись Госуслуг, or seen in person
  esia_facts      jsonb,                               -- what ЕСИА said last time: a value is taken again only when it changed there
  sources         jsonb not null default '{}',         -- fact → esia | typed
  synchronised_at timestamptz,
  blocked_at      timestamptz,
  blocked_why     text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index person_name on identity.person (lower(family_name), lower(given_name));
create index person_phone on identity.person (phone) where phone is not null;
create index person_email on identity.person (lower(email)) where email is not null;
grant select, insert, update on identity.person to nmo_app;

-- A way in beside ЕСИА. The login is the СНИЛС or this address.
create table identity.password (
  person_id    uuid primary key references identity.person (id),
  login_email  text unique check (login_email = lower(login_email)),
  hash         text not null,
  earlier      text[] not null default '{}',           -- the last five hashes
  changed_at   timestamptz not null,
  recovered_at timestamptz,                            -- for a day after recovery the phone may not be changed
  disabled_at  timestamptz                             -- a hundred failures in a row: until recovery or ЕСИА
);
grant select, insert, update, delete on identity.password to nmo_app;

-- Somebody said who they are; becomes a person when the link in the letter is opened.
create table identity.registration (
  id            uuid primary key,
  token_hash    bytea unique,                          -- null until the letter is written, which is a job
  email         text not null,
  facts         jsonb not null,
  password_hash text not null,
  ip            text not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  used_at       timestamptz
);
create index registration_email on identity.registration (email, created_at);
create index registration_ip on identity.registration (ip, created_at);
create index registration_age on identity.registration (expires_at);
grant select, insert, update, delete on identity.registration to nmo_app;

-- Somebody forgot a password. The row is the same for a login that nobody has; the link is made by a job.
create table identity.recovery (
  id         uuid primary key,
  login_hash text not null,
  login      text,                                     -- forgotten once the job has looked
  person_id  uuid references identity.person (id),
  token_hash bytea unique,
  ip         text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at  timestamptz,
  session_id uuid,                                     -- the browser that opened it
  used_at    timestamptz
);
create index recovery_login on identity.recovery (login_hash, created_at);
create index recovery_person on identity.recovery (person_id) where person_id is not null;
create index recovery_ip on identity.recovery (ip, created_at);
create index recovery_age on identity.recovery (expires_at);
grant select, insert, update, delete on identity.recovery to nmo_app;

-- One-time codes. Only an HMAC is kept: six digits can be guessed from any plain hash.
create table identity.challenge (
  id            uuid primary key,
  purpose       text not null,
  person_id     uuid not null,
  session_id    uuid,                                  -- platform.session: the browser that asked
  payload_hash  text not null,
  mac           text not null,
  channel       text not null check (channel in ('sms', 'email')),
  address_hash  text not null,
  ip            text not null,
  state         text not null check (state in ('live', 'used', 'dead')),
  attempts_left integer not null check (attempts_left between 0 and 3),
  created_at    timestamptz not null,
  expires_at    timestamptz not null
);
create unique index challenge_live on identity.challenge (person_id, purpose) where state = 'live';
create index challenge_person on identity.challenge (person_id, created_at);
create index challenge_address on identity.challenge (address_hash, created_at);
create index challenge_ip on identity.challenge (ip, created_at);
create index challenge_age on identity.challenge (created_at);
grant select, insert, update, delete on identity.challenge to nmo_app;

-- A request sent to ЕСИА; its state is good for one return, in the browser that began it.
create table identity.esia_flow (
  state      uuid primary key,
  session_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index esia_flow_age on identity.esia_flow (expires_at);
grant select, insert, update, delete on identity.esia_flow to nmo_app;

-- Sign-ins: the first step, the second step, the device. «Прошлый вход» is read here.
create table identity.sign_in (
  session_id       uuid primary key,
  person_id        uuid not null references identity.person (id),
  method           text not null check (method in ('esia', 'password')),
  first_step_at    timestamptz not null,
  completed_at     timestamptz,
  device_name      text not null,
  is_new_device    boolean not null,
  failures_before  integer not null default 0,
  ip               text not null,
  esia_said        jsonb                               -- amr, acr, auth_time: recorded, never trusted to skip a step
);
create index sign_in_person on identity.sign_in (person_id, completed_at desc);
grant select, insert, update on identity.sign_in to nmo_app;

-- Browsers that a person has signed in from; the cookie's hash.
create table identity.device (
  token_hash   bytea not null,
  person_id    uuid not null references identity.person (id),
  name         text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  primary key (person_id, token_hash)
);
grant select, insert, update, delete on identity.device to nmo_app;

-- Failures of sign-in by what they were aimed at: account and device, account, address, network.
create table identity.failure_count (
  scope    text not null,
  key      text not null,
  count    integer not null,
  since    timestamptz not null,
  last_at  timestamptz not null,
  primary key (scope, key)
);
create index failure_count_age on identity.failure_count (last_at);
grant select, insert, update, delete on identity.failure_count to nmo_app;

-- Different logins tried from one address within an hour.
create table identity.failure_login (
  ip         text not null,
  login_hash text not null,
  at         timestamptz not null,
  primary key (ip, login_hash)
);
create index failure_login_age on identity.failure_login (at);
grant select, insert, update, delete on identity.failure_login to nmo_app;

-- Blocks are rows that expire by themselves.
create table identity.block (
  id        uuid primary key,
  scope     text not null,
  key       text not null,
  person_id uuid,
  reason    text not null,
  at        timestamptz not null,
  until     timestamptz not null,
  lifted_at timestamptz
);
create index block_live on identity.block (scope, key, until);
create index block_person on identity.block (person_id, at desc) where person_id is not null;
grant select, insert, update, delete on identity.block to nmo_app;
