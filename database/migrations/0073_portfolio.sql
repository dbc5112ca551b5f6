-- The portfolio (D1, D3): a projection of what was told. Each event that concerns a person's learning is kept as it was heard, and
-- a row of the portfolio is folded from the events of its source, so that any order of hearing, and a replay, give the same row.
-- New tables behind the second wall. The index on the outbox locks writes while it is built: seconds on millions of rows.
create schema portfolio;
grant usage on schema portfolio to nmo_app;

create table portfolio.event (
  event_id  bigint primary key,                -- platform.outbox
  person_id uuid not null,                     -- identity.person
  source    text not null,                     -- «study/<id>», «record/<id>», «certificate/<id>», «plan/<id>», «claim/<id>»
  type      text not null,
  payload   jsonb not null,
  at        timestamptz not null
);
create index event_of_source on portfolio.event (source, event_id);
create index event_of_person on portfolio.event (person_id, event_id);
-- Whose it is may change when two accounts become one; what was said never does.
grant select, insert, update (person_id) on portfolio.event to nmo_app;

create table portfolio.entry (
  source        text primary key,
  person_id     uuid not null,
  kind          text not null check (kind in ('programme', 'module', 'event', 'document', 'certificate', 'plan', 'other')),
  status        text not null check (status in ('current', 'waiting', 'done', 'ended')),
  word          text not null,
  title         text not null,
  organisation  text,
  specialty_key text,
  starts_on     date,
  due_on        date,
  ended_on      date,
  -- What it gives, and how much of it stands in the ledger.
  credits       integer not null,
  credited      integer not null,
  number        text,
  link          text,
  note          text,
  sort_on       date not null,
  search_text   text not null
);
create index entry_of_person on portfolio.entry (person_id, sort_on desc, source desc);
grant select, insert, update, delete on portfolio.entry to nmo_app;

-- Accounts that became others: an event of long ago is still heard for the one that stands.
create table portfolio.former (
  gone_id uuid primary key,
  kept_id uuid not null
);
grant select, insert on portfolio.former to nmo_app;

do $$
declare name text;
begin
  foreach name in array array['event', 'entry'] loop
    execute format('alter table portfolio.%I enable row level security', name);
    execute format('create policy rows on portfolio.%I to nmo_app
      using (person_id = (select platform.me()) or (select platform.is_portal()))
      with check (person_id = (select platform.me()) or (select platform.is_portal()))', name);
  end loop;
end $$;

-- The outbox is the journal of events (ADR 0024): it is read again from its beginning, so it is never changed.
create index outbox_type on platform.outbox (type, id);
create trigger append_only before update or delete on platform.outbox
  for each statement execute function platform.refuse_change();
