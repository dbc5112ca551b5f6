-- Files (G4): keys of the vault, uploads, checked contents and what they are attached to. New tables only.

-- Key-encryption keys, each wrapped under the master secret that lives outside the database.
create table platform.kek (
  kid        text primary key,
  wrapped    bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz                -- a rotation is under way: person keys are leaving it
);
create unique index kek_current on platform.kek ((true)) where retired_at is null;

-- One key a person, wrapped under a KEK. Deleting the row is the erasure of everything the person uploaded.
create table platform.person_key (
  person_id uuid primary key,           -- identity.person
  kid       text not null references platform.kek (kid),
  wrapped   bytea not null
);
create index person_key_kid on platform.person_key (kid);
grant select, insert, update, delete on platform.kek to nmo_app;
grant select, insert, update, delete on platform.person_key to nmo_app;

create schema files;
grant usage on schema files to nmo_app;

create table files.file (
  id                  uuid primary key,
  owner_id            uuid not null,    -- identity.person
  purpose             text not null,
  name                text not null,    -- cleaned; only shown and offered for saving, never a path
  state               text not null check (state in ('uploading', 'checking', 'ready', 'refused')),
  declared_size_bytes integer not null check (declared_size_bytes > 0),
  declared_sha256     text not null,
  received_bytes      integer not null default 0 check (received_bytes between 0 and declared_size_bytes),
  -- What was checked and may be given out; null until ready.
  content_id          uuid,
  media_type          text,
  size_bytes          integer,
  sha256              text,
  wrapped_key         text,
  page_count          integer,
  -- A small picture of the first page.
  preview_id          uuid,
  preview_size_bytes  integer,
  preview_sha256      text,
  preview_wrapped_key text,
  refused_why         text,             -- words for the owner
  created_at          timestamptz not null,
  completed_at        timestamptz,
  checked_at          timestamptz,
  check ((state = 'ready') = (content_id is not null)),
  check ((state = 'refused') = (refused_why is not null))
);
create index file_of_owner on files.file (owner_id, state);
create index file_waiting on files.file (state, created_at) where state in ('uploading', 'checking', 'refused');
create index file_age on files.file (created_at);
grant select, insert, update, delete on files.file to nmo_app;

-- Pieces of an upload, each an encrypted content of its own; gone when the check is over.
create table files.part (
  file_id      uuid not null references files.file (id) on delete cascade,
  offset_bytes integer not null,
  size_bytes   integer not null,
  sha256       text not null,
  content_id   uuid not null unique,
  wrapped_key  text not null,
  primary key (file_id, offset_bytes)
);
grant select, insert, delete on files.part to nmo_app;

-- What a file belongs to: one scan serves the record, its application, and the next application after a refusal.
create table files.attachment (
  kind      text not null,
  object_id uuid not null,
  file_id   uuid not null references files.file (id) on delete cascade,
  primary key (kind, object_id, file_id)
);
create index attachment_of_file on files.attachment (file_id);
grant select, insert, delete on files.attachment to nmo_app;

create index file_content on files.file (content_id) where content_id is not null;
create index file_preview on files.file (preview_id) where preview_id is not null;
