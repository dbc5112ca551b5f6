-- The floor: sessions, rights, replay guard, journal, outbox, live feed, repeat keys. New tables only.
create schema platform;
grant usage on schema platform to nmo_app;

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- A browser that proved a key. Born before sign-in («pre»), given a person («pending»), then «active».
create table platform.session (
  id            uuid primary key,
  token_hash    bytea not null unique,          -- SHA-256 of the cookie
  jkt           text not null,                  -- RFC 7638 thumbprint of the browser's key
  public_jwk    jsonb not null,
  state         text not null check (state in ('pre', 'pending', 'active', 'ended')),
  person_id     uuid,                           -- identity.person
  method        text,                           -- how the person came in: esia, password
  esia_id_token text,                           -- needed for sign-out at ЕСИА
  ip            text not null,
  user_agent    text not null,
  created_at    timestamptz not null,
  activated_at  timestamptz,
  last_seen_at  timestamptz not null,
  expires_at    timestamptz not null,
  ended_at      timestamptz,
  ended_why     text
);
create index session_of_person on platform.session (person_id, state);
create index session_expiry on platform.session (expires_at) where state <> 'ended';
grant select, insert, update on platform.session to nmo_app;

-- Work roles of people; everyone active is a citizen without a row.
create table platform.role_grant (
  id              uuid primary key,
  person_id       uuid not null,
  role            text not null,
  organisation_id uuid,
  granted_by      uuid,
  granted_at      timestamptz not null,
  ended_at        timestamptz
);
create unique index role_grant_once on platform.role_grant (person_id, role, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where ended_at is null;
grant select, insert, update on platform.role_grant to nmo_app;

-- Replay guard of signed requests. Unlogged for speed: a crash empties both tables,
-- the boot id changes with them, and every signature made before the crash is dead.
create unlogged table platform.nonce (
  jkt   text not null,
  nonce text not null,
  at    timestamptz not null,
  primary key (jkt, nonce)
);
create index nonce_age on platform.nonce (at);
create unlogged table platform.nonce_boot (
  only_one boolean primary key default true check (only_one),
  id       text not null
);
grant select, insert, delete on platform.nonce to nmo_app;
grant select, insert on platform.nonce_boot to nmo_app;

-- Evidence: who did what with which object about whom. Rows are added, never changed.
-- leaf_hash = SHA-256(0x00 ‖ salt ‖ JCS(entry)), so the rows can become leaves of a Merkle log (RFC 6962).
create table platform.journal_entry (
  id               bigint generated always as identity primary key,
  at               timestamptz not null,
  code             text not null,
  outcome          text not null check (outcome in ('done', 'refused')),
  actor_id         uuid,
  actor_roles      text[] not null,
  actor_session_id uuid,
  organisation_id  uuid,
  subject_id       uuid,
  object_kind      text,
  object_id        text,
  request_id       text not null,
  ip               text,
  details          jsonb not null,
  request_proof    jsonb,                        -- Signature-Input and Signature of the request that asked for it
  salt             bytea not null,
  leaf_hash        bytea not null
);
create index journal_of_subject on platform.journal_entry (subject_id, id desc);
create index journal_of_actor on platform.journal_entry (actor_id, id desc);
create index journal_of_object on platform.journal_entry (object_kind, object_id, id);
create trigger append_only before update or delete or truncate on platform.journal_entry
  for each statement execute function platform.refuse_change();
grant select, insert on platform.journal_entry to nmo_app;

-- Events as they left the transactions; hearers get them as jobs.
create table platform.outbox (
  id      bigint generated always as identity primary key,
  type    text not null,
  payload jsonb not null,
  at      timestamptz not null
);
grant select, insert on platform.outbox to nmo_app;

-- What open pages are told; kept for an hour so that a page that lost its line can ask for the rest.
create table platform.live_event (
  id      bigint generated always as identity primary key,
  topic   text not null,
  type    text not null,
  payload jsonb not null,
  at      timestamptz not null default clock_timestamp()
);
create index live_event_topic on platform.live_event (topic, id);
create index live_event_age on platform.live_event (at);
create function platform.tell_live() returns trigger language plpgsql as $$
begin
  perform pg_notify('nmo_live', json_build_object('id', new.id, 'topic', new.topic, 'type', new.type, 'payload', new.payload)::text);
  return null;
end $$;
create trigger tell after insert on platform.live_event for each row execute function platform.tell_live();
grant select, insert, delete on platform.live_event to nmo_app;

-- The answer to a request that may come twice (double click, lost connection).
create table platform.idempotency (
  person_id uuid not null,
  route     text not null,
  key       text not null,
  body_hash text not null,
  reply     jsonb,
  at        timestamptz not null,
  primary key (person_id, route, key)
);
create index idempotency_age on platform.idempotency (at);
grant select, insert, update, delete on platform.idempotency to nmo_app;
