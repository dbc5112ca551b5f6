-- An event may go on for several days (D7+), and a webinar has a link besides a place.
-- Two new tables; one check of presence.meeting is taken off (a moment's lock), its days are copied once.
create table presence.day (
  meeting_id uuid not null references presence.meeting (id) on delete cascade,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  primary key (meeting_id, starts_at),
  check (ends_at > starts_at and ends_at <= starts_at + interval '14 hours')
);
grant select, insert, delete on presence.day to nmo_app;
insert into presence.day (meeting_id, starts_at, ends_at) select id, starts_at, ends_at from presence.meeting;

-- `starts_at` and `ends_at` of the meeting are those of its first and last day; `checks` are asked on each day.
alter table presence.meeting drop constraint meeting_check;
alter table presence.meeting add constraint meeting_check check (ends_at > starts_at);

update presence.rule set source = source || '. Доля минут считается от всех дней мероприятия вместе'
  where effective_from = '2023-01-01';

-- Where a webinar goes on. The schedule is open, the link is not: it is for those who are enrolled.
create table learning.broadcast (
  session_id      uuid primary key references learning.session (id) on delete cascade,
  organisation_id uuid not null,             -- organisations.organisation
  link            text not null check (link ~ '^https://')
);
grant select, insert, update, delete on learning.broadcast to nmo_app;

-- The second wall (ADR 0010): the staff of the organisation; a listener gets it from the portal, when it is time.
alter table learning.broadcast enable row level security;
create policy rows on learning.broadcast to nmo_app
  using ((select platform.is_portal()) or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check ((select platform.is_portal()) or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));
