-- Second steps beside codes by SMS (C5, G2): an authenticator application (RFC 6238), what each person chose, and how a
-- session was proved last. New tables, and columns without a default: no table is written anew.

-- One application for one person; a new one takes its place when its first code has come.
create table identity.authenticator (
  id           uuid primary key,
  person_id    uuid not null references identity.person (id),
  session_id   uuid not null,                          -- platform.session: only the browser that began may confirm
  sealed       bytea not null,                         -- the shared secret under the key of the person
  created_at   timestamptz not null,
  confirmed_at timestamptz,                            -- null until the first right code
  last_step    bigint,                                 -- codes of this half-minute and of earlier ones are spent
  last_used_at timestamptz
);
create unique index authenticator_of_person on identity.authenticator (person_id) where confirmed_at is not null;
create index authenticator_unconfirmed on identity.authenticator (person_id, created_at) where confirmed_at is null;
grant select, insert, update, delete on identity.authenticator to nmo_app;

-- What the person wants to be asked for first, and whether codes by SMS and letter open the cabinet at all.
create table identity.second_step (
  person_id       uuid primary key references identity.person (id),
  preferred       text check (preferred in ('sms', 'email', 'app', 'passkey')),
  is_messages_off boolean not null default false,
  updated_at      timestamptz not null
);
grant select, insert, update, delete on identity.second_step to nmo_app;

-- What the second step was taken with.
alter table identity.sign_in
  add column second_step text check (second_step in ('sms', 'email', 'app', 'passkey', 'recovery-code'));

-- What proved the person last in this session, and when: at sign-in, or again before sensitive work.
alter table platform.session
  add column proved_by text check (proved_by in ('sms', 'email', 'app', 'passkey', 'recovery-code')),
  add column proved_at timestamptz;
