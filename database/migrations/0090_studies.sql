-- One person's learning of one programme (D1, D2, D9+): applied for, enrolled, finished, taken back; notes, questions to the
-- teacher, reviews. New tables only; the listing of the catalogue gets two numbers of reviews.
create schema studies;
grant usage on schema studies to nmo_app;

create table studies.study (
  id                uuid primary key,
  person_id         uuid not null,             -- identity.person
  programme_id      uuid not null,             -- learning.programme
  version           integer not null,          -- what was published on the day of enrolment
  session_id        uuid,                      -- learning.session; null: on any day
  organisation_id   uuid not null,             -- organisations.organisation
  organisation_name text not null,
  number            text not null,
  kind              text not null check (kind in ('advanced', 'retraining', 'module', 'event')),
  title             text not null,
  hours             integer not null check (hours > 0),
  credits           integer not null check (credits >= 0),
  rule              text not null,
  specialty_key     text,                      -- organisations.specialty: into whose cycle the credits go
  basis             text not null check (basis in ('budget', 'insurance', 'paid')),
  state             text not null check (state in ('applied', 'learning', 'finished', 'failed', 'refused', 'cancelled', 'annulled')),
  applied_at        timestamptz not null,
  starts_on         date not null,
  ends_on           date,                      -- last day of learning; null: no limit
  started_at        timestamptz,
  order_number      text,                      -- of the order of enrolment
  finished_on       date,
  via               text check (via in ('content', 'results', 'code', 'presence')),
  settled_at        timestamptz,
  settled_by        uuid,                      -- null: the rule of the portal
  reason            text,
  document_number   text,                      -- of the organisation's own paper
  certificate_id    uuid,                      -- credentials.certificate
  share             numeric(5, 4) not null default 0 check (share between 0 and 1),
  score             numeric(5, 4) check (score between 0 and 1),
  content_done_at   timestamptz,
  touched_at        timestamptz not null,
  check ((state in ('finished', 'annulled')) = (finished_on is not null)),
  check (state not in ('refused', 'annulled', 'failed') or reason is not null)
);
-- Nobody learns one programme twice at once: a double click, two devices.
create unique index study_live on studies.study (person_id, programme_id) where state in ('applied', 'learning');
create index study_of_person on studies.study (person_id, touched_at desc, id desc);
create index study_of_organisation on studies.study (organisation_id, state, touched_at desc, id desc);
create index study_of_programme on studies.study (programme_id, state);
grant select, insert, update on studies.study to nmo_app;

create table studies.note (
  id         uuid primary key,
  study_id   uuid not null references studies.study (id),
  person_id  uuid not null,
  place      text not null,                    -- where in the programme: title of a material, or empty
  text       text not null,
  version    integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index note_of_study on studies.note (study_id, created_at, id);
grant select, insert, update, delete on studies.note to nmo_app;

create table studies.question (
  id              uuid primary key,
  study_id        uuid not null references studies.study (id),
  person_id       uuid not null,
  organisation_id uuid not null,
  place           text not null,
  text            text not null,
  asked_at        timestamptz not null,
  answer          text,
  answered_by     uuid,
  answered_at     timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index question_of_study on studies.question (study_id, asked_at, id);
create index question_waiting on studies.question (organisation_id, asked_at, id) where answer is null;
grant select, insert, update on studies.question to nmo_app;

create table studies.review (
  id              uuid primary key,
  study_id        uuid not null unique references studies.study (id),
  programme_id    uuid not null,
  organisation_id uuid not null,
  person_id       uuid not null,
  rating          integer not null check (rating between 1 and 5),
  text            text not null,
  state           text not null check (state in ('waiting', 'shown', 'hidden')),
  written_at      timestamptz not null,
  decided_at      timestamptz,
  decided_by      uuid,
  reason          text,
  reply           text,
  replied_at      timestamptz,
  check (decided_by is distinct from person_id)
);
create index review_shown on studies.review (programme_id, written_at desc, id desc) where state = 'shown';
create index review_waiting on studies.review (written_at, id) where state = 'waiting';
create index review_of_organisation on studies.review (organisation_id, written_at desc, id desc);
grant select, insert, update, delete on studies.review to nmo_app;

alter table learning.listing add column rating numeric(3, 2);
alter table learning.listing add column review_count integer not null default 0;

-- The second wall (ADR 0010): the person, and the staff of the organisation that teaches.
alter table studies.study enable row level security;
create policy rows on studies.study to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal())
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check (person_id = (select platform.me()) or (select platform.is_portal())
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));
alter table studies.note enable row level security;
create policy rows on studies.note to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal()))
  with check (person_id = (select platform.me()) or (select platform.is_portal()));
alter table studies.question enable row level security;
create policy rows on studies.question to nmo_app
  using (person_id = (select platform.me()) or (select platform.is_portal())
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check (person_id = (select platform.me()) or (select platform.is_portal())
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));
alter table studies.review enable row level security;
create policy rows on studies.review to nmo_app
  using (state = 'shown' or person_id = (select platform.me()) or (select platform.is_portal())
    or (select platform.sees('learning.review'))
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check (person_id = (select platform.me()) or (select platform.is_portal())
    or (select platform.sees('learning.review'))
    or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));
