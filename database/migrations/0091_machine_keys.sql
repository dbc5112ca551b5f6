-- Keys of foreign systems that act for an organisation by signed requests (D9+). A new table; the floor reads it before anybody is known.
create table platform.machine_key (
  jkt             text primary key,            -- RFC 7638 thumbprint
  public_jwk      jsonb not null,
  name            text not null,
  person_id       uuid not null,               -- identity.person: who answers for it
  organisation_id uuid not null,               -- organisations.organisation
  created_at      timestamptz not null,
  last_used_at    timestamptz,
  revoked_at      timestamptz,
  revoked_by      uuid
);
create index machine_key_of_organisation on platform.machine_key (organisation_id, created_at desc);
grant select, insert, update on platform.machine_key to nmo_app;
