-- Applications of every kind (C7, D6): the queue, its clock, the talk, the evidence of every transition. New tables only.
create schema applications;
grant usage on schema applications to nmo_app;

-- Numbers without gaps: the row stays locked until the submission commits, so a rolled-back one gives its number back.
create table applications.counter (
  year integer primary key,
  last integer not null
);
grant select, insert, update on applications.counter to nmo_app;

create table applications.application (
  id               uuid primary key,
  number           text not null unique,        -- «2026-000123»
  kind             text not null,
  subject_id       uuid not null,               -- the record of the module that submitted
  title            text not null,
  applicant_id     uuid not null,               -- identity.person
  facts            jsonb not null,
  status           text not null check (status in ('under-review', 'question', 'approved', 'rejected', 'withdrawn')),
  version          integer not null,
  submitted_at     timestamptz not null,
  -- The clock, in working days. It stands while a question waits: due_on is empty then, days_left keeps the rest.
  clock_started_at timestamptz not null,
  days_spent       integer not null,
  days_left        integer,
  due_on           date,
  is_promise_missed boolean not null default false,
  answer_by        date,
  -- The lease of the verifier who holds it.
  verifier_id      uuid,
  verifier_seen_at timestamptz,
  decided_at       timestamptz,
  was_kept         boolean,                     -- decided not later than the promised day
  reason_code      text,
  reason           text,
  check ((status = 'question') = (days_left is not null)),
  check ((status = 'question') = (answer_by is not null)),
  check ((status in ('approved', 'rejected', 'withdrawn')) = (decided_at is not null))
);
-- One review of one thing at a time.
create unique index application_active on applications.application (kind, subject_id) where decided_at is null;
create index application_of_subject on applications.application (kind, subject_id, submitted_at desc);
create index application_of_applicant on applications.application (applicant_id, submitted_at desc, id desc);
create index application_queue on applications.application (due_on, submitted_at, id) where status = 'under-review';
create index application_asked on applications.application (answer_by, id) where status = 'question';
create index application_to_miss on applications.application (due_on) where status = 'under-review' and not is_promise_missed;
create index application_decided_by on applications.application (verifier_id, decided_at desc, id desc) where status in ('approved', 'rejected');
create index application_reviews on applications.application (kind, decided_at desc) include (days_spent, was_kept) where status in ('approved', 'rejected');
create index application_decided on applications.application (decided_at) where status in ('approved', 'rejected');
grant select, insert, update on applications.application to nmo_app;

-- The event journal: exact times, never changed.
create table applications.transition (
  id             bigint generated always as identity primary key,
  application_id uuid not null references applications.application (id),
  at             timestamptz not null,
  act            text not null,
  from_status    text,
  to_status      text,
  actor_id       uuid,
  note           text
);
create index transition_of_application on applications.transition (application_id, id);
create trigger append_only before update or delete or truncate on applications.transition
  for each statement execute function platform.refuse_change();
grant select, insert on applications.transition to nmo_app;

-- What the two sides said to each other, never changed.
create table applications.message (
  id             uuid primary key,
  application_id uuid not null references applications.application (id),
  at             timestamptz not null,
  side           text not null check (side in ('applicant', 'verifier')),
  kind           text not null check (kind in ('question', 'answer', 'remark')),
  author_id      uuid not null,
  text           text not null
);
create index message_of_application on applications.message (application_id, at, id);
create trigger append_only before update or delete or truncate on applications.message
  for each statement execute function platform.refuse_change();
grant select, insert on applications.message to nmo_app;

create table applications.question (
  message_id          uuid primary key references applications.message (id),
  application_id      uuid not null references applications.application (id),
  deadline            date not null,
  answered_at         timestamptz,
  last_day_reminded_at timestamptz,
  overdue_reminded_at timestamptz
);
create unique index question_open on applications.question (application_id) where answered_at is null;
grant select, insert, update on applications.question to nmo_app;

create table applications.application_file (
  application_id uuid not null references applications.application (id),
  file_id        uuid not null,                 -- files.file
  message_id     uuid references applications.message (id),
  side           text not null check (side in ('applicant', 'verifier')),
  position       integer not null,
  at             timestamptz not null,
  primary key (application_id, file_id)
);
grant select, insert on applications.application_file to nmo_app;

create table applications.verdict (
  application_id uuid not null references applications.application (id),
  key            text not null,
  matches        boolean not null,
  on_scan        text,
  verifier_id    uuid not null,
  at             timestamptz not null,
  primary key (application_id, key)
);
grant select, insert, update, delete on applications.verdict to nmo_app;

-- Which verifier has opened which scan: nobody approves what they have not looked at.
create table applications.scan_look (
  application_id uuid not null references applications.application (id),
  verifier_id    uuid not null,
  file_id        uuid not null,
  at             timestamptz not null,
  primary key (application_id, verifier_id, file_id)
);
grant select, insert on applications.scan_look to nmo_app;
