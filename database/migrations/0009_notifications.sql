-- What people were told in the cabinet, how they want to be told, and their devices for push (D6, C1). New tables only.
create schema notifications;

create table notifications.notification (
  id         uuid primary key,
  event_key  text not null unique,      -- a second hearing of the same event is harmless
  person_id  uuid not null,             -- identity.person; no foreign key across modules (ADR 0004)
  kind       text not null check (kind in ('application', 'question', 'certificate', 'file', 'security', 'work')),
  title      text not null,
  text       text not null,
  link       text not null,
  at         timestamptz not null,
  read_at    timestamptz,
  -- The way out: template and data to write it anew for the next channel, channels not tried yet,
  -- keys of the messages on their way, the channel that got through.
  template   text not null,
  data       jsonb not null,
  waiting    text[] not null,
  asked      text[] not null,
  reached_by text check (reached_by in ('push', 'sms', 'email')),
  reached_at timestamptz
);
create index notification_of_person on notifications.notification (person_id, id desc);
create index notification_unread on notifications.notification (person_id) where read_at is null;

-- One row for a person who changed anything; others have the defaults of the code.
create table notifications.preference (
  person_id  uuid primary key,
  channels   jsonb not null,
  mode       text not null check (mode in ('first', 'all')),
  is_quiet   boolean not null,
  updated_at timestamptz not null
);

-- A browser that takes pushes. The subscription lets anyone push to it, so it is sealed.
create table notifications.device (
  id                  uuid primary key,
  person_id           uuid not null,
  session_id          uuid,
  endpoint_digest     text not null,
  subscription_sealed bytea not null,
  name                text not null,
  added_at            timestamptz not null,
  ended_at            timestamptz,
  ended_why           text check (ended_why in ('removed', 'gone', 'session-ended', 'moved'))
);
create unique index device_endpoint on notifications.device (endpoint_digest) where ended_at is null;
create index device_of_person on notifications.device (person_id) where ended_at is null;

grant usage on schema notifications to nmo_app;
grant select, insert, update on notifications.notification, notifications.preference, notifications.device to nmo_app;
