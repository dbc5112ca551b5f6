-- Passkeys (C5): keys of WebAuthn, several for a person, and the challenges they answer. New tables, and wider checks of
-- two columns: the tables are read once, nothing is written anew.
create table identity.passkey (
  id            uuid primary key,
  person_id     uuid not null references identity.person (id),
  credential_id text not null unique,                  -- base64url, as the browser says it
  public_key    bytea not null,                        -- COSE
  sign_count    bigint not null,                       -- a key that counts must count upwards
  transports    text[] not null,
  name          text not null,                         -- given by the person
  aaguid        uuid not null,                         -- the make of the authenticator
  is_synced     boolean not null,                      -- lives in an account of Apple, Google, a password manager
  added_at      timestamptz not null,
  last_used_at  timestamptz,
  suspected_at  timestamptz                            -- its count went back: there is a copy, and it opens nothing
);
create index passkey_of_person on identity.passkey (person_id);
grant select, insert, update, delete on identity.passkey to nmo_app;

-- Good once, in the browser that asked, for what it asked.
create table identity.passkey_challenge (
  id         uuid primary key,
  session_id uuid not null,                            -- platform.session
  person_id  uuid,                                     -- null for a sign-in without a name
  purpose    text not null,
  challenge  text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index passkey_challenge_age on identity.passkey_challenge (expires_at);
create index passkey_challenge_session on identity.passkey_challenge (session_id, purpose);
grant select, insert, delete on identity.passkey_challenge to nmo_app;

alter table identity.sign_in drop constraint sign_in_method_check;
alter table identity.sign_in add constraint sign_in_method_check check (method in ('esia', 'password', 'passkey'));
