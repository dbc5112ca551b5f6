-- A learning record store (D9+): statements of xAPI, documents of activities and learners, and whoever may write and read them.
-- Each organisation has a store of its own; the portal's has the id of zeros. A statement is never changed: the application may
-- only add, and say whose it is when two accounts become one. New tables only.
create schema lrs;
grant usage on schema lrs to nmo_app;

-- Programmes that speak with the store, and sessions of content that were started for one learner.
create table lrs.client (
  id           uuid primary key,
  key          text not null unique,
  secret_hash  text not null,                  -- HMAC-SHA-256 of 128 random bits under a key of the portal
  store_id     uuid not null,                  -- organisations.organisation, or zeros: the portal's own
  title        text not null,
  scopes       text[] not null,
  speaks       text not null check (speaks in ('1.0.3', '2.0.0')),
  -- Only of a session: whose it is, under which name they stand in statements, and of which learning it tells.
  person_id    uuid,                           -- identity.person
  actor        jsonb,
  actor_key    uuid,
  registration uuid,
  made_by      uuid,                           -- identity.person; null: the portal itself
  made_at      timestamptz not null,
  ends_at      timestamptz,
  revoked_at   timestamptz,
  check ((person_id is null) = (actor_key is null)),
  check ((actor is null) = (actor_key is null)),
  check (actor_key is null or (registration is not null and ends_at is not null))
);
create index client_registered on lrs.client (made_at desc, id) where actor_key is null;
create index client_of_person on lrs.client (person_id) where person_id is not null;
create index client_ended on lrs.client (ends_at) where ends_at is not null;
grant select, insert, update, delete on lrs.client to nmo_app;

-- Which person a name in statements of one store means: only the portal gives such names.
create table lrs.actor (
  store_id  uuid not null,
  agent_key uuid not null,
  person_id uuid not null,                     -- identity.person
  primary key (store_id, agent_key)
);
create index actor_of_person on lrs.actor (person_id);
grant select, insert, update on lrs.actor to nmo_app;

-- `place` is the order in a store: milliseconds of «stored» and a number within them.
create sequence lrs.place_number maxvalue 1048575 minvalue 0 cycle;
grant usage on sequence lrs.place_number to nmo_app;

create table lrs.statement (
  store_id   uuid not null,
  id         uuid not null,
  place      bigint not null,
  client_id  uuid,                             -- null: the portal itself
  person_id  uuid,                             -- whom it tells of, when the portal knows them
  is_voiding boolean not null,
  refers_to  uuid,                             -- the statement that it is about
  body       text not null,
  primary key (store_id, id)
);
create unique index statement_place on lrs.statement (store_id, place);
create index statement_refers on lrs.statement (store_id, refers_to) where refers_to is not null;
create index statement_of_person on lrs.statement (person_id, place) where person_id is not null;
create index statement_of_client on lrs.statement (store_id, client_id, place);
grant select, insert, update (person_id) on lrs.statement to nmo_app;

-- By what a statement is found: agents, activities, verb and registration as the first 128 bits of their SHA-256. A statement
-- about another one is found by what that one (`of_place`) names too.
create table lrs.mention (
  store_id  uuid not null,
  key       uuid not null,
  place     bigint not null,
  of_place  bigint not null,
  is_direct boolean not null,                  -- actor, object, verb, registration; the others are «related»
  primary key (store_id, key, place, of_place)
);
create index mention_direct on lrs.mention (store_id, key, place, of_place) where is_direct;
create index mention_of on lrs.mention (store_id, of_place);
grant select, insert on lrs.mention to nmo_app;

create table lrs.voided (
  store_id uuid not null,
  id       uuid not null,
  by_id    uuid not null,
  primary key (store_id, id)
);
grant select, insert on lrs.voided to nmo_app;

-- Contents of attachments, sealed with AES-256-GCM under a key of their own (G4); the same content lies once in a store.
create table lrs.attachment (
  store_id     uuid not null,
  sha2       text not null,
  content_type text not null,
  sealed       bytea not null,
  primary key (store_id, sha2)
);
create table lrs.attachment_of (
  store_id     uuid not null,
  statement_id uuid not null,
  sha2       text not null,
  primary key (store_id, statement_id, sha2)
);
grant select, insert on lrs.attachment, lrs.attachment_of to nmo_app;

-- What an activity is, folded from all definitions that were told.
create table lrs.activity (
  store_id   uuid not null,
  key        uuid not null,
  id         text not null,
  definition text not null,
  primary key (store_id, key)
);
grant select, insert, update on lrs.activity to nmo_app;

-- Documents: state of an activity, profile of an agent.
create table lrs.document (
  store_id     uuid not null,
  kind         text not null check (kind in ('state', 'agent-profile')),
  agent_key    uuid not null,
  activity_key uuid not null,                  -- zeros: a profile
  registration uuid not null,                  -- zeros: without one
  id_key       uuid not null,
  id           text not null,
  person_id    uuid,
  content_type text not null,
  content      bytea not null,
  etag         text not null,
  updated_at   timestamptz not null,
  primary key (store_id, kind, agent_key, activity_key, registration, id_key)
);
create index document_of_person on lrs.document (person_id) where person_id is not null;
grant select, insert, update, delete on lrs.document to nmo_app;

create table lrs.activity_profile (
  store_id     uuid not null,
  activity_key uuid not null,
  id_key       uuid not null,
  id           text not null,
  content_type text not null,
  content      bytea not null,
  etag         text not null,
  updated_at   timestamptz not null,
  primary key (store_id, activity_key, id_key)
);
grant select, insert, update, delete on lrs.activity_profile to nmo_app;

-- The second wall (ADR 0010): a person sees what tells of them, a registered client what lies in its store, the portal everything.
-- Signs by which statements are found, definitions and profiles of activities tell of nobody: they belong to the store.
do $$
declare owned text;
begin
  foreach owned in array array['actor', 'statement', 'document'] loop
    execute format('alter table lrs.%I enable row level security', owned);
    execute format('create policy rows on lrs.%1$I to nmo_app
      using (person_id = (select platform.me()) or (select platform.is_portal())
        or ((select platform.sees(''lrs.exchange'')) and store_id = (select platform.organisation())))
      with check (person_id = (select platform.me()) or (select platform.is_portal())
        or ((select platform.sees(''lrs.exchange'')) and store_id = (select platform.organisation())))', owned);
  end loop;
  foreach owned in array array['mention', 'voided', 'attachment', 'activity', 'activity_profile'] loop
    execute format('alter table lrs.%I enable row level security', owned);
    execute format('create policy rows on lrs.%1$I to nmo_app
      using ((select platform.is_portal()) or store_id = (select platform.organisation()))
      with check ((select platform.is_portal()) or store_id = (select platform.organisation()))', owned);
  end loop;
end $$;
-- An attachment is reached by a statement that is seen.
alter table lrs.attachment_of enable row level security;
create policy rows on lrs.attachment_of to nmo_app
  using ((select platform.is_portal())
    or exists (select from lrs.statement s where s.store_id = attachment_of.store_id and s.id = statement_id))
  with check ((select platform.is_portal())
    or exists (select from lrs.statement s where s.store_id = attachment_of.store_id and s.id = statement_id));

-- The instant up to which everything stored is seen by everybody: nobody who writes began before it.
create function lrs.consistent_through() returns timestamptz language sql volatile
return coalesce((select min(a.xact_start) - interval '1 millisecond' from pg_stat_activity a
  where a.datname = current_database() and a.usename = current_user and a.xact_start is not null
    and a.pid <> pg_backend_pid()), now());
grant execute on function lrs.consistent_through() to nmo_app;
