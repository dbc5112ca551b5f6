-- Certificates as Open Badges 3.0 (D8+): the signed credential of each, its place in a published list of states, and every
-- key that ever signed one. Additive: two columns of a certificate have defaults, no row is rewritten.

-- Public halves: whoever holds an old credential checks it by the key of its day.
create table credentials.key (
  multibase     text primary key,          -- Multikey, Ed25519
  first_used_at timestamptz not null
);
grant select, insert on credentials.key to nmo_app;

-- Bitstring Status List v1.0: one bit for each credential; a signed copy is kept until a bit changes or the day ends.
create table credentials.status_list (
  id        integer generated always as identity primary key,
  entries   integer not null check (entries >= 131072 and entries % 8 = 0),
  made_at   timestamptz not null,
  revoked   integer,                       -- how many bits the signed copy has set
  signed    text,                          -- the list credential, exactly as it is served
  signed_at timestamptz,
  check ((signed is null) = (signed_at is null) and (signed is null) = (revoked is null))
);
grant select, insert, update (revoked, signed, signed_at) on credentials.status_list to nmo_app;

create table credentials.badge (
  certificate_id uuid primary key references credentials.certificate (id),
  list_id        integer not null references credentials.status_list (id),
  -- Random: neighbours in the list tell nothing of one another.
  position       integer not null check (position >= 0),
  -- Null while it is being signed. The text is exactly what was given to the holder.
  document       text,
  digest         text,                     -- SHA-256 of its canonical form (RFC 8785), hex
  key            text references credentials.key (multibase),
  unique (list_id, position),
  check ((document is null) = (digest is null) and (document is null) = (key is null))
);
create index badge_by_digest on credentials.badge (digest) where digest is not null;
-- Once signed it never changes: a signature is added, nothing is taken away.
grant select, insert, update (document, digest, key) on credentials.badge to nmo_app;
create function credentials.keep_badge() returns trigger language plpgsql as $$
begin
  if old.document is not null then
    raise exception 'a signed credential is not changed';
  end if;
  return new;
end $$;
create trigger keep_badge before update on credentials.badge
  for each row execute function credentials.keep_badge();

alter table credentials.badge enable row level security;
create policy rows on credentials.badge to nmo_app
  using ((select platform.is_portal()) or exists (select from credentials.certificate c where c.id = badge.certificate_id))
  with check ((select platform.is_portal()) or exists (select from credentials.certificate c where c.id = badge.certificate_id));

-- What the sheet is called, and what is known of the achievement beyond the facts: hours, days, who taught.
alter table credentials.certificate add column form text not null default 'certificate'
  check (form in ('certificate', 'advanced', 'retraining', 'module', 'event'));
alter table credentials.certificate add column achievement jsonb;

-- The portal itself revokes when the result it was issued for is taken back: then nobody is named.
alter table credentials.certificate drop constraint certificate_check1;
alter table credentials.certificate add constraint certificate_revocation
  check ((revoked_at is null) = (revoke_reason is null) and (revoked_at is not null or revoked_by is null));
