-- Messages to people and the ledger of their delivery (D6, C1). New tables only: no lock on anything in use.
create schema messages;

-- Words and addresses are sealed by the application (AES-256-GCM, a key for each message that the database never sees).
create table messages.message (
  id             uuid primary key,              -- also the key by which a provider knows a repeated send
  seq            bigint generated always as identity,
  key            text not null unique,          -- the caller's: queued twice is sent once
  person_id      uuid,                          -- identity.person; null before there is one
  channel        text not null check (channel in ('sms', 'email', 'push')),
  kind           text not null,                 -- name of the template
  is_secret      boolean not null,              -- a code or a link that lets in: erased when sent
  lane           text not null,                 -- keyed hash of channel and address: the order of one reader
  address_sealed bytea,
  address_hint   text not null,
  address_id     text,
  content_sealed bytea,
  status         text not null check (status in ('queued', 'sent', 'delivered', 'rejected', 'expired', 'failed')),
  reason         text,
  adapter        text,
  tries          integer not null default 0,
  queued_at      timestamptz not null,
  due_at         timestamptz not null,
  expires_at     timestamptz not null,
  lease_until    timestamptz,                   -- one process sends; another may after this instant
  settled_at     timestamptz
);
create index message_waiting on messages.message (lane, seq) where status = 'queued';
create index message_due on messages.message (due_at) where status = 'queued';
create index message_of_person on messages.message (person_id, seq desc);
create index message_sealed on messages.message (settled_at) where content_sealed is not null;

-- Every try, with its time: the proof of what got through and what did not.
create table messages.try (
  message_id uuid not null references messages.message (id),
  number     integer not null,
  at         timestamptz not null,
  outcome    text not null check (outcome in ('sent', 'rejected', 'fault')),
  reason     text,
  adapter    text,
  primary key (message_id, number)
);

-- What the provider took, by its own ids; a receipt may come before the message is known.
create table messages.part (
  adapter     text not null,
  provider_id text not null,
  message_id  uuid references messages.message (id),
  state       text check (state in ('delivered', 'undelivered')),
  at          timestamptz not null,
  primary key (adapter, provider_id)
);
create index part_of_message on messages.part (message_id);
create index part_unanswered on messages.part (at) where state is null;

grant usage on schema messages to nmo_app;
grant select, insert, update on messages.message, messages.part to nmo_app;
grant select, insert on messages.try to nmo_app;
