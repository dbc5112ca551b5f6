-- Certificates, the certificates they were signed with, and their numbers (D6, D8+). New tables only.
create schema credentials;
grant usage on schema credentials to nmo_app;

-- Numbers without gaps: the row stays locked until the issue commits.
create table credentials.counter (
  year integer primary key,
  last integer not null
);
grant select, insert, update on credentials.counter to nmo_app;

-- Whose signature is ours: every certificate that ever signed, so that old documents stay checkable after a change of key.
create table credentials.signer (
  fingerprint   text primary key,          -- SHA-256 of the certificate, hex
  certificate   text not null,             -- PEM
  first_used_at timestamptz not null
);
grant select, insert on credentials.signer to nmo_app;

create table credentials.certificate (
  id             uuid primary key,
  source_key     text not null unique,      -- what it was issued for: hearing of it twice issues one
  person_id      uuid not null,             -- identity.person
  holder         text not null,             -- the name as it was then
  kind           text not null,
  title          text not null,
  facts          jsonb not null,
  application_id uuid,                      -- applications.application
  number         text not null unique,      -- «НМО-2026-000123»
  code           text not null unique,      -- 16 signs of Crockford's base32: 80 random bits
  issued_at      timestamptz not null,
  -- Null while the document is being made.
  file_id        uuid,                      -- files.file
  sha256         text,
  size_bytes     integer,
  signer         text references credentials.signer (fingerprint),
  revoked_at     timestamptz,
  revoked_by     uuid,
  revoke_reason  text,
  check ((file_id is null) = (sha256 is null) and (file_id is null) = (signer is null) and (file_id is null) = (size_bytes is null)),
  check ((revoked_at is null) = (revoke_reason is null) and (revoked_at is null) = (revoked_by is null))
);
create index certificate_of_person on credentials.certificate (person_id, issued_at desc);
create index certificate_of_application on credentials.certificate (application_id) where application_id is not null;
create index certificate_by_digest on credentials.certificate (sha256) where sha256 is not null;
create index certificate_newest on credentials.certificate (issued_at desc, id desc) where file_id is not null;
-- What a certificate says never changes: the application may only add the document and the revocation.
grant select, insert on credentials.certificate to nmo_app;
grant update (file_id, sha256, size_bytes, signer, revoked_at, revoked_by, revoke_reason) on credentials.certificate to nmo_app;
