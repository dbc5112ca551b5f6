-- Individual plans (D4): what was chosen and when it is learnt, a draft that is being written, days on which a reminder leaves,
-- and the secret address of the calendar. New tables only, each behind the second wall.
create schema plans;
grant usage on schema plans to nmo_app;

create table plans.plan (
  id         uuid primary key,
  person_id  uuid not null,                     -- identity.person
  state      text not null check (state in ('running', 'reached', 'closed')),
  name       text not null,
  -- As they were typed: the form opens with them.
  wishes     jsonb not null,
  -- What the plan is measured by: the way of admission, credits in all and by programmes.
  goal       jsonb not null,
  -- Weeks from the day of saving on, with their hours and parts.
  weeks      jsonb not null,
  -- What it lacked and what to keep in mind, as it was said on the day of saving.
  shortfalls text[] not null,
  notes      text[] not null,
  starts_on  date not null,
  deadline   date not null,
  -- Hours that were done on the day of saving: the pace is measured from there.
  done_before integer not null check (done_before >= 0),
  made_at    timestamptz not null,
  saved_at   timestamptz not null,
  ended_at   timestamptz,
  version    integer not null,
  check ((state = 'running') = (ended_at is null))
);
-- One plan at a time.
create unique index plan_running on plans.plan (person_id) where state = 'running';
create index plan_of_person on plans.plan (person_id, made_at desc, id);
grant select, insert, update on plans.plan to nmo_app;

create table plans.item (
  plan_id        uuid not null references plans.plan (id),
  programme_id   uuid not null,                 -- learning.programme
  person_id      uuid not null,
  place          integer not null,
  title          text not null,
  organisation   text not null,
  kind           text not null check (kind in ('advanced', 'retraining', 'module', 'event')),
  hours          integer not null check (hours > 0),
  credits        integer not null,
  difficulty     text check (difficulty in ('basic', 'middle', 'deep')),
  is_free        boolean not null,
  price_kopecks  bigint,
  session        jsonb,                         -- {id, startsOn, endsOn, applyBy}
  starts_on      date not null,
  due_on         date not null,
  why            text[] not null,
  state          text not null check (state in ('ahead', 'learning', 'told', 'done', 'gone')),
  done_hours     integer not null check (done_hours >= 0),
  finished_on    date,
  primary key (plan_id, programme_id),
  check ((state = 'done') = (finished_on is not null))
);
create index item_of_programme on plans.item (programme_id, person_id);
grant select, insert, update, delete on plans.item to nmo_app;

create table plans.draft (
  person_id uuid primary key,
  plan_id   uuid references plans.plan (id),
  wishes    jsonb not null,
  items     jsonb,
  step      integer not null,
  version   integer not null,
  saved_at  timestamptz not null
);
grant select, insert, update, delete on plans.draft to nmo_app;

create table plans.reminder (
  id           uuid primary key,
  plan_id      uuid not null references plans.plan (id),
  person_id    uuid not null,
  kind         text not null check (kind in ('week', 'checkpoint', 'apply', 'behind')),
  programme_id uuid,
  remind_on    date not null,
  told_at      timestamptz,
  unique nulls not distinct (plan_id, kind, programme_id, remind_on)
);
create index reminder_due on plans.reminder (remind_on, id) where told_at is null;
grant select, insert, update, delete on plans.reminder to nmo_app;

-- The address is a secret of 32 bytes: only its hash stands here.
create table plans.calendar_address (
  person_id  uuid primary key,
  token_hash bytea not null unique,
  made_at    timestamptz not null
);
grant select, insert, update, delete on plans.calendar_address to nmo_app;

do $$
declare name text;
begin
  foreach name in array array['plan', 'item', 'draft', 'reminder', 'calendar_address'] loop
    execute format('alter table plans.%I enable row level security', name);
    execute format('create policy rows on plans.%I to nmo_app
      using (person_id = (select platform.me()) or (select platform.is_portal()))
      with check (person_id = (select platform.me()) or (select platform.is_portal()))', name);
  end loop;
end $$;
