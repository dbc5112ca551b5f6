-- Структура базы. Файл создан командой `npm run docs`; тест сверяет его с миграциями.

-- Расширения

create extension pg_trgm;

-- Схемы

create schema applications;

create schema cmi5;

create schema content;

create schema credentials;

create schema credits;

create schema files;

create schema identity;

create schema journal;

create schema learning;

create schema licences;

create schema lrs;

create schema messages;

create schema notifications;

create schema organisations;

create schema oversight;

create schema plans;

create schema platform;

create schema portfolio;

create schema presence;

create schema records;

create schema registrations;

create schema staff;

create schema studies;

-- Таблицы

create table applications.application (
  id uuid not null,
  number text not null,
  kind text not null,
  subject_id uuid not null,
  title text not null,
  applicant_id uuid not null,
  facts jsonb not null,
  status text not null,
  version integer not null,
  submitted_at timestamp with time zone not null,
  clock_started_at timestamp with time zone not null,
  days_spent integer not null,
  days_left integer,
  due_on date,
  is_promise_missed boolean default false not null,
  answer_by date,
  verifier_id uuid,
  verifier_seen_at timestamp with time zone,
  decided_at timestamp with time zone,
  was_kept boolean,
  reason_code text,
  reason text
);
alter table applications.application enable row level security;

create table applications.application_file (
  application_id uuid not null,
  file_id uuid not null,
  message_id uuid,
  side text not null,
  position integer not null,
  at timestamp with time zone not null
);
alter table applications.application_file enable row level security;

create table applications.counter (
  year integer not null,
  last integer not null
);

create table applications.message (
  id uuid not null,
  application_id uuid not null,
  at timestamp with time zone not null,
  side text not null,
  kind text not null,
  author_id uuid not null,
  text text not null
);
alter table applications.message enable row level security;

create table applications.question (
  message_id uuid not null,
  application_id uuid not null,
  deadline date not null,
  answered_at timestamp with time zone,
  last_day_reminded_at timestamp with time zone,
  overdue_reminded_at timestamp with time zone
);
alter table applications.question enable row level security;

create table applications.scan_look (
  application_id uuid not null,
  verifier_id uuid not null,
  file_id uuid not null,
  at timestamp with time zone not null
);
alter table applications.scan_look enable row level security;

create table applications.transition (
  id bigint generated always as identity not null,
  application_id uuid not null,
  at timestamp with time zone not null,
  act text not null,
  from_status text,
  to_status text,
  actor_id uuid,
  note text
);
alter table applications.transition enable row level security;

create table applications.verdict (
  application_id uuid not null,
  key text not null,
  matches boolean not null,
  on_scan text,
  verifier_id uuid not null,
  at timestamp with time zone not null
);
alter table applications.verdict enable row level security;

create table cmi5.course (
  id uuid not null,
  store_id uuid not null,
  structure text not null,
  made_at timestamp with time zone not null
);
alter table cmi5.course enable row level security;

create table cmi5.node (
  registration uuid not null,
  number integer not null,
  person_id uuid not null,
  completed_at timestamp with time zone,
  passed_at timestamp with time zone,
  waived_at timestamp with time zone,
  satisfied_at timestamp with time zone,
  score real,
  failed_at timestamp with time zone
);
alter table cmi5.node enable row level security;

create table cmi5.registration (
  id uuid not null,
  course_id uuid not null,
  store_id uuid not null,
  person_id uuid not null,
  began_at timestamp with time zone not null,
  holder_id uuid,
  part_id uuid,
  is_preview boolean default false not null
);
alter table cmi5.registration enable row level security;

create table cmi5.session (
  id uuid not null,
  registration uuid not null,
  number integer not null,
  person_id uuid not null,
  client_id uuid not null,
  mode text not null,
  fetch_hash text not null,
  fetched_at timestamp with time zone,
  launched_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  prefs_read_at timestamp with time zone,
  initialized_at timestamp with time zone,
  failed_at timestamp with time zone,
  heard_at timestamp with time zone,
  terminated_by uuid,
  terminated_at timestamp with time zone,
  abandoned_at timestamp with time zone,
  abandoned_by uuid
);
alter table cmi5.session enable row level security;

create table content.answer (
  attempt_id uuid not null,
  question integer not null,
  person_id uuid not null,
  value jsonb not null,
  saved_at timestamp with time zone not null,
  points real,
  remark text,
  reviewed_by uuid,
  reviewed_at timestamp with time zone
);
alter table content.answer enable row level security;

create table content.attempt (
  id uuid not null,
  study_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  number integer not null,
  state text not null,
  seed text not null,
  rules jsonb not null,
  questions jsonb not null,
  began_at timestamp with time zone not null,
  due_at timestamp with time zone,
  finished_at timestamp with time zone,
  points real,
  max_points real not null,
  is_passed boolean,
  mark_due_on date,
  mark_told_of text
);
alter table content.attempt enable row level security;

create table content.bank (
  id uuid not null,
  programme_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  revision integer not null,
  created_at timestamp with time zone not null
);
alter table content.bank enable row level security;

create table content.captions (
  id uuid not null,
  organisation_id uuid not null,
  material_id uuid not null,
  name text not null,
  size_bytes integer not null,
  cues integer not null,
  body text not null,
  created_at timestamp with time zone not null
);
alter table content.captions enable row level security;

create table content.course (
  study_id uuid not null,
  person_id uuid not null,
  programme_id uuid not null,
  edition_id uuid not null,
  last_item_id uuid,
  began_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  done_at timestamp with time zone
);
alter table content.course enable row level security;

create table content.device (
  study_id uuid not null,
  device_id uuid not null,
  person_id uuid not null,
  name text not null,
  seq bigint not null,
  at timestamp with time zone not null
);
alter table content.device enable row level security;

create table content.edition (
  id uuid not null,
  programme_id uuid not null,
  organisation_id uuid not null,
  number integer not null,
  state text not null,
  revision integer not null,
  opened_by uuid,
  opened_at timestamp with time zone,
  created_at timestamp with time zone not null
);
alter table content.edition enable row level security;

create table content.external_claim (
  id uuid not null,
  study_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  state text not null,
  note text,
  claimed_at timestamp with time zone not null,
  due_on date not null,
  told_of text,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text
);
alter table content.external_claim enable row level security;

create table content.extra_attempt (
  id uuid not null,
  study_id uuid not null,
  lineage uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  why text not null,
  granted_by uuid not null,
  granted_at timestamp with time zone not null
);
alter table content.extra_attempt enable row level security;

create table content.item (
  id uuid not null,
  edition_id uuid not null,
  organisation_id uuid not null,
  lineage uuid not null,
  position integer not null,
  kind text not null,
  title text not null,
  is_required boolean not null,
  material_id uuid,
  bank_id uuid,
  rules jsonb,
  captions_id uuid,
  external jsonb
);
alter table content.item enable row level security;

create table content.material (
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  file_id uuid not null,
  name text not null,
  size_bytes bigint not null,
  state text not null,
  kind text,
  refused_why text[] default '{}'::text[] not null,
  done integer default 0 not null,
  total integer default 0 not null,
  inside jsonb,
  brought_by uuid not null,
  created_at timestamp with time zone not null,
  ready_at timestamp with time zone,
  leased_until timestamp with time zone
);
alter table content.material enable row level security;

create table content.package_file (
  material_id uuid not null,
  path_key text not null,
  path text not null,
  offset_bytes bigint not null,
  packed_bytes bigint not null,
  size_bytes bigint not null,
  is_deflated boolean not null,
  type text not null
);
alter table content.package_file enable row level security;

create table content.package_session (
  client_id uuid not null,
  study_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  registration uuid not null,
  activity_id text not null,
  launched_at timestamp with time zone not null
);
alter table content.package_session enable row level security;

create table content.progress (
  study_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  state text not null,
  share real not null,
  score real,
  place integer,
  watched jsonb default '[]'::jsonb not null,
  device_id uuid not null,
  said_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  begun_at timestamp with time zone not null,
  done_at timestamp with time zone
);
alter table content.progress enable row level security;

create table content.question (
  bank_id uuid not null,
  organisation_id uuid not null,
  position integer not null,
  body jsonb not null
);
alter table content.question enable row level security;

create table content.runtime (
  study_id uuid not null,
  item_id uuid not null,
  sco text not null,
  person_id uuid not null,
  cmi jsonb not null,
  device_id uuid not null,
  said_at timestamp with time zone not null,
  kept_at timestamp with time zone not null
);
alter table content.runtime enable row level security;

create table content.term (
  key text not null,
  amount integer not null,
  unit text not null,
  effective_from date not null,
  source text not null
);

create table credentials.badge (
  certificate_id uuid not null,
  list_id integer not null,
  position integer not null,
  document text,
  digest text,
  key text
);
alter table credentials.badge enable row level security;

create table credentials.certificate (
  id uuid not null,
  source_key text not null,
  person_id uuid not null,
  holder text not null,
  kind text not null,
  title text not null,
  facts jsonb not null,
  application_id uuid,
  number text not null,
  code text not null,
  issued_at timestamp with time zone not null,
  file_id uuid,
  sha256 text,
  size_bytes integer,
  signer text,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  revoke_reason text,
  form text default 'certificate'::text not null,
  achievement jsonb
);
alter table credentials.certificate enable row level security;

create table credentials.counter (
  year integer not null,
  last integer not null
);

create table credentials.key (
  multibase text not null,
  first_used_at timestamp with time zone not null
);

create table credentials.signer (
  fingerprint text not null,
  certificate text not null,
  first_used_at timestamp with time zone not null
);

create table credentials.status_list (
  id integer generated always as identity not null,
  entries integer not null,
  made_at timestamp with time zone not null,
  revoked integer,
  signed text,
  signed_at timestamp with time zone
);

create table credits.activity (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  title text not null,
  place text not null,
  specialty_key text not null,
  specialty_name text not null,
  happened_on date not null,
  hours integer,
  state text not null,
  reason text,
  application_id uuid not null,
  credits integer not null,
  rule text not null,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  version integer not null,
  application_number text
);
alter table credits.activity enable row level security;

create table credits.activity_rule (
  kind text not null,
  effective_from date not null,
  effective_to date,
  credits_per_hour integer not null,
  yearly_most integer,
  words text not null,
  source text not null,
  is_verified boolean not null
);

create table credits.cycle (
  id uuid not null,
  person_id uuid not null,
  specialty_key text not null,
  specialty_code text,
  specialty_name text not null,
  document_kind text not null,
  series text,
  number text,
  issued_on date not null,
  starts_on date not null,
  ends_on date not null,
  paper_id uuid,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  version integer not null
);
alter table credits.cycle enable row level security;

create table credits.entry (
  id uuid not null,
  cycle_id uuid not null,
  person_id uuid not null,
  kind text not null,
  credits integer not null,
  earned_on date not null,
  title text not null,
  organisation text,
  source text not null,
  rule text not null,
  approved_by uuid,
  reverses uuid,
  reason text,
  at timestamp with time zone not null
);
alter table credits.entry enable row level security;

create table credits.expectation (
  id uuid not null,
  person_id uuid not null,
  cycle_id uuid,
  kind text not null,
  credits integer not null,
  earned_on date not null,
  specialty_key text,
  title text not null,
  organisation text,
  organisation_id uuid,
  source text not null,
  rule text not null,
  approved_by uuid,
  state text not null,
  due_on date,
  reminded_at timestamp with time zone,
  reason text,
  created_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  confirmed_number text,
  overdue_told_at timestamp with time zone,
  specialties text[] default '{}'::text[] not null,
  twin_id uuid,
  distinct_from uuid[] default '{}'::uuid[] not null,
  decided_at timestamp with time zone
);
alter table credits.expectation enable row level security;

create table credits.package (
  cycle_id uuid not null,
  person_id uuid not null,
  education text,
  workplace text,
  post text,
  is_agreed boolean,
  why_not text,
  version integer not null,
  saved_at timestamp with time zone not null,
  filed_on date,
  filed_number text,
  words jsonb default '{}'::jsonb not null
);
alter table credits.package enable row level security;

create table credits.rule (
  id text not null,
  title text not null,
  effective_from date not null,
  effective_to date,
  total_credits integer not null,
  programme_credits integer not null,
  cycle_years integer not null,
  filing_months integer not null,
  yearly_pace integer not null,
  source text not null
);

create table credits.term (
  key text not null,
  months integer not null,
  effective_from date not null,
  source text not null
);

create table credits.worth (
  what text not null,
  effective_from date not null,
  effective_to date,
  credits_per_hour integer not null,
  words text not null,
  source text not null,
  is_verified boolean not null
);

create table files.attachment (
  kind text not null,
  object_id uuid not null,
  file_id uuid not null
);
alter table files.attachment enable row level security;

create table files.file (
  id uuid not null,
  owner_id uuid not null,
  purpose text not null,
  name text not null,
  state text not null,
  declared_size_bytes integer not null,
  declared_sha256 text not null,
  received_bytes integer default 0 not null,
  content_id uuid,
  media_type text,
  size_bytes integer,
  sha256 text,
  wrapped_key text,
  page_count integer,
  preview_id uuid,
  preview_size_bytes integer,
  preview_sha256 text,
  preview_wrapped_key text,
  refused_why text,
  created_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  checked_at timestamp with time zone,
  sealed_for uuid
);
alter table files.file enable row level security;

create table files.part (
  file_id uuid not null,
  offset_bytes integer not null,
  size_bytes integer not null,
  sha256 text not null,
  content_id uuid not null,
  wrapped_key text not null
);
alter table files.part enable row level security;

create table identity.authenticator (
  id uuid not null,
  person_id uuid not null,
  session_id uuid not null,
  sealed bytea not null,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint,
  last_used_at timestamp with time zone
);

create table identity.block (
  id uuid not null,
  scope text not null,
  key text not null,
  person_id uuid,
  reason text not null,
  at timestamp with time zone not null,
  until timestamp with time zone not null,
  lifted_at timestamp with time zone,
  kind text default 'guessing'::text not null,
  failures integer default 0 not null,
  accounts integer,
  since timestamp with time zone,
  addresses text[] default '{}'::text[] not null,
  stopped integer default 0 not null,
  stopped_at timestamp with time zone,
  lifted_by uuid,
  lifted_why text
);

create table identity.challenge (
  id uuid not null,
  purpose text not null,
  person_id uuid not null,
  session_id uuid,
  payload_hash text not null,
  mac text not null,
  channel text not null,
  address_hash text not null,
  ip text not null,
  state text not null,
  attempts_left integer not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  is_known_device boolean default false not null
);

create table identity.device (
  token_hash bytea not null,
  person_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  last_role text
);

create table identity.employment (
  id uuid not null,
  person_id uuid not null,
  esia_org_oid text not null,
  kind text not null,
  short_name text not null,
  full_name text not null,
  ogrn text,
  branch_name text,
  is_chief boolean not null,
  is_admin boolean not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ended_at timestamp with time zone
);

create table identity.esia_flow (
  state uuid not null,
  session_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  purpose text default 'sign-in'::text not null
);

create table identity.esia_renewal (
  person_id uuid not null,
  sealed bytea not null,
  obtained_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  failures integer default 0 not null
);

create table identity.failure_count (
  scope text not null,
  key text not null,
  count integer not null,
  since timestamp with time zone not null,
  last_at timestamp with time zone not null
);

create table identity.failure_login (
  ip text not null,
  login_hash text not null,
  at timestamp with time zone not null
);

create table identity.failure_password (
  mac text not null,
  login_hash text not null,
  at timestamp with time zone not null
);

create table identity.merge (
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  why text not null,
  moved jsonb not null,
  at timestamp with time zone not null
);

create table identity.merge_offer (
  id uuid not null,
  session_id uuid not null,
  gone_id uuid not null,
  kept_id uuid not null,
  esia_oid text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table identity.merge_proposal (
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  likeness text not null,
  proposed_by uuid not null,
  reason text not null,
  proposed_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  kept_agreed_at timestamp with time zone,
  gone_agreed_at timestamp with time zone,
  state text default 'waiting'::text not null,
  settled_at timestamp with time zone
);

create table identity.passkey (
  id uuid not null,
  person_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  name text not null,
  aaguid uuid not null,
  is_synced boolean not null,
  added_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  suspected_at timestamp with time zone
);

create table identity.passkey_challenge (
  id uuid not null,
  session_id uuid not null,
  person_id uuid,
  purpose text not null,
  challenge text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

create table identity.password (
  person_id uuid not null,
  login_email text,
  hash text not null,
  earlier text[] default '{}'::text[] not null,
  changed_at timestamp with time zone not null,
  recovered_at timestamp with time zone,
  disabled_at timestamp with time zone,
  warned_days integer,
  must_change text,
  disabled_for text
);

create table identity.password_change (
  id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  how text not null,
  device text
);

create table identity.person (
  id uuid not null,
  snils text,
  snils_is_proved boolean default false not null,
  family_name text not null,
  given_name text not null,
  patronymic text,
  birth_date date,
  gender text,
  phone text,
  phone_verified boolean default false not null,
  email text,
  email_verified boolean default false not null,
  esia_oid text,
  esia_level text,
  is_confirmed boolean default false not null,
  esia_facts jsonb,
  sources jsonb default '{}'::jsonb not null,
  synchronised_at timestamp with time zone,
  blocked_at timestamp with time zone,
  blocked_why text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  esia_unlinked_at timestamp with time zone,
  claimed_snils text,
  merged_into uuid,
  merged_at timestamp with time zone,
  esia_changes jsonb
);

create table identity.recovery (
  id uuid not null,
  login_hash text not null,
  login text,
  person_id uuid,
  token_hash bytea,
  ip text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  session_id uuid,
  used_at timestamp with time zone,
  proved_at timestamp with time zone
);

create table identity.recovery_code (
  person_id uuid not null,
  mac text not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table identity.registration (
  id uuid not null,
  token_hash bytea,
  email text not null,
  facts jsonb not null,
  password_hash text not null,
  ip text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table identity.second_step (
  person_id uuid not null,
  preferred text,
  is_messages_off boolean default false not null,
  updated_at timestamp with time zone not null
);

create table identity.sign_in (
  session_id uuid not null,
  person_id uuid not null,
  method text not null,
  first_step_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  device_name text not null,
  is_new_device boolean not null,
  failures_before integer default 0 not null,
  ip text not null,
  esia_said jsonb,
  second_step text,
  code_passed_at timestamp with time zone,
  address text,
  network text,
  is_known_device boolean default false not null,
  suspicions text[] default '{}'::text[] not null
);

create table journal.explanation (
  id uuid not null,
  entry_id bigint not null,
  subject_id uuid not null,
  actor_id uuid,
  words text not null,
  asked_at timestamp with time zone not null,
  due_on date not null,
  reminded_at timestamp with time zone,
  overdue_told_at timestamp with time zone,
  answered_by uuid,
  answered_at timestamp with time zone,
  answer text
);
alter table journal.explanation enable row level security;

create table learning.alias (
  programme_id uuid not null,
  cabinet text not null,
  organisation_id uuid not null,
  number text not null,
  key text not null
);
alter table learning.alias enable row level security;

create table learning.broadcast (
  session_id uuid not null,
  organisation_id uuid not null,
  link text not null
);
alter table learning.broadcast enable row level security;

create table learning.listing (
  programme_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  form text not null,
  is_budget boolean not null,
  is_insured boolean not null,
  is_paid boolean not null,
  hours integer not null,
  hours_band text generated always as (
CASE
    WHEN (hours <= 6) THEN '1-6'::text
    WHEN (hours <= 17) THEN '7-17'::text
    WHEN (hours <= 36) THEN '18-36'::text
    WHEN (hours <= 72) THEN '37-72'::text
    WHEN (hours <= 144) THEN '73-144'::text
    ELSE '145-'::text
END) stored not null,
  price_kopecks bigint not null,
  specialties text[] not null,
  is_anytime boolean not null,
  next_on date,
  sort_on date generated always as (
CASE
    WHEN (next_on IS NOT NULL) THEN next_on
    WHEN is_anytime THEN '9999-12-30'::date
    ELSE '9999-12-31'::date
END) stored not null,
  published_at timestamp with time zone not null,
  rating numeric(3,2),
  review_count integer default 0 not null,
  rating_order integer generated always as (COALESCE((round((rating * (100)::numeric)))::integer, 0)) stored not null,
  rating_band text generated always as (
CASE
    WHEN (rating >= (4)::numeric) THEN '4'::text
    WHEN (rating >= (3)::numeric) THEN '3'::text
    ELSE 'none'::text
END) stored not null
);

create table learning.listing_text (
  programme_id uuid not null,
  title_words tsvector not null,
  all_words tsvector not null
);

create table learning.programme (
  id uuid not null,
  organisation_id uuid not null,
  number text not null,
  kind text not null,
  state text not null,
  latest_version integer not null,
  published_version integer,
  withdrawn_why text,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  revision integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table learning.programme enable row level security;

create table learning.provider (
  organisation_id uuid not null,
  organisation_name text not null,
  city text not null,
  state text not null,
  responsible_name text not null,
  responsible_post text not null,
  responsible_phone text not null,
  responsible_email text not null,
  statement_number text not null,
  statement_on date,
  reason text,
  submitted_by uuid,
  submitted_at timestamp with time zone,
  due_on date,
  decided_by uuid,
  decided_at timestamp with time zone,
  version integer not null,
  created_at timestamp with time zone not null
);
alter table learning.provider enable row level security;

create table learning.rule (
  kind text not null,
  effective_from date not null,
  effective_to date,
  min_hours integer not null,
  max_hours integer not null,
  credits_per_hour integer not null,
  source text not null
);

create table learning.saved_search (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  filter jsonb not null,
  notifies boolean not null,
  made_at timestamp with time zone not null
);
alter table learning.saved_search enable row level security;

create table learning.session (
  id uuid not null,
  programme_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  starts_at text,
  apply_by date,
  places integer,
  taken integer default 0 not null,
  place text
);

create table learning.tally (
  only_one boolean default true not null,
  day date not null,
  counted jsonb not null,
  at timestamp with time zone not null
);

create table learning.version (
  programme_id uuid not null,
  version integer not null,
  organisation_id uuid not null,
  state text not null,
  title text not null,
  annotation text not null,
  event_kind text,
  form text not null,
  hours integer,
  bases text[] not null,
  price_kopecks bigint,
  specialties text[] not null,
  competencies text[] not null,
  features text[] not null,
  is_anytime boolean not null,
  credits integer,
  rule text,
  written_by uuid,
  submitted_by uuid,
  submitted_at timestamp with time zone,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  created_at timestamp with time zone not null,
  difficulty text
);
alter table learning.version enable row level security;

create table learning.word (
  word text not null,
  stem text not null,
  letters text generated always as (translate(word, 'абвгдежзийклмнопрстуфхцчшщъыьэюя'::text, 'abvgdejzi0klmnoprstufhc1w2345y6q'::text)) stored not null
);

create table licences.change (
  id bigint generated always as identity not null,
  paper_id uuid not null,
  at timestamp with time zone not null,
  act text not null,
  from_status text,
  to_status text not null,
  actor_id uuid,
  reason text,
  differences jsonb default '[]'::jsonb not null
);
alter table licences.change enable row level security;

create table licences.draft (
  id uuid not null,
  person_id uuid not null,
  version integer not null,
  fields jsonb not null,
  renews_id uuid,
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  submitted_at timestamp with time zone
);
alter table licences.draft enable row level security;

create table licences.import_run (
  id uuid not null,
  started_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  how text not null,
  asked_by uuid,
  state text not null,
  cursor text,
  counts jsonb not null,
  faults jsonb default '[]'::jsonb not null,
  error text
);

create table licences.mismatch (
  id uuid not null,
  person_id uuid not null,
  paper_id uuid,
  registry_ref text not null,
  kind text not null,
  differences jsonb not null,
  theirs jsonb,
  state text not null,
  opened_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  question text,
  answer text,
  version integer not null
);
alter table licences.mismatch enable row level security;

create table licences.paper (
  id uuid not null,
  person_id uuid not null,
  class text not null,
  kind text not null,
  number text,
  issuer text,
  organisation_id uuid,
  organisation_name text,
  ogrn text,
  specialty_key text,
  specialty_code text,
  specialty_name text,
  specialty_level text,
  post text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  document_key text not null,
  status text not null,
  origin text not null,
  registry_ref text,
  application_id uuid,
  renews_id uuid,
  file_ids uuid[] not null,
  decided_at timestamp with time zone,
  reason text,
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table licences.paper enable row level security;

create table licences.registry_row (
  ref text not null,
  person_id uuid not null,
  hash text not null,
  seen_at timestamp with time zone not null
);
alter table licences.registry_row enable row level security;

create table licences.warning (
  paper_id uuid not null,
  ends_at timestamp with time zone not null,
  days integer not null,
  at timestamp with time zone not null
);
alter table licences.warning enable row level security;

create table lrs.activity (
  store_id uuid not null,
  key uuid not null,
  id text not null,
  definition text not null
);
alter table lrs.activity enable row level security;

create table lrs.activity_profile (
  store_id uuid not null,
  activity_key uuid not null,
  id_key uuid not null,
  id text not null,
  content_type text not null,
  content bytea not null,
  etag text not null,
  updated_at timestamp with time zone not null
);
alter table lrs.activity_profile enable row level security;

create table lrs.actor (
  store_id uuid not null,
  agent_key uuid not null,
  person_id uuid not null
);
alter table lrs.actor enable row level security;

create table lrs.attachment (
  store_id uuid not null,
  sha2 text not null,
  content_type text not null,
  sealed bytea not null
);
alter table lrs.attachment enable row level security;

create table lrs.attachment_of (
  store_id uuid not null,
  statement_id uuid not null,
  sha2 text not null
);
alter table lrs.attachment_of enable row level security;

create table lrs.client (
  id uuid not null,
  key text not null,
  secret_hash text not null,
  store_id uuid not null,
  title text not null,
  scopes text[] not null,
  speaks text not null,
  person_id uuid,
  actor jsonb,
  actor_key uuid,
  registration uuid,
  made_by uuid,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  revoked_at timestamp with time zone,
  guard text,
  used_at timestamp with time zone
);

create table lrs.document (
  store_id uuid not null,
  kind text not null,
  agent_key uuid not null,
  activity_key uuid not null,
  registration uuid not null,
  id_key uuid not null,
  id text not null,
  person_id uuid,
  content_type text not null,
  content bytea not null,
  etag text not null,
  updated_at timestamp with time zone not null
);
alter table lrs.document enable row level security;

create table lrs.mention (
  store_id uuid not null,
  key uuid not null,
  place bigint not null,
  of_place bigint not null,
  is_direct boolean not null
);
alter table lrs.mention enable row level security;

create table lrs.statement (
  store_id uuid not null,
  id uuid not null,
  place bigint not null,
  client_id uuid,
  person_id uuid,
  is_voiding boolean not null,
  refers_to uuid,
  body text not null
);
alter table lrs.statement enable row level security;

create table lrs.voided (
  store_id uuid not null,
  id uuid not null,
  by_id uuid not null
);
alter table lrs.voided enable row level security;

create table messages.message (
  id uuid not null,
  seq bigint generated always as identity not null,
  key text not null,
  person_id uuid,
  channel text not null,
  kind text not null,
  is_secret boolean not null,
  lane text not null,
  address_sealed bytea,
  address_hint text not null,
  address_id text,
  content_sealed bytea,
  status text not null,
  reason text,
  adapter text,
  tries integer default 0 not null,
  queued_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  lease_until timestamp with time zone,
  settled_at timestamp with time zone
);
alter table messages.message enable row level security;

create table messages.part (
  adapter text not null,
  provider_id text not null,
  message_id uuid,
  state text,
  at timestamp with time zone not null
);
alter table messages.part enable row level security;

create table messages.try (
  message_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  outcome text not null,
  reason text,
  adapter text
);
alter table messages.try enable row level security;

create table notifications.device (
  id uuid not null,
  person_id uuid not null,
  session_id uuid,
  endpoint_digest text not null,
  subscription_sealed bytea not null,
  name text not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text
);
alter table notifications.device enable row level security;

create table notifications.notification (
  id uuid not null,
  event_key text not null,
  person_id uuid not null,
  kind text not null,
  title text not null,
  text text not null,
  link text not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  template text not null,
  data jsonb not null,
  waiting text[] not null,
  asked text[] not null,
  reached_by text,
  reached_at timestamp with time zone
);
alter table notifications.notification enable row level security;

create table notifications.preference (
  person_id uuid not null,
  channels jsonb not null,
  mode text not null,
  is_quiet boolean not null,
  updated_at timestamp with time zone not null
);
alter table notifications.preference enable row level security;

create table organisations.organisation (
  id uuid not null,
  kind text not null,
  name text not null,
  short_name text not null,
  city text not null,
  region text not null,
  address text,
  phone text,
  site text,
  ogrn text not null,
  inn text not null,
  licence_number text,
  licence_issued_on date,
  licence_is_active boolean,
  search_text text not null,
  search_words tsvector generated always as (to_tsvector('russian'::regconfig, search_text)) stored,
  closed_on date,
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  search_letters text generated always as (translate(search_text, 'абвгдежзийклмнопрстуфхцчшщъыьэюя'::text, 'abvgdejzi0klmnoprstufhc1w2345y6q'::text)) stored not null
);

create table organisations.specialty (
  key text not null,
  code text,
  name text not null,
  level text not null,
  is_verified boolean not null
);

create table oversight.finding (
  id uuid not null,
  day date not null,
  kind text not null,
  is_grave boolean not null,
  person_id uuid,
  address text,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  numbers jsonb not null,
  evidence bigint[] not null
);
alter table oversight.finding enable row level security;

create table oversight.report (
  day date not null,
  made_at timestamp with time zone not null,
  totals jsonb not null,
  hours jsonb not null,
  digest text not null
);
alter table oversight.report enable row level security;

create table oversight.volume (
  day date not null,
  actor_id uuid not null,
  looks integer not null,
  night_looks integer not null
);
alter table oversight.volume enable row level security;

create table plans.calendar_address (
  person_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null
);
alter table plans.calendar_address enable row level security;

create table plans.draft (
  person_id uuid not null,
  plan_id uuid,
  wishes jsonb not null,
  items jsonb,
  step integer not null,
  version integer not null,
  saved_at timestamp with time zone not null
);
alter table plans.draft enable row level security;

create table plans.item (
  plan_id uuid not null,
  programme_id uuid not null,
  person_id uuid not null,
  place integer not null,
  title text not null,
  organisation text not null,
  kind text not null,
  hours integer not null,
  credits integer not null,
  difficulty text,
  is_free boolean not null,
  price_kopecks bigint,
  session jsonb,
  starts_on date not null,
  due_on date not null,
  why text[] not null,
  state text not null,
  done_hours integer not null,
  finished_on date
);
alter table plans.item enable row level security;

create table plans.plan (
  id uuid not null,
  person_id uuid not null,
  state text not null,
  name text not null,
  wishes jsonb not null,
  goal jsonb not null,
  weeks jsonb not null,
  shortfalls text[] not null,
  notes text[] not null,
  starts_on date not null,
  deadline date not null,
  done_before integer not null,
  made_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null
);
alter table plans.plan enable row level security;

create table plans.reminder (
  id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  kind text not null,
  programme_id uuid,
  remind_on date not null,
  told_at timestamp with time zone
);
alter table plans.reminder enable row level security;

create table platform.context_key (
  is_only boolean default true not null,
  inner_pad bytea not null,
  outer_pad bytea not null,
  enrolled_at timestamp with time zone default now() not null
);

create table platform.idempotency (
  person_id uuid not null,
  route text not null,
  key text not null,
  body_hash text not null,
  reply jsonb,
  at timestamp with time zone not null
);

create table platform.journal_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  code text not null,
  outcome text not null,
  actor_id uuid,
  actor_roles text[] not null,
  actor_session_id uuid,
  organisation_id uuid,
  subject_id uuid,
  object_kind text,
  object_id text,
  request_id text not null,
  ip text,
  details jsonb not null,
  request_proof jsonb,
  salt bytea not null,
  leaf_hash bytea not null
);
alter table platform.journal_entry enable row level security;

create table platform.journal_horizon (
  only_one boolean default true not null,
  settled bigint not null,
  seen bigint not null,
  until xid8 not null,
  looked_at timestamp with time zone not null
);

create table platform.journal_leaf (
  position bigint not null,
  entry_id bigint not null
);

create table platform.journal_state (
  size bigint not null,
  root bytea not null,
  at timestamp with time zone not null,
  note text not null
);

create table platform.journal_tile (
  level smallint not null,
  number bigint not null,
  hashes bytea not null
);

create table platform.kek (
  kid text not null,
  wrapped bytea not null,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone
);

create table platform.live_event (
  id bigint generated always as identity not null,
  topic text not null,
  type text not null,
  payload jsonb not null,
  at timestamp with time zone default clock_timestamp() not null
);

create table platform.machine_key (
  jkt text not null,
  public_jwk jsonb not null,
  name text not null,
  person_id uuid not null,
  organisation_id uuid not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid
);

create unlogged table platform.nonce (
  jkt text not null,
  nonce text not null,
  at timestamp with time zone not null
);

create unlogged table platform.nonce_boot (
  only_one boolean default true not null,
  id text not null
);

create table platform.opening (
  person_id uuid not null,
  section text not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone
);

create table platform.outbox (
  id bigint generated always as identity not null,
  type text not null,
  payload jsonb not null,
  at timestamp with time zone not null
);

create table platform.person_key (
  person_id uuid not null,
  kid text not null,
  wrapped bytea not null
);

create table platform.policy (
  id bigint generated always as identity not null,
  key text not null,
  value jsonb not null,
  effective_from timestamp with time zone not null,
  source text not null,
  set_by uuid,
  why text,
  at timestamp with time zone default now() not null
);

create table platform.role_grant (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  organisation_id uuid,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  origin text default 'grant'::text not null,
  starts_at timestamp with time zone,
  until timestamp with time zone,
  basis text,
  approved_by uuid,
  approved_at timestamp with time zone,
  ended_by uuid,
  ended_why text
);

create table platform.session (
  id uuid not null,
  token_hash bytea not null,
  jkt text not null,
  public_jwk jsonb not null,
  state text not null,
  person_id uuid,
  method text,
  esia_id_token text,
  ip text not null,
  user_agent text not null,
  created_at timestamp with time zone not null,
  activated_at timestamp with time zone,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text,
  proved_by text,
  proved_at timestamp with time zone,
  chosen_organisation_id uuid,
  chosen_ogrn text,
  active_role text,
  previous_token_hash bytea,
  previous_until timestamp with time zone
);

create table portfolio.entry (
  source text not null,
  person_id uuid not null,
  kind text not null,
  status text not null,
  word text not null,
  title text not null,
  organisation text,
  specialty_key text,
  starts_on date,
  due_on date,
  ended_on date,
  credits integer not null,
  credited integer not null,
  number text,
  link text,
  note text,
  sort_on date not null,
  search_text text not null
);
alter table portfolio.entry enable row level security;

create table portfolio.event (
  event_id bigint not null,
  person_id uuid not null,
  source text not null,
  type text not null,
  payload jsonb not null,
  at timestamp with time zone not null
);
alter table portfolio.event enable row level security;

create table portfolio.former (
  gone_id uuid not null,
  kept_id uuid not null
);

create table presence.answer (
  meeting_id uuid not null,
  person_id uuid not null,
  n integer not null,
  answered_at timestamp with time zone not null
);
alter table presence.answer enable row level security;

create table presence.attendee (
  meeting_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  joined_at timestamp with time zone not null,
  last_beat_at timestamp with time zone not null,
  watched_ms bigint default 0 not null,
  confirmed integer default 0 not null,
  is_confirmed boolean,
  settled_at timestamp with time zone
);
alter table presence.attendee enable row level security;

create table presence.batch (
  id uuid not null,
  meeting_id uuid not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  voided_at timestamp with time zone
);

create table presence.check (
  meeting_id uuid not null,
  n integer not null,
  asks_at timestamp with time zone not null,
  told_at timestamp with time zone
);
alter table presence.check enable row level security;

create table presence.code (
  mac text not null,
  batch_id uuid not null,
  used_by uuid,
  used_at timestamp with time zone
);
alter table presence.code enable row level security;

create table presence.day (
  meeting_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null
);

create table presence.meeting (
  id uuid not null,
  programme_id uuid not null,
  session_id uuid not null,
  organisation_id uuid not null,
  title text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  checks integer not null,
  window_minutes integer not null,
  min_minutes integer not null,
  confirmed_over numeric(3,2) not null,
  codes_from timestamp with time zone,
  codes_until timestamp with time zone,
  settled_at timestamp with time zone,
  made_at timestamp with time zone not null,
  version integer not null
);

create table presence.miss (
  id bigint generated always as identity not null,
  person_id uuid not null,
  at timestamp with time zone not null
);
alter table presence.miss enable row level security;

create table presence.rule (
  effective_from date not null,
  effective_to date,
  confirmed_over numeric(3,2) not null,
  minutes_share numeric(3,2) not null,
  source text not null
);

create table records.confirmation (
  id uuid not null,
  record_id uuid not null,
  person_id uuid not null,
  payload jsonb not null,
  payload_hash text not null,
  challenge_id uuid not null,
  at timestamp with time zone not null
);
alter table records.confirmation enable row level security;

create table records.draft (
  id uuid not null,
  person_id uuid not null,
  version integer not null,
  fields jsonb not null,
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  challenge_id uuid,
  payload_hash text
);
alter table records.draft enable row level security;

create table records.record (
  id uuid not null,
  person_id uuid not null,
  status text not null,
  kind text not null,
  institution_id uuid,
  institution_name text not null,
  specialty_key text not null,
  specialty_code text,
  specialty_name text not null,
  programme text,
  form text not null,
  started_on date not null,
  ended_on date not null,
  issued_on date not null,
  hours integer,
  series text,
  number text not null,
  document_key text not null,
  file_ids uuid[] not null,
  confirmed_at timestamp with time zone not null,
  application_id uuid not null,
  decided_at timestamp with time zone,
  reason text
);
alter table records.record enable row level security;

create table registrations.registration (
  id uuid not null,
  person_id uuid not null,
  status text not null,
  version integer not null,
  fields jsonb not null,
  ogrn text,
  application_id uuid,
  organisation_id uuid,
  reason text,
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  deleted_at timestamp with time zone
);
alter table registrations.registration enable row level security;

create table registrations.transition (
  id bigint generated always as identity not null,
  registration_id uuid not null,
  at timestamp with time zone not null,
  act text not null,
  actor_id uuid,
  reason text
);
alter table registrations.transition enable row level security;

create table staff.invitation (
  id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by uuid
);

create table staff.proposal (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  organisation_id uuid,
  until timestamp with time zone,
  basis text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  state text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_why text
);
alter table staff.proposal enable row level security;

create table staff.role_rule (
  id bigint generated always as identity not null,
  role text not null,
  effective_from timestamp with time zone not null,
  needs_two boolean not null,
  longest_days integer,
  granted_by text[] not null,
  approved_by text[] not null,
  is_asked_for boolean not null,
  source text not null
);

create table staff.status_request (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  instead_of text,
  organisation_id uuid,
  words text not null,
  application_id uuid not null,
  asked_at timestamp with time zone not null,
  state text not null,
  first_by uuid,
  first_at timestamp with time zone,
  second_by uuid,
  second_at timestamp with time zone,
  settled_at timestamp with time zone,
  refused_why text,
  proposal_id uuid
);
alter table staff.status_request enable row level security;

create table studies.note (
  id uuid not null,
  study_id uuid not null,
  person_id uuid not null,
  place text not null,
  text text not null,
  version integer not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);
alter table studies.note enable row level security;

create table studies.question (
  id uuid not null,
  study_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  place text not null,
  text text not null,
  asked_at timestamp with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone
);
alter table studies.question enable row level security;

create table studies.review (
  id uuid not null,
  study_id uuid not null,
  programme_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  rating integer not null,
  text text not null,
  state text not null,
  written_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  reply text,
  replied_at timestamp with time zone,
  reported_at timestamp with time zone,
  reported_by uuid,
  report_why text
);
alter table studies.review enable row level security;

create table studies.review_writing (
  person_id uuid not null,
  study_id uuid not null,
  at timestamp with time zone not null
);
alter table studies.review_writing enable row level security;

create table studies.study (
  id uuid not null,
  person_id uuid not null,
  programme_id uuid not null,
  version integer not null,
  session_id uuid,
  organisation_id uuid not null,
  organisation_name text not null,
  number text not null,
  kind text not null,
  title text not null,
  hours integer not null,
  credits integer not null,
  rule text not null,
  specialty_key text,
  basis text not null,
  state text not null,
  applied_at timestamp with time zone not null,
  starts_on date not null,
  ends_on date,
  started_at timestamp with time zone,
  order_number text,
  finished_on date,
  via text,
  settled_at timestamp with time zone,
  settled_by uuid,
  reason text,
  document_number text,
  certificate_id uuid,
  share numeric(5,4) default 0 not null,
  score numeric(5,4),
  content_done_at timestamp with time zone,
  touched_at timestamp with time zone not null,
  due_on date,
  due_rule text,
  reminded_at timestamp with time zone,
  overdue_told_at timestamp with time zone,
  told_of text,
  earliest_on date,
  credit_state text,
  credited_at timestamp with time zone
);
alter table studies.study enable row level security;

create table studies.term (
  key text not null,
  amount integer not null,
  unit text not null,
  effective_from date not null,
  source text not null
);

-- Ограничения

alter table applications.application add constraint application_check CHECK (((status = 'question'::text) = (days_left IS NOT NULL)));

alter table applications.application add constraint application_check1 CHECK (((status = 'question'::text) = (answer_by IS NOT NULL)));

alter table applications.application add constraint application_check2 CHECK (((status = ANY (ARRAY['approved'::text, 'rejected'::text, 'withdrawn'::text])) = (decided_at IS NOT NULL)));

alter table applications.application add constraint application_number_key UNIQUE (number);

alter table applications.application add constraint application_pkey PRIMARY KEY (id);

alter table applications.application add constraint application_status_check CHECK ((status = ANY (ARRAY['under-review'::text, 'question'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text])));

alter table applications.application_file add constraint application_file_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications.application(id);

alter table applications.application_file add constraint application_file_message_id_fkey FOREIGN KEY (message_id) REFERENCES applications.message(id);

alter table applications.application_file add constraint application_file_pkey PRIMARY KEY (application_id, file_id);

alter table applications.application_file add constraint application_file_side_check CHECK ((side = ANY (ARRAY['applicant'::text, 'verifier'::text])));

alter table applications.counter add constraint counter_pkey PRIMARY KEY (year);

alter table applications.message add constraint message_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications.application(id);

alter table applications.message add constraint message_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'answer'::text, 'remark'::text])));

alter table applications.message add constraint message_pkey PRIMARY KEY (id);

alter table applications.message add constraint message_side_check CHECK ((side = ANY (ARRAY['applicant'::text, 'verifier'::text])));

alter table applications.question add constraint question_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications.application(id);

alter table applications.question add constraint question_message_id_fkey FOREIGN KEY (message_id) REFERENCES applications.message(id);

alter table applications.question add constraint question_pkey PRIMARY KEY (message_id);

alter table applications.scan_look add constraint scan_look_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications.application(id);

alter table applications.scan_look add constraint scan_look_pkey PRIMARY KEY (application_id, verifier_id, file_id);

alter table applications.transition add constraint transition_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications.application(id);

alter table applications.transition add constraint transition_pkey PRIMARY KEY (id);

alter table applications.verdict add constraint verdict_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications.application(id);

alter table applications.verdict add constraint verdict_pkey PRIMARY KEY (application_id, key);

alter table cmi5.course add constraint course_pkey PRIMARY KEY (id);

alter table cmi5.node add constraint node_number_check CHECK ((number >= 0));

alter table cmi5.node add constraint node_pkey PRIMARY KEY (registration, number);

alter table cmi5.node add constraint node_registration_fkey FOREIGN KEY (registration) REFERENCES cmi5.registration(id);

alter table cmi5.node add constraint node_score_check CHECK (((score >= ('-1'::integer)::double precision) AND (score <= (1)::double precision)));

alter table cmi5.registration add constraint registration_check CHECK (((holder_id IS NULL) = (part_id IS NULL)));

alter table cmi5.registration add constraint registration_course_id_fkey FOREIGN KEY (course_id) REFERENCES cmi5.course(id);

alter table cmi5.registration add constraint registration_pkey PRIMARY KEY (id);

alter table cmi5.session add constraint session_client_id_key UNIQUE (client_id);

alter table cmi5.session add constraint session_fetch_hash_key UNIQUE (fetch_hash);

alter table cmi5.session add constraint session_mode_check CHECK ((mode = ANY (ARRAY['Normal'::text, 'Browse'::text, 'Review'::text])));

alter table cmi5.session add constraint session_pkey PRIMARY KEY (id);

alter table cmi5.session add constraint session_registration_fkey FOREIGN KEY (registration) REFERENCES cmi5.registration(id);

alter table content.answer add constraint answer_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES content.attempt(id);

alter table content.answer add constraint answer_check CHECK (((reviewed_by IS NULL) OR (reviewed_by <> person_id)));

alter table content.answer add constraint answer_pkey PRIMARY KEY (attempt_id, question);

alter table content.answer add constraint answer_points_check CHECK ((points >= (0)::double precision));

alter table content.answer add constraint answer_question_check CHECK ((question >= 0));

alter table content.attempt add constraint attempt_check CHECK (((state = 'running'::text) = (finished_at IS NULL)));

alter table content.attempt add constraint attempt_check1 CHECK (((state = 'finished'::text) = (is_passed IS NOT NULL)));

alter table content.attempt add constraint attempt_item_id_fkey FOREIGN KEY (item_id) REFERENCES content.item(id);

alter table content.attempt add constraint attempt_mark_told_of_check CHECK ((mark_told_of = ANY (ARRAY['waits'::text, 'today'::text, 'overdue'::text])));

alter table content.attempt add constraint attempt_max_points_check CHECK ((max_points > (0)::double precision));

alter table content.attempt add constraint attempt_number_check CHECK ((number > 0));

alter table content.attempt add constraint attempt_pkey PRIMARY KEY (id);

alter table content.attempt add constraint attempt_state_check CHECK ((state = ANY (ARRAY['running'::text, 'review'::text, 'finished'::text])));

alter table content.attempt add constraint attempt_study_id_fkey FOREIGN KEY (study_id) REFERENCES content.course(study_id);

alter table content.attempt add constraint attempt_study_id_item_id_number_key UNIQUE (study_id, item_id, number);

alter table content.bank add constraint bank_pkey PRIMARY KEY (id);

alter table content.captions add constraint captions_cues_check CHECK ((cues > 0));

alter table content.captions add constraint captions_material_id_fkey FOREIGN KEY (material_id) REFERENCES content.material(id) ON DELETE CASCADE;

alter table content.captions add constraint captions_pkey PRIMARY KEY (id);

alter table content.captions add constraint captions_size_bytes_check CHECK (((size_bytes >= 1) AND (size_bytes <= 1048576)));

alter table content.course add constraint course_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES content.edition(id);

alter table content.course add constraint course_pkey PRIMARY KEY (study_id);

alter table content.device add constraint device_pkey PRIMARY KEY (study_id, device_id);

alter table content.device add constraint device_seq_check CHECK ((seq >= 0));

alter table content.device add constraint device_study_id_fkey FOREIGN KEY (study_id) REFERENCES content.course(study_id);

alter table content.edition add constraint edition_check CHECK (((state = 'draft'::text) = (opened_at IS NULL)));

alter table content.edition add constraint edition_number_check CHECK ((number > 0));

alter table content.edition add constraint edition_pkey PRIMARY KEY (id);

alter table content.edition add constraint edition_programme_id_number_key UNIQUE (programme_id, number);

alter table content.edition add constraint edition_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'past'::text])));

alter table content.external_claim add constraint external_claim_check CHECK (((state = ANY (ARRAY['confirmed'::text, 'returned'::text])) = (decided_at IS NOT NULL)));

alter table content.external_claim add constraint external_claim_check1 CHECK (((decided_by IS NULL) = (decided_at IS NULL)));

alter table content.external_claim add constraint external_claim_check2 CHECK (((state = 'returned'::text) = (reason IS NOT NULL)));

alter table content.external_claim add constraint external_claim_check3 CHECK ((decided_by <> person_id));

alter table content.external_claim add constraint external_claim_item_id_fkey FOREIGN KEY (item_id) REFERENCES content.item(id);

alter table content.external_claim add constraint external_claim_pkey PRIMARY KEY (id);

alter table content.external_claim add constraint external_claim_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'returned'::text, 'taken-back'::text])));

alter table content.external_claim add constraint external_claim_study_id_fkey FOREIGN KEY (study_id) REFERENCES content.course(study_id);

alter table content.external_claim add constraint external_claim_told_of_check CHECK ((told_of = ANY (ARRAY['waits'::text, 'today'::text, 'overdue'::text])));

alter table content.extra_attempt add constraint extra_attempt_check CHECK ((granted_by <> person_id));

alter table content.extra_attempt add constraint extra_attempt_pkey PRIMARY KEY (id);

alter table content.item add constraint item_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES content.bank(id);

alter table content.item add constraint item_captions_check CHECK (((captions_id IS NULL) OR (kind = 'video'::text)));

alter table content.item add constraint item_captions_id_fkey FOREIGN KEY (captions_id) REFERENCES content.captions(id);

alter table content.item add constraint item_check CHECK (((kind = 'test'::text) = ((bank_id IS NOT NULL) AND (rules IS NOT NULL))));

alter table content.item add constraint item_check1 CHECK (((kind = ANY (ARRAY['test'::text, 'external'::text])) = (material_id IS NULL)));

alter table content.item add constraint item_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES content.edition(id);

alter table content.item add constraint item_edition_id_position_key UNIQUE (edition_id, "position") DEFERRABLE INITIALLY DEFERRED;

alter table content.item add constraint item_external_check CHECK (((kind = 'external'::text) = (external IS NOT NULL)));

alter table content.item add constraint item_kind_check CHECK ((kind = ANY (ARRAY['scorm12'::text, 'scorm2004'::text, 'cmi5'::text, 'xapi'::text, 'video'::text, 'pdf'::text, 'test'::text, 'external'::text])));

alter table content.item add constraint item_material_id_fkey FOREIGN KEY (material_id) REFERENCES content.material(id);

alter table content.item add constraint item_pkey PRIMARY KEY (id);

alter table content.material add constraint material_check CHECK (((state <> 'ready'::text) OR ((kind IS NOT NULL) AND (inside IS NOT NULL))));

alter table content.material add constraint material_check1 CHECK (((state = 'refused'::text) = (cardinality(refused_why) > 0)));

alter table content.material add constraint material_done_check CHECK ((done >= 0));

alter table content.material add constraint material_kind_check CHECK ((kind = ANY (ARRAY['scorm12'::text, 'scorm2004'::text, 'cmi5'::text, 'xapi'::text, 'video'::text, 'pdf'::text])));

alter table content.material add constraint material_pkey PRIMARY KEY (id);

alter table content.material add constraint material_size_bytes_check CHECK ((size_bytes > 0));

alter table content.material add constraint material_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'importing'::text, 'ready'::text, 'refused'::text])));

alter table content.material add constraint material_total_check CHECK ((total >= 0));

alter table content.package_file add constraint package_file_material_id_fkey FOREIGN KEY (material_id) REFERENCES content.material(id) ON DELETE CASCADE;

alter table content.package_file add constraint package_file_offset_bytes_check CHECK ((offset_bytes >= 0));

alter table content.package_file add constraint package_file_packed_bytes_check CHECK ((packed_bytes >= 0));

alter table content.package_file add constraint package_file_pkey PRIMARY KEY (material_id, path_key);

alter table content.package_file add constraint package_file_size_bytes_check CHECK ((size_bytes >= 0));

alter table content.package_session add constraint package_session_item_id_fkey FOREIGN KEY (item_id) REFERENCES content.item(id);

alter table content.package_session add constraint package_session_pkey PRIMARY KEY (client_id);

alter table content.package_session add constraint package_session_study_id_fkey FOREIGN KEY (study_id) REFERENCES content.course(study_id);

alter table content.progress add constraint progress_item_id_fkey FOREIGN KEY (item_id) REFERENCES content.item(id);

alter table content.progress add constraint progress_pkey PRIMARY KEY (study_id, item_id);

alter table content.progress add constraint progress_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision)));

alter table content.progress add constraint progress_share_check CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision)));

alter table content.progress add constraint progress_state_check CHECK ((state = ANY (ARRAY['begun'::text, 'done'::text, 'failed'::text])));

alter table content.progress add constraint progress_study_id_fkey FOREIGN KEY (study_id) REFERENCES content.course(study_id);

alter table content.question add constraint question_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES content.bank(id) ON DELETE CASCADE;

alter table content.question add constraint question_pkey PRIMARY KEY (bank_id, "position");

alter table content.runtime add constraint runtime_item_id_fkey FOREIGN KEY (item_id) REFERENCES content.item(id);

alter table content.runtime add constraint runtime_pkey PRIMARY KEY (study_id, item_id, sco);

alter table content.runtime add constraint runtime_study_id_fkey FOREIGN KEY (study_id) REFERENCES content.course(study_id);

alter table content.term add constraint term_amount_check CHECK ((amount > 0));

alter table content.term add constraint term_key_check CHECK ((key = ANY (ARRAY['review'::text, 'external'::text])));

alter table content.term add constraint term_pkey PRIMARY KEY (key, effective_from);

alter table content.term add constraint term_unit_check CHECK ((unit = ANY (ARRAY['days'::text, 'working-days'::text])));

alter table credentials.badge add constraint badge_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES credentials.certificate(id);

alter table credentials.badge add constraint badge_check CHECK ((((document IS NULL) = (digest IS NULL)) AND ((document IS NULL) = (key IS NULL))));

alter table credentials.badge add constraint badge_key_fkey FOREIGN KEY (key) REFERENCES credentials.key(multibase);

alter table credentials.badge add constraint badge_list_id_fkey FOREIGN KEY (list_id) REFERENCES credentials.status_list(id);

alter table credentials.badge add constraint badge_list_id_position_key UNIQUE (list_id, "position");

alter table credentials.badge add constraint badge_pkey PRIMARY KEY (certificate_id);

alter table credentials.badge add constraint badge_position_check CHECK (("position" >= 0));

alter table credentials.certificate add constraint certificate_check CHECK ((((file_id IS NULL) = (sha256 IS NULL)) AND ((file_id IS NULL) = (signer IS NULL)) AND ((file_id IS NULL) = (size_bytes IS NULL))));

alter table credentials.certificate add constraint certificate_code_key UNIQUE (code);

alter table credentials.certificate add constraint certificate_form_check CHECK ((form = ANY (ARRAY['certificate'::text, 'advanced'::text, 'retraining'::text, 'module'::text, 'event'::text])));

alter table credentials.certificate add constraint certificate_number_key UNIQUE (number);

alter table credentials.certificate add constraint certificate_pkey PRIMARY KEY (id);

alter table credentials.certificate add constraint certificate_revocation CHECK ((((revoked_at IS NULL) = (revoke_reason IS NULL)) AND ((revoked_at IS NOT NULL) OR (revoked_by IS NULL))));

alter table credentials.certificate add constraint certificate_signer_fkey FOREIGN KEY (signer) REFERENCES credentials.signer(fingerprint);

alter table credentials.certificate add constraint certificate_source_key_key UNIQUE (source_key);

alter table credentials.counter add constraint counter_pkey PRIMARY KEY (year);

alter table credentials.key add constraint key_pkey PRIMARY KEY (multibase);

alter table credentials.signer add constraint signer_pkey PRIMARY KEY (fingerprint);

alter table credentials.status_list add constraint status_list_check CHECK ((((signed IS NULL) = (signed_at IS NULL)) AND ((signed IS NULL) = (revoked IS NULL))));

alter table credentials.status_list add constraint status_list_entries_check CHECK (((entries >= 131072) AND ((entries % 8) = 0)));

alter table credentials.status_list add constraint status_list_pkey PRIMARY KEY (id);

alter table credits.activity add constraint activity_check CHECK (((state = 'under-review'::text) = (decided_at IS NULL)));

alter table credits.activity add constraint activity_credits_check CHECK ((credits >= 0));

alter table credits.activity add constraint activity_hours_check CHECK ((hours > 0));

alter table credits.activity add constraint activity_kind_check CHECK ((kind = ANY (ARRAY['talk'::text, 'publication'::text, 'teaching'::text, 'mentoring'::text, 'project'::text])));

alter table credits.activity add constraint activity_pkey PRIMARY KEY (id);

alter table credits.activity add constraint activity_state_check CHECK ((state = ANY (ARRAY['under-review'::text, 'confirmed'::text, 'returned'::text, 'withdrawn'::text, 'reversed'::text])));

alter table credits.activity_rule add constraint activity_rule_check CHECK (((effective_to IS NULL) OR (effective_from < effective_to)));

alter table credits.activity_rule add constraint activity_rule_credits_per_hour_check CHECK ((credits_per_hour >= 0));

alter table credits.activity_rule add constraint activity_rule_kind_check CHECK ((kind = ANY (ARRAY['talk'::text, 'publication'::text, 'teaching'::text, 'mentoring'::text, 'project'::text])));

alter table credits.activity_rule add constraint activity_rule_pkey PRIMARY KEY (kind, effective_from);

alter table credits.activity_rule add constraint activity_rule_yearly_most_check CHECK ((yearly_most > 0));

alter table credits.cycle add constraint cycle_check CHECK ((starts_on < ends_on));

alter table credits.cycle add constraint cycle_document_kind_check CHECK ((document_kind = ANY (ARRAY['specialist-certificate'::text, 'accreditation'::text])));

alter table credits.cycle add constraint cycle_pkey PRIMARY KEY (id);

alter table credits.entry add constraint entry_check CHECK (((reverses IS NULL) = (credits > 0)));

alter table credits.entry add constraint entry_check1 CHECK (((reverses IS NULL) = (reason IS NULL)));

alter table credits.entry add constraint entry_credits_check CHECK ((credits <> 0));

alter table credits.entry add constraint entry_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES credits.cycle(id);

alter table credits.entry add constraint entry_kind_check CHECK ((kind = ANY (ARRAY['programme'::text, 'module'::text, 'event'::text, 'other'::text])));

alter table credits.entry add constraint entry_pkey PRIMARY KEY (id);

alter table credits.entry add constraint entry_reverses_fkey FOREIGN KEY (reverses) REFERENCES credits.entry(id);

alter table credits.entry add constraint entry_reverses_key UNIQUE (reverses);

alter table credits.expectation add constraint expectation_check CHECK (((state = ANY (ARRAY['cycle'::text, 'organisation'::text, 'doubt'::text])) = (settled_at IS NULL)));

alter table credits.expectation add constraint expectation_credits_check CHECK ((credits > 0));

alter table credits.expectation add constraint expectation_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES credits.cycle(id);

alter table credits.expectation add constraint expectation_kind_check CHECK ((kind = ANY (ARRAY['programme'::text, 'module'::text, 'event'::text, 'other'::text])));

alter table credits.expectation add constraint expectation_pkey PRIMARY KEY (id);

alter table credits.expectation add constraint expectation_source_key UNIQUE (source);

alter table credits.expectation add constraint expectation_state_check CHECK ((state = ANY (ARRAY['cycle'::text, 'organisation'::text, 'doubt'::text, 'credited'::text, 'refused'::text, 'withdrawn'::text, 'reversed'::text])));

alter table credits.expectation add constraint expectation_twin_id_fkey FOREIGN KEY (twin_id) REFERENCES credits.expectation(id);

alter table credits.package add constraint package_check CHECK (((why_not IS NULL) OR (is_agreed IS FALSE)));

alter table credits.package add constraint package_check1 CHECK (((filed_number IS NULL) OR (filed_on IS NOT NULL)));

alter table credits.package add constraint package_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES credits.cycle(id);

alter table credits.package add constraint package_education_check CHECK ((education = ANY (ARRAY['higher'::text, 'secondary'::text, 'other'::text])));

alter table credits.package add constraint package_pkey PRIMARY KEY (cycle_id);

alter table credits.package add constraint package_why_not_check CHECK ((why_not = ANY (ARRAY['not-working'::text, 'refused'::text, 'chief'::text, 'entrepreneur'::text])));

alter table credits.rule add constraint rule_check CHECK (((programme_credits >= 0) AND (programme_credits <= total_credits)));

alter table credits.rule add constraint rule_check1 CHECK (((effective_to IS NULL) OR (effective_from < effective_to)));

alter table credits.rule add constraint rule_pkey PRIMARY KEY (id);

alter table credits.rule add constraint rule_total_credits_check CHECK ((total_credits > 0));

alter table credits.term add constraint term_months_check CHECK ((months > 0));

alter table credits.term add constraint term_pkey PRIMARY KEY (key, effective_from);

alter table credits.worth add constraint worth_check CHECK (((effective_to IS NULL) OR (effective_from < effective_to)));

alter table credits.worth add constraint worth_credits_per_hour_check CHECK ((credits_per_hour >= 0));

alter table credits.worth add constraint worth_pkey PRIMARY KEY (what, effective_from);

alter table credits.worth add constraint worth_what_check CHECK ((what = ANY (ARRAY['advanced-document'::text, 'retraining-document'::text, 'claim'::text])));

alter table files.attachment add constraint attachment_file_id_fkey FOREIGN KEY (file_id) REFERENCES files.file(id) ON DELETE CASCADE;

alter table files.attachment add constraint attachment_pkey PRIMARY KEY (kind, object_id, file_id);

alter table files.file add constraint file_check CHECK (((received_bytes >= 0) AND (received_bytes <= declared_size_bytes)));

alter table files.file add constraint file_check1 CHECK (((state = 'ready'::text) = (content_id IS NOT NULL)));

alter table files.file add constraint file_check2 CHECK (((state = 'refused'::text) = (refused_why IS NOT NULL)));

alter table files.file add constraint file_declared_size_bytes_check CHECK ((declared_size_bytes > 0));

alter table files.file add constraint file_pkey PRIMARY KEY (id);

alter table files.file add constraint file_state_check CHECK ((state = ANY (ARRAY['uploading'::text, 'checking'::text, 'ready'::text, 'refused'::text])));

alter table files.part add constraint part_content_id_key UNIQUE (content_id);

alter table files.part add constraint part_file_id_fkey FOREIGN KEY (file_id) REFERENCES files.file(id) ON DELETE CASCADE;

alter table files.part add constraint part_pkey PRIMARY KEY (file_id, offset_bytes);

alter table identity.authenticator add constraint authenticator_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.authenticator add constraint authenticator_pkey PRIMARY KEY (id);

alter table identity.block add constraint block_kind_check CHECK ((kind = ANY (ARRAY['guessing'::text, 'known-device'::text, 'code'::text, 'address'::text, 'spray'::text, 'one-password'::text, 'account'::text])));

alter table identity.block add constraint block_pkey PRIMARY KEY (id);

alter table identity.challenge add constraint challenge_attempts_left_check CHECK (((attempts_left >= 0) AND (attempts_left <= 3)));

alter table identity.challenge add constraint challenge_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text])));

alter table identity.challenge add constraint challenge_pkey PRIMARY KEY (id);

alter table identity.challenge add constraint challenge_state_check CHECK ((state = ANY (ARRAY['live'::text, 'used'::text, 'dead'::text])));

alter table identity.device add constraint device_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.device add constraint device_pkey PRIMARY KEY (person_id, token_hash);

alter table identity.employment add constraint employment_kind_check CHECK ((kind = ANY (ARRAY['BUSINESS'::text, 'LEGAL'::text, 'AGENCY'::text])));

alter table identity.employment add constraint employment_ogrn_check CHECK ((ogrn ~ '^(\d{13}|\d{15})$'::text));

alter table identity.employment add constraint employment_person_id_esia_org_oid_key UNIQUE (person_id, esia_org_oid);

alter table identity.employment add constraint employment_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.employment add constraint employment_pkey PRIMARY KEY (id);

alter table identity.esia_flow add constraint esia_flow_pkey PRIMARY KEY (state);

alter table identity.esia_flow add constraint esia_flow_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'link'::text, 'synchronise'::text])));

alter table identity.esia_renewal add constraint esia_renewal_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.esia_renewal add constraint esia_renewal_pkey PRIMARY KEY (person_id);

alter table identity.failure_count add constraint failure_count_pkey PRIMARY KEY (scope, key);

alter table identity.failure_login add constraint failure_login_pkey PRIMARY KEY (ip, login_hash);

alter table identity.failure_password add constraint failure_password_pkey PRIMARY KEY (mac, login_hash);

alter table identity.merge add constraint merge_gone_id_fkey FOREIGN KEY (gone_id) REFERENCES identity.person(id);

alter table identity.merge add constraint merge_gone_id_key UNIQUE (gone_id);

alter table identity.merge add constraint merge_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES identity.person(id);

alter table identity.merge add constraint merge_pkey PRIMARY KEY (id);

alter table identity.merge add constraint merge_why_check CHECK ((why = ANY (ARRAY['snils'::text, 'email'::text, 'phone'::text, 'staff'::text])));

alter table identity.merge_offer add constraint merge_offer_check CHECK ((gone_id <> kept_id));

alter table identity.merge_offer add constraint merge_offer_gone_id_fkey FOREIGN KEY (gone_id) REFERENCES identity.person(id);

alter table identity.merge_offer add constraint merge_offer_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES identity.person(id);

alter table identity.merge_offer add constraint merge_offer_pkey PRIMARY KEY (id);

alter table identity.merge_proposal add constraint merge_proposal_check CHECK ((gone_id <> kept_id));

alter table identity.merge_proposal add constraint merge_proposal_check1 CHECK (((state = 'waiting'::text) = (settled_at IS NULL)));

alter table identity.merge_proposal add constraint merge_proposal_check2 CHECK (((state <> 'done'::text) OR ((kept_agreed_at IS NOT NULL) AND (gone_agreed_at IS NOT NULL))));

alter table identity.merge_proposal add constraint merge_proposal_gone_id_fkey FOREIGN KEY (gone_id) REFERENCES identity.person(id);

alter table identity.merge_proposal add constraint merge_proposal_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES identity.person(id);

alter table identity.merge_proposal add constraint merge_proposal_likeness_check CHECK ((likeness = ANY (ARRAY['snils'::text, 'name'::text])));

alter table identity.merge_proposal add constraint merge_proposal_pkey PRIMARY KEY (id);

alter table identity.merge_proposal add constraint merge_proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES identity.person(id);

alter table identity.merge_proposal add constraint merge_proposal_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text, 'withdrawn'::text])));

alter table identity.passkey add constraint passkey_credential_id_key UNIQUE (credential_id);

alter table identity.passkey add constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.passkey add constraint passkey_pkey PRIMARY KEY (id);

alter table identity.passkey_challenge add constraint passkey_challenge_pkey PRIMARY KEY (id);

alter table identity.password add constraint password_disabled_for_check CHECK ((disabled_for = ANY (ARRAY['strangers'::text, 'everyone'::text])));

alter table identity.password add constraint password_login_email_check CHECK ((login_email = lower(login_email)));

alter table identity.password add constraint password_login_email_key UNIQUE (login_email);

alter table identity.password add constraint password_must_change_check CHECK ((must_change = ANY (ARRAY['known'::text, 'given'::text])));

alter table identity.password add constraint password_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.password add constraint password_pkey PRIMARY KEY (person_id);

alter table identity.password_change add constraint password_change_how_check CHECK ((how = ANY (ARRAY['registered'::text, 'set'::text, 'changed'::text, 'expired'::text, 'recovered'::text, 'given'::text, 'removed'::text])));

alter table identity.password_change add constraint password_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.password_change add constraint password_change_pkey PRIMARY KEY (id);

alter table identity.person add constraint person_esia_level_check CHECK ((esia_level = ANY (ARRAY['simplified'::text, 'standard'::text, 'confirmed'::text])));

alter table identity.person add constraint person_esia_oid_key UNIQUE (esia_oid);

alter table identity.person add constraint person_gender_check CHECK ((gender = ANY (ARRAY['M'::text, 'F'::text])));

alter table identity.person add constraint person_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES identity.person(id);

alter table identity.person add constraint person_phone_check CHECK ((phone ~ '^\+7\d{10}$'::text));

alter table identity.person add constraint person_pkey PRIMARY KEY (id);

alter table identity.person add constraint person_snils_check CHECK ((snils ~ '^\d{11}$'::text));

alter table identity.person add constraint person_snils_key UNIQUE (snils);

alter table identity.recovery add constraint recovery_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.recovery add constraint recovery_pkey PRIMARY KEY (id);

alter table identity.recovery add constraint recovery_token_hash_key UNIQUE (token_hash);

alter table identity.recovery_code add constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.recovery_code add constraint recovery_code_pkey PRIMARY KEY (person_id, mac);

alter table identity.registration add constraint registration_pkey PRIMARY KEY (id);

alter table identity.registration add constraint registration_token_hash_key UNIQUE (token_hash);

alter table identity.second_step add constraint second_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.second_step add constraint second_step_pkey PRIMARY KEY (person_id);

alter table identity.second_step add constraint second_step_preferred_check CHECK ((preferred = ANY (ARRAY['sms'::text, 'email'::text, 'app'::text, 'passkey'::text])));

alter table identity.sign_in add constraint sign_in_method_check CHECK ((method = ANY (ARRAY['esia'::text, 'password'::text, 'passkey'::text])));

alter table identity.sign_in add constraint sign_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);

alter table identity.sign_in add constraint sign_in_pkey PRIMARY KEY (session_id);

alter table identity.sign_in add constraint sign_in_second_step_check CHECK ((second_step = ANY (ARRAY['sms'::text, 'email'::text, 'app'::text, 'passkey'::text, 'recovery-code'::text])));

alter table journal.explanation add constraint explanation_check CHECK ((actor_id IS DISTINCT FROM subject_id));

alter table journal.explanation add constraint explanation_check1 CHECK ((((answered_at IS NULL) = (answer IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL))));

alter table journal.explanation add constraint explanation_check2 CHECK ((answered_by IS DISTINCT FROM subject_id));

alter table journal.explanation add constraint explanation_entry_id_key UNIQUE (entry_id);

alter table journal.explanation add constraint explanation_pkey PRIMARY KEY (id);

alter table learning.alias add constraint alias_cabinet_check CHECK ((cabinet = ANY (ARRAY['vo'::text, 'spo'::text])));

alter table learning.alias add constraint alias_cabinet_key_key UNIQUE (cabinet, key);

alter table learning.alias add constraint alias_key_check CHECK ((key <> ''::text));

alter table learning.alias add constraint alias_pkey PRIMARY KEY (programme_id, cabinet);

alter table learning.alias add constraint alias_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES learning.programme(id);

alter table learning.broadcast add constraint broadcast_link_check CHECK ((link ~ '^https://'::text));

alter table learning.broadcast add constraint broadcast_pkey PRIMARY KEY (session_id);

alter table learning.broadcast add constraint broadcast_session_id_fkey FOREIGN KEY (session_id) REFERENCES learning.session(id) ON DELETE CASCADE;

alter table learning.listing add constraint listing_pkey PRIMARY KEY (programme_id);

alter table learning.listing add constraint listing_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES learning.programme(id);

alter table learning.listing_text add constraint listing_text_pkey PRIMARY KEY (programme_id);

alter table learning.listing_text add constraint listing_text_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES learning.listing(programme_id) ON DELETE CASCADE;

alter table learning.programme add constraint programme_check CHECK (((state = 'withdrawn'::text) = (withdrawn_at IS NOT NULL)));

alter table learning.programme add constraint programme_check1 CHECK (((state <> 'published'::text) OR (published_version IS NOT NULL)));

alter table learning.programme add constraint programme_kind_check CHECK ((kind = ANY (ARRAY['advanced'::text, 'retraining'::text, 'module'::text, 'event'::text])));

alter table learning.programme add constraint programme_number_key UNIQUE (number);

alter table learning.programme add constraint programme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES learning.provider(organisation_id);

alter table learning.programme add constraint programme_pkey PRIMARY KEY (id);

alter table learning.programme add constraint programme_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'withdrawn'::text])));

alter table learning.provider add constraint provider_check CHECK (((state <> 'submitted'::text) OR ((submitted_by IS NOT NULL) AND (due_on IS NOT NULL))));

alter table learning.provider add constraint provider_pkey PRIMARY KEY (organisation_id);

alter table learning.provider add constraint provider_state_check CHECK ((state = ANY (ARRAY['forming'::text, 'submitted'::text, 'in-work'::text, 'rework'::text, 'rejected'::text, 'open'::text])));

alter table learning.rule add constraint rule_check CHECK ((max_hours >= min_hours));

alter table learning.rule add constraint rule_check1 CHECK (((effective_to IS NULL) OR (effective_from < effective_to)));

alter table learning.rule add constraint rule_credits_per_hour_check CHECK ((credits_per_hour >= 0));

alter table learning.rule add constraint rule_kind_check CHECK ((kind = ANY (ARRAY['advanced'::text, 'retraining'::text, 'module'::text, 'event'::text])));

alter table learning.rule add constraint rule_min_hours_check CHECK ((min_hours > 0));

alter table learning.rule add constraint rule_pkey PRIMARY KEY (kind, effective_from);

alter table learning.saved_search add constraint saved_search_pkey PRIMARY KEY (id);

alter table learning.session add constraint session_check CHECK ((starts_on <= ends_on));

alter table learning.session add constraint session_check1 CHECK (((apply_by IS NULL) OR (apply_by <= ends_on)));

alter table learning.session add constraint session_pkey PRIMARY KEY (id);

alter table learning.session add constraint session_places_check CHECK ((places > 0));

alter table learning.session add constraint session_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES learning.programme(id);

alter table learning.session add constraint session_starts_at_check CHECK ((starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'::text));

alter table learning.session add constraint session_taken_check CHECK ((taken >= 0));

alter table learning.tally add constraint tally_only_one_check CHECK (only_one);

alter table learning.tally add constraint tally_pkey PRIMARY KEY (only_one);

alter table learning.version add constraint version_check CHECK (((state <> ALL (ARRAY['published'::text, 'past'::text])) OR ((credits IS NOT NULL) AND (rule IS NOT NULL))));

alter table learning.version add constraint version_check1 CHECK (((decided_by IS NULL) OR (decided_by IS DISTINCT FROM submitted_by)));

alter table learning.version add constraint version_difficulty_check CHECK ((difficulty = ANY (ARRAY['basic'::text, 'middle'::text, 'deep'::text])));

alter table learning.version add constraint version_event_kind_check CHECK ((event_kind = ANY (ARRAY['webinar'::text, 'conference'::text])));

alter table learning.version add constraint version_form_check CHECK ((form = ANY (ARRAY['full-time'::text, 'distance'::text, 'mixed'::text])));

alter table learning.version add constraint version_hours_check CHECK ((hours > 0));

alter table learning.version add constraint version_pkey PRIMARY KEY (programme_id, version);

alter table learning.version add constraint version_price_kopecks_check CHECK ((price_kopecks > 0));

alter table learning.version add constraint version_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES learning.programme(id);

alter table learning.version add constraint version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'returned'::text, 'published'::text, 'past'::text])));

alter table learning.word add constraint word_pkey PRIMARY KEY (word);

alter table licences.change add constraint change_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES licences.paper(id);

alter table licences.change add constraint change_pkey PRIMARY KEY (id);

alter table licences.draft add constraint draft_pkey PRIMARY KEY (id);

alter table licences.import_run add constraint import_run_how_check CHECK ((how = ANY (ARRAY['schedule'::text, 'hand'::text, 'file'::text])));

alter table licences.import_run add constraint import_run_pkey PRIMARY KEY (id);

alter table licences.import_run add constraint import_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'failed'::text, 'done'::text])));

alter table licences.mismatch add constraint mismatch_check CHECK (((state = ANY (ARRAY['ours'::text, 'theirs'::text])) = (decided_at IS NOT NULL)));

alter table licences.mismatch add constraint mismatch_check1 CHECK (((state <> 'asked'::text) OR (question IS NOT NULL)));

alter table licences.mismatch add constraint mismatch_kind_check CHECK ((kind = ANY (ARRAY['values'::text, 'name'::text, 'objection'::text])));

alter table licences.mismatch add constraint mismatch_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES licences.paper(id);

alter table licences.mismatch add constraint mismatch_pkey PRIMARY KEY (id);

alter table licences.mismatch add constraint mismatch_state_check CHECK ((state = ANY (ARRAY['open'::text, 'asked'::text, 'ours'::text, 'theirs'::text])));

alter table licences.paper add constraint paper_check CHECK (((ends_at IS NULL) OR (starts_at < ends_at)));

alter table licences.paper add constraint paper_check1 CHECK (((organisation_name IS NULL) = (ogrn IS NULL)));

alter table licences.paper add constraint paper_check2 CHECK (((class = 'attestation'::text) OR (ogrn IS NOT NULL)));

alter table licences.paper add constraint paper_check3 CHECK (((class <> 'attestation'::text) OR (specialty_key IS NOT NULL)));

alter table licences.paper add constraint paper_check4 CHECK (((class <> 'employment'::text) OR (post IS NOT NULL)));

alter table licences.paper add constraint paper_check5 CHECK (((class = 'employment'::text) OR (number IS NOT NULL)));

alter table licences.paper add constraint paper_class_check CHECK ((class = ANY (ARRAY['licence'::text, 'attestation'::text, 'employment'::text])));

alter table licences.paper add constraint paper_ogrn_check CHECK ((ogrn ~ '^(\d{13}|\d{15})$'::text));

alter table licences.paper add constraint paper_origin_check CHECK ((origin = ANY (ARRAY['person'::text, 'registry'::text])));

alter table licences.paper add constraint paper_pkey PRIMARY KEY (id);

alter table licences.paper add constraint paper_renews_id_fkey FOREIGN KEY (renews_id) REFERENCES licences.paper(id);

alter table licences.paper add constraint paper_status_check CHECK ((status = ANY (ARRAY['unverified'::text, 'verified'::text, 'rejected'::text, 'withdrawn'::text, 'suspended'::text, 'revoked'::text])));

alter table licences.registry_row add constraint registry_row_pkey PRIMARY KEY (ref);

alter table licences.warning add constraint warning_days_check CHECK ((days >= 0));

alter table licences.warning add constraint warning_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES licences.paper(id);

alter table licences.warning add constraint warning_pkey PRIMARY KEY (paper_id, ends_at, days);

alter table lrs.activity add constraint activity_pkey PRIMARY KEY (store_id, key);

alter table lrs.activity_profile add constraint activity_profile_pkey PRIMARY KEY (store_id, activity_key, id_key);

alter table lrs.actor add constraint actor_pkey PRIMARY KEY (store_id, agent_key);

alter table lrs.attachment add constraint attachment_pkey PRIMARY KEY (store_id, sha2);

alter table lrs.attachment_of add constraint attachment_of_pkey PRIMARY KEY (store_id, statement_id, sha2);

alter table lrs.client add constraint client_check CHECK (((person_id IS NULL) = (actor_key IS NULL)));

alter table lrs.client add constraint client_check1 CHECK (((actor IS NULL) = (actor_key IS NULL)));

alter table lrs.client add constraint client_check2 CHECK (((actor_key IS NULL) OR ((registration IS NOT NULL) AND (ends_at IS NOT NULL))));

alter table lrs.client add constraint client_key_key UNIQUE (key);

alter table lrs.client add constraint client_pkey PRIMARY KEY (id);

alter table lrs.client add constraint client_speaks_check CHECK ((speaks = ANY (ARRAY['1.0.3'::text, '2.0.0'::text])));

alter table lrs.document add constraint document_kind_check CHECK ((kind = ANY (ARRAY['state'::text, 'agent-profile'::text])));

alter table lrs.document add constraint document_pkey PRIMARY KEY (store_id, kind, agent_key, activity_key, registration, id_key);

alter table lrs.mention add constraint mention_pkey PRIMARY KEY (store_id, key, place, of_place);

alter table lrs.statement add constraint statement_pkey PRIMARY KEY (store_id, id);

alter table lrs.voided add constraint voided_pkey PRIMARY KEY (store_id, id);

alter table messages.message add constraint message_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'push'::text])));

alter table messages.message add constraint message_key_key UNIQUE (key);

alter table messages.message add constraint message_pkey PRIMARY KEY (id);

alter table messages.message add constraint message_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'delivered'::text, 'rejected'::text, 'expired'::text, 'failed'::text])));

alter table messages.part add constraint part_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages.message(id);

alter table messages.part add constraint part_pkey PRIMARY KEY (adapter, provider_id);

alter table messages.part add constraint part_state_check CHECK ((state = ANY (ARRAY['delivered'::text, 'undelivered'::text])));

alter table messages.try add constraint try_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages.message(id);

alter table messages.try add constraint try_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'rejected'::text, 'fault'::text])));

alter table messages.try add constraint try_pkey PRIMARY KEY (message_id, number);

alter table notifications.device add constraint device_ended_why_check CHECK ((ended_why = ANY (ARRAY['removed'::text, 'gone'::text, 'session-ended'::text, 'moved'::text])));

alter table notifications.device add constraint device_pkey PRIMARY KEY (id);

alter table notifications.notification add constraint notification_event_key_key UNIQUE (event_key);

alter table notifications.notification add constraint notification_kind_check CHECK ((kind = ANY (ARRAY['application'::text, 'question'::text, 'certificate'::text, 'credits'::text, 'plan'::text, 'file'::text, 'security'::text, 'work'::text])));

alter table notifications.notification add constraint notification_pkey PRIMARY KEY (id);

alter table notifications.notification add constraint notification_reached_by_check CHECK ((reached_by = ANY (ARRAY['push'::text, 'sms'::text, 'email'::text])));

alter table notifications.preference add constraint preference_mode_check CHECK ((mode = ANY (ARRAY['first'::text, 'all'::text])));

alter table notifications.preference add constraint preference_pkey PRIMARY KEY (person_id);

alter table organisations.organisation add constraint organisation_check CHECK ((((licence_number IS NULL) = (licence_issued_on IS NULL)) AND ((licence_number IS NULL) = (licence_is_active IS NULL))));

alter table organisations.organisation add constraint organisation_inn_check CHECK ((inn ~ '^[0-9]{10}$'::text));

alter table organisations.organisation add constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['medical'::text, 'educational'::text])));

alter table organisations.organisation add constraint organisation_ogrn_check CHECK ((ogrn ~ '^[0-9]{13}$'::text));

alter table organisations.organisation add constraint organisation_ogrn_key UNIQUE (ogrn);

alter table organisations.organisation add constraint organisation_pkey PRIMARY KEY (id);

alter table organisations.specialty add constraint specialty_code_key UNIQUE (code);

alter table organisations.specialty add constraint specialty_level_check CHECK ((level = ANY (ARRAY['secondary'::text, 'bachelor'::text, 'specialist'::text, 'residency'::text])));

alter table organisations.specialty add constraint specialty_pkey PRIMARY KEY (key);

alter table oversight.finding add constraint finding_day_fkey FOREIGN KEY (day) REFERENCES oversight.report(day);

alter table oversight.finding add constraint finding_pkey PRIMARY KEY (id);

alter table oversight.report add constraint report_pkey PRIMARY KEY (day);

alter table oversight.volume add constraint volume_pkey PRIMARY KEY (day, actor_id);

alter table plans.calendar_address add constraint calendar_address_pkey PRIMARY KEY (person_id);

alter table plans.calendar_address add constraint calendar_address_token_hash_key UNIQUE (token_hash);

alter table plans.draft add constraint draft_pkey PRIMARY KEY (person_id);

alter table plans.draft add constraint draft_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans.plan(id);

alter table plans.item add constraint item_check CHECK (((state = 'done'::text) = (finished_on IS NOT NULL)));

alter table plans.item add constraint item_difficulty_check CHECK ((difficulty = ANY (ARRAY['basic'::text, 'middle'::text, 'deep'::text])));

alter table plans.item add constraint item_done_hours_check CHECK ((done_hours >= 0));

alter table plans.item add constraint item_hours_check CHECK ((hours > 0));

alter table plans.item add constraint item_kind_check CHECK ((kind = ANY (ARRAY['advanced'::text, 'retraining'::text, 'module'::text, 'event'::text])));

alter table plans.item add constraint item_pkey PRIMARY KEY (plan_id, programme_id);

alter table plans.item add constraint item_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans.plan(id);

alter table plans.item add constraint item_state_check CHECK ((state = ANY (ARRAY['ahead'::text, 'learning'::text, 'told'::text, 'done'::text, 'gone'::text])));

alter table plans.plan add constraint plan_check CHECK (((state = 'running'::text) = (ended_at IS NULL)));

alter table plans.plan add constraint plan_done_before_check CHECK ((done_before >= 0));

alter table plans.plan add constraint plan_pkey PRIMARY KEY (id);

alter table plans.plan add constraint plan_state_check CHECK ((state = ANY (ARRAY['running'::text, 'reached'::text, 'closed'::text])));

alter table plans.reminder add constraint reminder_kind_check CHECK ((kind = ANY (ARRAY['week'::text, 'checkpoint'::text, 'apply'::text, 'behind'::text])));

alter table plans.reminder add constraint reminder_pkey PRIMARY KEY (id);

alter table plans.reminder add constraint reminder_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans.plan(id);

alter table plans.reminder add constraint reminder_plan_id_kind_programme_id_remind_on_key UNIQUE NULLS NOT DISTINCT (plan_id, kind, programme_id, remind_on);

alter table platform.context_key add constraint context_key_is_only_check CHECK (is_only);

alter table platform.context_key add constraint context_key_pkey PRIMARY KEY (is_only);

alter table platform.idempotency add constraint idempotency_pkey PRIMARY KEY (person_id, route, key);

alter table platform.journal_entry add constraint journal_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])));

alter table platform.journal_entry add constraint journal_entry_pkey PRIMARY KEY (id);

alter table platform.journal_horizon add constraint journal_horizon_only_one_check CHECK (only_one);

alter table platform.journal_horizon add constraint journal_horizon_pkey PRIMARY KEY (only_one);

alter table platform.journal_leaf add constraint journal_leaf_entry_id_key UNIQUE (entry_id);

alter table platform.journal_leaf add constraint journal_leaf_pkey PRIMARY KEY ("position");

alter table platform.journal_state add constraint journal_state_pkey PRIMARY KEY (size);

alter table platform.journal_state add constraint journal_state_root_check CHECK ((octet_length(root) = 32));

alter table platform.journal_tile add constraint journal_tile_hashes_check CHECK ((((octet_length(hashes) % 32) = 0) AND ((octet_length(hashes) >= 32) AND (octet_length(hashes) <= 8192))));

alter table platform.journal_tile add constraint journal_tile_pkey PRIMARY KEY (level, number);

alter table platform.kek add constraint kek_pkey PRIMARY KEY (kid);

alter table platform.live_event add constraint live_event_pkey PRIMARY KEY (id);

alter table platform.machine_key add constraint machine_key_pkey PRIMARY KEY (jkt);

alter table platform.nonce add constraint nonce_pkey PRIMARY KEY (jkt, nonce);

alter table platform.nonce_boot add constraint nonce_boot_only_one_check CHECK (only_one);

alter table platform.nonce_boot add constraint nonce_boot_pkey PRIMARY KEY (only_one);

alter table platform.opening add constraint opening_check CHECK (((closes_at IS NULL) OR (opens_at < closes_at)));

alter table platform.opening add constraint opening_pkey PRIMARY KEY (person_id, section, opens_at);

alter table platform.opening add constraint opening_section_check CHECK ((section = ANY (ARRAY['doctor'::text, 'nurse'::text, 'laboratory'::text])));

alter table platform.outbox add constraint outbox_pkey PRIMARY KEY (id);

alter table platform.person_key add constraint person_key_kid_fkey FOREIGN KEY (kid) REFERENCES platform.kek(kid);

alter table platform.person_key add constraint person_key_pkey PRIMARY KEY (person_id);

alter table platform.policy add constraint policy_check CHECK (((set_by IS NULL) OR (why IS NOT NULL)));

alter table platform.policy add constraint policy_pkey PRIMARY KEY (id);

alter table platform.role_grant add constraint role_grant_origin_check CHECK ((origin = ANY (ARRAY['grant'::text, 'status'::text, 'papers'::text, 'setup'::text])));

alter table platform.role_grant add constraint role_grant_pkey PRIMARY KEY (id);

alter table platform.role_grant add constraint role_grant_two_persons CHECK ((((granted_by IS NULL) OR (granted_by <> person_id)) AND ((approved_by IS NULL) OR ((approved_by <> person_id) AND (approved_by IS DISTINCT FROM granted_by)))));

alter table platform.session add constraint session_pkey PRIMARY KEY (id);

alter table platform.session add constraint session_proved_by_check CHECK ((proved_by = ANY (ARRAY['sms'::text, 'email'::text, 'app'::text, 'passkey'::text, 'recovery-code'::text])));

alter table platform.session add constraint session_state_check CHECK ((state = ANY (ARRAY['pre'::text, 'pending'::text, 'active'::text, 'ended'::text])));

alter table platform.session add constraint session_token_hash_key UNIQUE (token_hash);

alter table portfolio.entry add constraint entry_kind_check CHECK ((kind = ANY (ARRAY['programme'::text, 'module'::text, 'event'::text, 'document'::text, 'certificate'::text, 'plan'::text, 'other'::text])));

alter table portfolio.entry add constraint entry_pkey PRIMARY KEY (source);

alter table portfolio.entry add constraint entry_status_check CHECK ((status = ANY (ARRAY['current'::text, 'waiting'::text, 'done'::text, 'ended'::text])));

alter table portfolio.event add constraint event_pkey PRIMARY KEY (event_id);

alter table portfolio.former add constraint former_pkey PRIMARY KEY (gone_id);

alter table presence.answer add constraint answer_meeting_id_n_fkey FOREIGN KEY (meeting_id, n) REFERENCES presence."check"(meeting_id, n);

alter table presence.answer add constraint answer_pkey PRIMARY KEY (meeting_id, person_id, n);

alter table presence.attendee add constraint attendee_check CHECK (((is_confirmed IS NULL) = (settled_at IS NULL)));

alter table presence.attendee add constraint attendee_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES presence.meeting(id);

alter table presence.attendee add constraint attendee_pkey PRIMARY KEY (meeting_id, person_id);

alter table presence.batch add constraint batch_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES presence.meeting(id);

alter table presence.batch add constraint batch_pkey PRIMARY KEY (id);

alter table presence.check add constraint check_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES presence.meeting(id) ON DELETE CASCADE;

alter table presence.check add constraint check_n_check CHECK ((n > 0));

alter table presence.check add constraint check_pkey PRIMARY KEY (meeting_id, n);

alter table presence.code add constraint code_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES presence.batch(id);

alter table presence.code add constraint code_check CHECK (((used_by IS NULL) = (used_at IS NULL)));

alter table presence.code add constraint code_pkey PRIMARY KEY (mac);

alter table presence.day add constraint day_check CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '14:00:00'::interval))));

alter table presence.day add constraint day_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES presence.meeting(id) ON DELETE CASCADE;

alter table presence.day add constraint day_pkey PRIMARY KEY (meeting_id, starts_at);

alter table presence.meeting add constraint meeting_check CHECK ((ends_at > starts_at));

alter table presence.meeting add constraint meeting_check1 CHECK ((((codes_from IS NULL) = (codes_until IS NULL)) AND ((codes_from IS NULL) OR (codes_until > codes_from))));

alter table presence.meeting add constraint meeting_check2 CHECK (((checks > 0) OR (codes_from IS NOT NULL)));

alter table presence.meeting add constraint meeting_checks_check CHECK (((checks = 0) OR ((checks >= 3) AND (checks <= 12))));

alter table presence.meeting add constraint meeting_min_minutes_check CHECK ((min_minutes >= 0));

alter table presence.meeting add constraint meeting_pkey PRIMARY KEY (id);

alter table presence.meeting add constraint meeting_session_id_key UNIQUE (session_id);

alter table presence.meeting add constraint meeting_window_minutes_check CHECK (((window_minutes >= 3) AND (window_minutes <= 15)));

alter table presence.miss add constraint miss_pkey PRIMARY KEY (id);

alter table presence.rule add constraint rule_check CHECK (((effective_to IS NULL) OR (effective_from < effective_to)));

alter table presence.rule add constraint rule_pkey PRIMARY KEY (effective_from);

alter table records.confirmation add constraint confirmation_pkey PRIMARY KEY (id);

alter table records.confirmation add constraint confirmation_record_id_fkey FOREIGN KEY (record_id) REFERENCES records.record(id);

alter table records.draft add constraint draft_check CHECK (((challenge_id IS NULL) = (payload_hash IS NULL)));

alter table records.draft add constraint draft_pkey PRIMARY KEY (id);

alter table records.record add constraint record_check CHECK (((started_on <= ended_on) AND (ended_on <= issued_on)));

alter table records.record add constraint record_pkey PRIMARY KEY (id);

alter table records.record add constraint record_status_check CHECK ((status = ANY (ARRAY['unverified'::text, 'verified'::text, 'rejected'::text, 'withdrawn'::text, 'revoked'::text])));

alter table registrations.registration add constraint registration_check CHECK (((status = 'forming'::text) OR ((application_id IS NOT NULL) AND (ogrn IS NOT NULL) AND (deleted_at IS NULL))));

alter table registrations.registration add constraint registration_check1 CHECK (((status = 'open'::text) = (organisation_id IS NOT NULL)));

alter table registrations.registration add constraint registration_pkey PRIMARY KEY (id);

alter table registrations.registration add constraint registration_status_check CHECK ((status = ANY (ARRAY['forming'::text, 'submitted'::text, 'in-work'::text, 'rework'::text, 'rejected'::text, 'open'::text])));

alter table registrations.transition add constraint transition_act_check CHECK ((act = ANY (ARRAY['submitted'::text, 'claimed'::text, 'released'::text, 'returned'::text, 'rejected'::text, 'withdrawn'::text, 'opened'::text])));

alter table registrations.transition add constraint transition_pkey PRIMARY KEY (id);

alter table registrations.transition add constraint transition_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations.registration(id);

alter table staff.invitation add constraint invitation_pkey PRIMARY KEY (id);

alter table staff.invitation add constraint invitation_token_hash_key UNIQUE (token_hash);

alter table staff.proposal add constraint proposal_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL)));

alter table staff.proposal add constraint proposal_check1 CHECK (((asked_by IS NULL) OR (asked_by <> person_id)));

alter table staff.proposal add constraint proposal_pkey PRIMARY KEY (id);

alter table staff.proposal add constraint proposal_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])));

alter table staff.proposal add constraint proposal_two_persons CHECK (((state <> 'approved'::text) OR ((decided_by IS DISTINCT FROM asked_by) AND (decided_by IS DISTINCT FROM person_id))));

alter table staff.role_rule add constraint role_rule_check CHECK (((NOT needs_two) OR (approved_by <> '{}'::text[])));

alter table staff.role_rule add constraint role_rule_longest_days_check CHECK ((longest_days > 0));

alter table staff.role_rule add constraint role_rule_pkey PRIMARY KEY (id);

alter table staff.status_request add constraint status_request_check CHECK (((first_by IS NULL) OR (first_by <> person_id)));

alter table staff.status_request add constraint status_request_check1 CHECK (((second_by IS NULL) OR ((second_by <> person_id) AND (second_by <> first_by))));

alter table staff.status_request add constraint status_request_check2 CHECK (((state <> 'given'::text) OR ((first_by IS NOT NULL) AND (second_by IS NOT NULL))));

alter table staff.status_request add constraint status_request_check3 CHECK (((state = ANY (ARRAY['review'::text, 'second'::text])) = (settled_at IS NULL)));

alter table staff.status_request add constraint status_request_pkey PRIMARY KEY (id);

alter table staff.status_request add constraint status_request_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES staff.proposal(id);

alter table staff.status_request add constraint status_request_proposal_id_key UNIQUE (proposal_id);

alter table staff.status_request add constraint status_request_state_check CHECK ((state = ANY (ARRAY['review'::text, 'second'::text, 'given'::text, 'refused'::text, 'withdrawn'::text])));

alter table studies.note add constraint note_pkey PRIMARY KEY (id);

alter table studies.note add constraint note_study_id_fkey FOREIGN KEY (study_id) REFERENCES studies.study(id);

alter table studies.question add constraint question_check CHECK (((answer IS NULL) = (answered_at IS NULL)));

alter table studies.question add constraint question_pkey PRIMARY KEY (id);

alter table studies.question add constraint question_study_id_fkey FOREIGN KEY (study_id) REFERENCES studies.study(id);

alter table studies.review add constraint review_check CHECK ((decided_by IS DISTINCT FROM person_id));

alter table studies.review add constraint review_pkey PRIMARY KEY (id);

alter table studies.review add constraint review_rating_check CHECK (((rating >= 1) AND (rating <= 5)));

alter table studies.review add constraint review_report CHECK (((reported_at IS NULL) = (report_why IS NULL)));

alter table studies.review add constraint review_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'shown'::text, 'hidden'::text])));

alter table studies.review add constraint review_study_id_fkey FOREIGN KEY (study_id) REFERENCES studies.study(id);

alter table studies.review add constraint review_study_id_key UNIQUE (study_id);

alter table studies.review_writing add constraint review_writing_study_id_fkey FOREIGN KEY (study_id) REFERENCES studies.study(id);

alter table studies.study add constraint study_basis_check CHECK ((basis = ANY (ARRAY['budget'::text, 'insurance'::text, 'paid'::text])));

alter table studies.study add constraint study_check CHECK (((state = ANY (ARRAY['finished'::text, 'annulled'::text])) = (finished_on IS NOT NULL)));

alter table studies.study add constraint study_check1 CHECK (((state <> ALL (ARRAY['refused'::text, 'annulled'::text, 'failed'::text])) OR (reason IS NOT NULL)));

alter table studies.study add constraint study_credit_state_check CHECK ((credit_state = ANY (ARRAY['waits'::text, 'credited'::text])));

alter table studies.study add constraint study_credits_check CHECK ((credits >= 0));

alter table studies.study add constraint study_hours_check CHECK ((hours > 0));

alter table studies.study add constraint study_kind_check CHECK ((kind = ANY (ARRAY['advanced'::text, 'retraining'::text, 'module'::text, 'event'::text])));

alter table studies.study add constraint study_pkey PRIMARY KEY (id);

alter table studies.study add constraint study_score_check CHECK (((score >= (0)::numeric) AND (score <= (1)::numeric)));

alter table studies.study add constraint study_share_check CHECK (((share >= (0)::numeric) AND (share <= (1)::numeric)));

alter table studies.study add constraint study_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'learning'::text, 'finished'::text, 'failed'::text, 'refused'::text, 'cancelled'::text, 'annulled'::text])));

alter table studies.study add constraint study_told_of_check CHECK ((told_of = ANY (ARRAY['enrolment'::text, 'result'::text])));

alter table studies.study add constraint study_via_check CHECK ((via = ANY (ARRAY['content'::text, 'results'::text, 'code'::text, 'presence'::text])));

alter table studies.term add constraint term_amount_check CHECK ((amount > 0));

alter table studies.term add constraint term_key_check CHECK ((key = ANY (ARRAY['enrolment'::text, 'result-programme'::text, 'result-event'::text, 'credit'::text])));

alter table studies.term add constraint term_pkey PRIMARY KEY (key, effective_from);

alter table studies.term add constraint term_unit_check CHECK ((unit = ANY (ARRAY['days'::text, 'working-days'::text, 'months'::text])));

-- Индексы

CREATE INDEX activity_decided ON credits.activity USING btree (decided_at DESC, id DESC) WHERE (state = ANY (ARRAY['confirmed'::text, 'reversed'::text]));

CREATE INDEX activity_of_person ON credits.activity USING btree (person_id, happened_on DESC, id DESC);

CREATE INDEX actor_of_person ON lrs.actor USING btree (person_id);

CREATE INDEX alias_of_key ON learning.alias USING btree (key text_pattern_ops);

CREATE INDEX answer_of_person ON content.answer USING btree (person_id);

CREATE INDEX application_asked ON applications.application USING btree (answer_by, id) WHERE (status = 'question'::text);

CREATE INDEX application_decided ON applications.application USING btree (decided_at) WHERE (status = ANY (ARRAY['approved'::text, 'rejected'::text]));

CREATE INDEX application_decided_by ON applications.application USING btree (verifier_id, decided_at DESC, id DESC) WHERE (status = ANY (ARRAY['approved'::text, 'rejected'::text]));

CREATE INDEX application_of_applicant ON applications.application USING btree (applicant_id, submitted_at DESC, id DESC);

CREATE INDEX application_of_subject ON applications.application USING btree (kind, subject_id, submitted_at DESC);

CREATE INDEX application_queue ON applications.application USING btree (due_on, submitted_at, id) WHERE (status = 'under-review'::text);

CREATE INDEX application_reviews ON applications.application USING btree (kind, decided_at DESC) INCLUDE (days_spent, was_kept) WHERE (status = ANY (ARRAY['approved'::text, 'rejected'::text]));

CREATE INDEX application_to_miss ON applications.application USING btree (due_on) WHERE ((status = 'under-review'::text) AND (NOT is_promise_missed));

CREATE INDEX attachment_of_file ON files.attachment USING btree (file_id);

CREATE INDEX attempt_due ON content.attempt USING btree (due_at) WHERE ((state = 'running'::text) AND (due_at IS NOT NULL));

CREATE INDEX attempt_of_person ON content.attempt USING btree (person_id, began_at DESC);

CREATE INDEX attempt_waits ON content.attempt USING btree (finished_at, id) WHERE (state = 'review'::text);

CREATE INDEX attendee_of_person ON presence.attendee USING btree (person_id, joined_at DESC);

CREATE INDEX attendee_to_settle ON presence.attendee USING btree (meeting_id) WHERE (settled_at IS NULL);

CREATE INDEX authenticator_unconfirmed ON identity.authenticator USING btree (person_id, created_at) WHERE (confirmed_at IS NULL);

CREATE INDEX badge_by_digest ON credentials.badge USING btree (digest) WHERE (digest IS NOT NULL);

CREATE INDEX bank_of_programme ON content.bank USING btree (programme_id, created_at);

CREATE INDEX batch_of_meeting ON presence.batch USING btree (meeting_id, made_at);

CREATE INDEX block_live ON identity.block USING btree (scope, key, until);

CREATE INDEX block_person ON identity.block USING btree (person_id, at DESC) WHERE (person_id IS NOT NULL);

CREATE INDEX block_time ON identity.block USING btree (at DESC);

CREATE INDEX captions_of_material ON content.captions USING btree (material_id);

CREATE INDEX certificate_by_digest ON credentials.certificate USING btree (sha256) WHERE (sha256 IS NOT NULL);

CREATE INDEX certificate_newest ON credentials.certificate USING btree (issued_at DESC, id DESC) WHERE (file_id IS NOT NULL);

CREATE INDEX certificate_of_application ON credentials.certificate USING btree (application_id) WHERE (application_id IS NOT NULL);

CREATE INDEX certificate_of_person ON credentials.certificate USING btree (person_id, issued_at DESC);

CREATE INDEX challenge_address ON identity.challenge USING btree (address_hash, created_at);

CREATE INDEX challenge_age ON identity.challenge USING btree (created_at);

CREATE INDEX challenge_ip ON identity.challenge USING btree (ip, created_at);

CREATE INDEX challenge_person ON identity.challenge USING btree (person_id, created_at);

CREATE INDEX change_of_paper ON licences.change USING btree (paper_id, id);

CREATE INDEX check_to_tell ON presence."check" USING btree (asks_at) WHERE (told_at IS NULL);

CREATE INDEX client_ended ON lrs.client USING btree (ends_at) WHERE (ends_at IS NOT NULL);

CREATE INDEX client_of_person ON lrs.client USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX client_registered ON lrs.client USING btree (made_at DESC, id) WHERE (actor_key IS NULL);

CREATE INDEX code_of_batch ON presence.code USING btree (batch_id);

CREATE INDEX code_of_person ON presence.code USING btree (used_by) WHERE (used_by IS NOT NULL);

CREATE INDEX confirmation_of_record ON records.confirmation USING btree (record_id, at);

CREATE INDEX course_of_edition ON content.course USING btree (edition_id);

CREATE INDEX course_of_person ON content.course USING btree (person_id, seen_at DESC);

CREATE INDEX cycle_of_person ON credits.cycle USING btree (person_id, ends_on DESC, id);

CREATE INDEX device_of_person ON content.device USING btree (person_id);

CREATE INDEX device_of_person ON notifications.device USING btree (person_id) WHERE (ended_at IS NULL);

CREATE INDEX document_of_person ON lrs.document USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX draft_deleted ON licences.draft USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX draft_deleted ON records.draft USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX draft_of_person ON records.draft USING btree (person_id, saved_at DESC) WHERE (confirmed_at IS NULL);

CREATE INDEX draft_open ON licences.draft USING btree (person_id, saved_at DESC) WHERE ((submitted_at IS NULL) AND (deleted_at IS NULL));

CREATE INDEX entry_of_cycle ON credits.entry USING btree (cycle_id, earned_on DESC, id DESC);

CREATE INDEX entry_of_person ON credits.entry USING btree (person_id, at DESC, id DESC);

CREATE INDEX entry_of_person ON portfolio.entry USING btree (person_id, sort_on DESC, source DESC);

CREATE INDEX entry_source ON credits.entry USING btree (source);

CREATE INDEX esia_flow_age ON identity.esia_flow USING btree (expires_at);

CREATE INDEX esia_renewal_due ON identity.esia_renewal USING btree (next_at);

CREATE INDEX event_of_person ON portfolio.event USING btree (person_id, event_id);

CREATE INDEX event_of_source ON portfolio.event USING btree (source, event_id);

CREATE INDEX expectation_decided ON credits.expectation USING btree (decided_at DESC, id DESC) WHERE ((source ~~ 'claim/%'::text) AND (decided_at IS NOT NULL));

CREATE INDEX expectation_live ON credits.expectation USING btree (person_id, kind) WHERE (state = ANY (ARRAY['cycle'::text, 'organisation'::text, 'doubt'::text, 'credited'::text]));

CREATE INDEX expectation_of_organisation ON credits.expectation USING btree (organisation_id, due_on, id) WHERE (state = 'organisation'::text);

CREATE INDEX expectation_open ON credits.expectation USING btree (person_id, earned_on DESC, id) WHERE (settled_at IS NULL);

CREATE INDEX expectation_twin ON credits.expectation USING btree (twin_id) WHERE (twin_id IS NOT NULL);

CREATE INDEX explanation_answered ON journal.explanation USING btree (answered_at DESC, id) WHERE (answered_at IS NOT NULL);

CREATE INDEX explanation_of_actor ON journal.explanation USING btree (actor_id, due_on, id);

CREATE INDEX explanation_of_subject ON journal.explanation USING btree (subject_id, asked_at DESC);

CREATE INDEX explanation_waiting ON journal.explanation USING btree (due_on, id) WHERE (answered_at IS NULL);

CREATE INDEX external_claim_of_person ON content.external_claim USING btree (person_id);

CREATE INDEX external_claim_of_study ON content.external_claim USING btree (study_id, claimed_at);

CREATE INDEX external_claim_waits ON content.external_claim USING btree (organisation_id, claimed_at, id) WHERE (state = 'waiting'::text);

CREATE INDEX extra_attempt_of_person ON content.extra_attempt USING btree (person_id);

CREATE INDEX extra_attempt_of_study ON content.extra_attempt USING btree (study_id, lineage);

CREATE INDEX failure_count_age ON identity.failure_count USING btree (last_at);

CREATE INDEX failure_login_age ON identity.failure_login USING btree (at);

CREATE INDEX failure_password_age ON identity.failure_password USING btree (at);

CREATE INDEX file_age ON files.file USING btree (created_at);

CREATE INDEX file_content ON files.file USING btree (content_id) WHERE (content_id IS NOT NULL);

CREATE INDEX file_of_owner ON files.file USING btree (owner_id, state);

CREATE INDEX file_preview ON files.file USING btree (preview_id) WHERE (preview_id IS NOT NULL);

CREATE INDEX file_waiting ON files.file USING btree (state, created_at) WHERE (state = ANY (ARRAY['uploading'::text, 'checking'::text, 'refused'::text]));

CREATE INDEX finding_of_day ON oversight.finding USING btree (day);

CREATE INDEX idempotency_age ON platform.idempotency USING btree (at);

CREATE INDEX import_newest ON licences.import_run USING btree (started_at DESC);

CREATE INDEX item_of_captions ON content.item USING btree (captions_id) WHERE (captions_id IS NOT NULL);

CREATE INDEX item_of_material ON content.item USING btree (material_id) WHERE (material_id IS NOT NULL);

CREATE INDEX item_of_programme ON plans.item USING btree (programme_id, person_id);

CREATE INDEX journal_at ON platform.journal_entry USING btree (at);

CREATE INDEX journal_of_actor ON platform.journal_entry USING btree (actor_id, id DESC);

CREATE INDEX journal_of_object ON platform.journal_entry USING btree (object_kind, object_id, id);

CREATE INDEX journal_of_subject ON platform.journal_entry USING btree (subject_id, id DESC);

CREATE INDEX listing_all_words ON learning.listing_text USING gin (all_words);

CREATE INDEX listing_hours ON learning.listing USING btree (hours, programme_id);

CREATE INDEX listing_nearest ON learning.listing USING btree (sort_on, programme_id);

CREATE INDEX listing_new ON learning.listing USING btree (published_at DESC, programme_id DESC);

CREATE INDEX listing_of_organisation ON learning.listing USING btree (organisation_id, sort_on, programme_id);

CREATE INDEX listing_price ON learning.listing USING btree (price_kopecks, programme_id);

CREATE INDEX listing_rated ON learning.listing USING btree (rating_order DESC, programme_id DESC);

CREATE INDEX listing_specialties ON learning.listing USING gin (specialties);

CREATE INDEX listing_title_words ON learning.listing_text USING gin (title_words);

CREATE INDEX live_event_age ON platform.live_event USING btree (at);

CREATE INDEX live_event_topic ON platform.live_event USING btree (topic, id);

CREATE INDEX machine_key_of_organisation ON platform.machine_key USING btree (organisation_id, created_at DESC);

CREATE INDEX material_of_programme ON content.material USING btree (programme_id, created_at);

CREATE INDEX material_unfinished ON content.material USING btree (created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'importing'::text]));

CREATE INDEX meeting_of_organisation ON presence.meeting USING btree (organisation_id, starts_at DESC, id);

CREATE INDEX meeting_of_programme ON presence.meeting USING btree (programme_id, starts_at);

CREATE INDEX meeting_to_settle ON presence.meeting USING btree (ends_at) WHERE (settled_at IS NULL);

CREATE INDEX mention_direct ON lrs.mention USING btree (store_id, key, place, of_place) WHERE is_direct;

CREATE INDEX mention_of ON lrs.mention USING btree (store_id, of_place);

CREATE INDEX merge_kept ON identity.merge USING btree (kept_id);

CREATE INDEX merge_offer_expires ON identity.merge_offer USING btree (expires_at);

CREATE INDEX message_due ON messages.message USING btree (due_at) WHERE (status = 'queued'::text);

CREATE INDEX message_of_application ON applications.message USING btree (application_id, at, id);

CREATE INDEX message_of_person ON messages.message USING btree (person_id, seq DESC);

CREATE INDEX message_sealed ON messages.message USING btree (settled_at) WHERE (content_sealed IS NOT NULL);

CREATE INDEX message_waiting ON messages.message USING btree (lane, seq) WHERE (status = 'queued'::text);

CREATE INDEX mismatch_objection ON licences.mismatch USING btree (person_id) WHERE (kind = 'objection'::text);

CREATE INDEX mismatch_of_person ON licences.mismatch USING btree (person_id) WHERE (state = 'asked'::text);

CREATE INDEX mismatch_state ON licences.mismatch USING btree (state, opened_at DESC, id DESC);

CREATE INDEX miss_of_person ON presence.miss USING btree (person_id, at);

CREATE INDEX node_of_person ON cmi5.node USING btree (person_id);

CREATE INDEX nonce_age ON platform.nonce USING btree (at);

CREATE INDEX note_of_study ON studies.note USING btree (study_id, created_at, id);

CREATE INDEX notification_of_person ON notifications.notification USING btree (person_id, id DESC);

CREATE INDEX notification_unread ON notifications.notification USING btree (person_id) WHERE (read_at IS NULL);

CREATE INDEX organisation_by_name ON organisations.organisation USING btree (name, id);

CREATE INDEX organisation_letters ON organisations.organisation USING gin (search_letters organisations.gin_trgm_ops);

CREATE INDEX organisation_words ON organisations.organisation USING gin (search_words);

CREATE INDEX outbox_type ON platform.outbox USING btree (type, id);

CREATE INDEX package_of_person ON credits.package USING btree (person_id);

CREATE INDEX package_session_of_item ON content.package_session USING btree (study_id, item_id);

CREATE INDEX package_session_of_person ON content.package_session USING btree (person_id);

CREATE INDEX paper_ends ON licences.paper USING btree (ends_at) WHERE ((status = 'verified'::text) AND (ends_at IS NOT NULL));

CREATE INDEX paper_number ON licences.paper USING btree (number text_pattern_ops) WHERE (number IS NOT NULL);

CREATE INDEX paper_of_person ON licences.paper USING btree (person_id, updated_at DESC, id);

CREATE INDEX paper_status ON licences.paper USING btree (status, updated_at DESC, id DESC);

CREATE INDEX paper_twin ON licences.paper USING btree (document_key) WHERE ((class = 'attestation'::text) AND (status = ANY (ARRAY['unverified'::text, 'verified'::text, 'suspended'::text])));

CREATE INDEX paper_updated ON licences.paper USING btree (updated_at DESC, id DESC);

CREATE INDEX part_of_message ON messages.part USING btree (message_id);

CREATE INDEX part_unanswered ON messages.part USING btree (at) WHERE (state IS NULL);

CREATE INDEX passkey_challenge_age ON identity.passkey_challenge USING btree (expires_at);

CREATE INDEX passkey_challenge_session ON identity.passkey_challenge USING btree (session_id, purpose);

CREATE INDEX passkey_of_person ON identity.passkey USING btree (person_id);

CREATE INDEX password_age ON identity.password USING btree (changed_at);

CREATE INDEX password_change_person ON identity.password_change USING btree (person_id, at DESC);

CREATE INDEX person_claimed_snils ON identity.person USING btree (claimed_snils) WHERE (claimed_snils IS NOT NULL);

CREATE INDEX person_email ON identity.person USING btree (lower(email)) WHERE (email IS NOT NULL);

CREATE INDEX person_key_kid ON platform.person_key USING btree (kid);

CREATE INDEX person_merged_into ON identity.person USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX person_name ON identity.person USING btree (lower(family_name), lower(given_name));

CREATE INDEX person_phone ON identity.person USING btree (phone) WHERE (phone IS NOT NULL);

CREATE INDEX plan_of_person ON plans.plan USING btree (person_id, made_at DESC, id);

CREATE INDEX policy_now ON platform.policy USING btree (key, effective_from DESC, id DESC);

CREATE INDEX programme_of_provider ON learning.programme USING btree (organisation_id, updated_at DESC, id);

CREATE INDEX progress_of_person ON content.progress USING btree (person_id);

CREATE INDEX proposal_of_person ON staff.proposal USING btree (person_id, asked_at DESC);

CREATE INDEX proposal_settled ON staff.proposal USING btree (decided_at DESC, id) WHERE (state <> 'waiting'::text);

CREATE INDEX proposal_waiting ON staff.proposal USING btree (asked_at, id) WHERE (state = 'waiting'::text);

CREATE INDEX provider_waiting ON learning.provider USING btree (due_on, organisation_id) WHERE (state = ANY (ARRAY['submitted'::text, 'in-work'::text]));

CREATE INDEX question_of_study ON studies.question USING btree (study_id, asked_at, id);

CREATE INDEX question_waiting ON studies.question USING btree (organisation_id, asked_at, id) WHERE (answer IS NULL);

CREATE INDEX record_document ON records.record USING btree (document_key);

CREATE INDEX record_of_person ON records.record USING btree (person_id, confirmed_at DESC);

CREATE INDEX recovery_age ON identity.recovery USING btree (expires_at);

CREATE INDEX recovery_ip ON identity.recovery USING btree (ip, created_at);

CREATE INDEX recovery_login ON identity.recovery USING btree (login_hash, created_at);

CREATE INDEX recovery_person ON identity.recovery USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX registration_age ON identity.registration USING btree (expires_at);

CREATE INDEX registration_email ON identity.registration USING btree (email, created_at);

CREATE INDEX registration_ip ON identity.registration USING btree (ip, created_at);

CREATE INDEX registration_of_course ON cmi5.registration USING btree (course_id);

CREATE INDEX registration_of_person ON cmi5.registration USING btree (person_id);

CREATE INDEX registration_of_person ON registrations.registration USING btree (person_id, saved_at DESC);

CREATE INDEX registration_preview ON cmi5.registration USING btree (began_at) WHERE is_preview;

CREATE INDEX reminder_due ON plans.reminder USING btree (remind_on, id) WHERE (told_at IS NULL);

CREATE INDEX review_of_organisation ON studies.review USING btree (organisation_id, written_at DESC, id DESC);

CREATE INDEX review_reported ON studies.review USING btree (reported_at, id) WHERE (reported_at IS NOT NULL);

CREATE INDEX review_shown ON studies.review USING btree (programme_id, written_at DESC, id DESC) WHERE (state = 'shown'::text);

CREATE INDEX review_waiting ON studies.review USING btree (written_at, id) WHERE (state = 'waiting'::text);

CREATE INDEX review_writing_of_person ON studies.review_writing USING btree (person_id, at DESC);

CREATE INDEX role_grant_of_person ON platform.role_grant USING btree (person_id);

CREATE INDEX role_grant_until ON platform.role_grant USING btree (until) WHERE ((ended_at IS NULL) AND (until IS NOT NULL));

CREATE INDEX role_rule_now ON staff.role_rule USING btree (role, effective_from DESC, id DESC);

CREATE INDEX runtime_of_person ON content.runtime USING btree (person_id);

CREATE INDEX saved_search_notifies ON learning.saved_search USING btree (id) WHERE notifies;

CREATE INDEX saved_search_of_person ON learning.saved_search USING btree (person_id, made_at DESC, id);

CREATE INDEX session_by_day ON learning.session USING btree (starts_on);

CREATE INDEX session_expiry ON platform.session USING btree (expires_at) WHERE (state <> 'ended'::text);

CREATE INDEX session_of_person ON cmi5.session USING btree (person_id);

CREATE INDEX session_of_person ON platform.session USING btree (person_id, state);

CREATE INDEX session_of_programme ON learning.session USING btree (programme_id, starts_on, id);

CREATE INDEX session_of_registration ON cmi5.session USING btree (registration, number, launched_at);

CREATE INDEX session_open ON cmi5.session USING btree (ends_at) WHERE ((terminated_at IS NULL) AND (abandoned_at IS NULL));

CREATE INDEX sign_in_address ON identity.sign_in USING btree (address, completed_at) WHERE (completed_at IS NOT NULL);

CREATE INDEX sign_in_network ON identity.sign_in USING btree (network, completed_at) WHERE (completed_at IS NOT NULL);

CREATE INDEX sign_in_person ON identity.sign_in USING btree (person_id, completed_at DESC);

CREATE INDEX sign_in_time ON identity.sign_in USING btree (completed_at) WHERE (completed_at IS NOT NULL);

CREATE INDEX statement_of_client ON lrs.statement USING btree (store_id, client_id, place);

CREATE INDEX statement_of_person ON lrs.statement USING btree (person_id, place) WHERE (person_id IS NOT NULL);

CREATE INDEX statement_refers ON lrs.statement USING btree (store_id, refers_to) WHERE (refers_to IS NOT NULL);

CREATE INDEX status_request_of_person ON staff.status_request USING btree (person_id, asked_at DESC);

CREATE INDEX status_request_second ON staff.status_request USING btree (first_at, id) WHERE (state = 'second'::text);

CREATE INDEX study_due ON studies.study USING btree (due_on) WHERE ((state = ANY (ARRAY['applied'::text, 'learning'::text])) AND (overdue_told_at IS NULL));

CREATE INDEX study_of_organisation ON studies.study USING btree (organisation_id, state, touched_at DESC, id DESC);

CREATE INDEX study_of_person ON studies.study USING btree (person_id, touched_at DESC, id DESC);

CREATE INDEX study_of_programme ON studies.study USING btree (programme_id, state);

CREATE INDEX study_of_session ON studies.study USING btree (session_id) WHERE ((state = ANY (ARRAY['applied'::text, 'learning'::text])) AND (session_id IS NOT NULL));

CREATE INDEX study_waits_by_day ON studies.study USING btree (organisation_id, state, due_on, id) WHERE (state = ANY (ARRAY['applied'::text, 'learning'::text]));

CREATE INDEX transition_of_application ON applications.transition USING btree (application_id, id);

CREATE INDEX transition_of_registration ON registrations.transition USING btree (registration_id, id);

CREATE INDEX version_waiting ON learning.version USING btree (submitted_at, programme_id) WHERE (state = 'review'::text);

CREATE INDEX volume_of_actor ON oversight.volume USING btree (actor_id, day DESC);

CREATE INDEX word_beginning ON learning.word USING btree (word text_pattern_ops);

CREATE INDEX word_letters ON learning.word USING gin (letters organisations.gin_trgm_ops);

CREATE INDEX word_stem ON learning.word USING btree (stem);

CREATE UNIQUE INDEX application_active ON applications.application USING btree (kind, subject_id) WHERE (decided_at IS NULL);

CREATE UNIQUE INDEX attempt_running ON content.attempt USING btree (study_id, item_id) WHERE (state = 'running'::text);

CREATE UNIQUE INDEX authenticator_of_person ON identity.authenticator USING btree (person_id) WHERE (confirmed_at IS NOT NULL);

CREATE UNIQUE INDEX challenge_live ON identity.challenge USING btree (person_id, purpose, is_known_device) WHERE (state = 'live'::text);

CREATE UNIQUE INDEX cycle_once ON credits.cycle USING btree (person_id, specialty_key, starts_on) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX device_endpoint ON notifications.device USING btree (endpoint_digest) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX edition_draft ON content.edition USING btree (programme_id) WHERE (state = 'draft'::text);

CREATE UNIQUE INDEX edition_open ON content.edition USING btree (programme_id) WHERE (state = 'open'::text);

CREATE UNIQUE INDEX external_claim_standing ON content.external_claim USING btree (study_id, item_id) WHERE (state = ANY (ARRAY['waiting'::text, 'confirmed'::text]));

CREATE UNIQUE INDEX import_one ON licences.import_run USING btree ((true)) WHERE (state <> 'done'::text);

CREATE UNIQUE INDEX kek_current ON platform.kek USING btree ((true)) WHERE (retired_at IS NULL);

CREATE UNIQUE INDEX merge_proposal_gone ON identity.merge_proposal USING btree (gone_id) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX merge_proposal_kept ON identity.merge_proposal USING btree (kept_id) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX mismatch_once ON licences.mismatch USING btree (registry_ref, kind) WHERE (state = ANY (ARRAY['open'::text, 'asked'::text]));

CREATE UNIQUE INDEX paper_of_registry ON licences.paper USING btree (registry_ref) WHERE (registry_ref IS NOT NULL);

CREATE UNIQUE INDEX paper_once ON licences.paper USING btree (person_id, document_key) WHERE (status = ANY (ARRAY['unverified'::text, 'verified'::text, 'suspended'::text]));

CREATE UNIQUE INDEX plan_running ON plans.plan USING btree (person_id) WHERE (state = 'running'::text);

CREATE UNIQUE INDEX proposal_once ON staff.proposal USING btree (person_id, role, COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX question_open ON applications.question USING btree (application_id) WHERE (answered_at IS NULL);

CREATE UNIQUE INDEX record_document_once ON records.record USING btree (person_id, document_key) WHERE (status = ANY (ARRAY['unverified'::text, 'verified'::text]));

CREATE UNIQUE INDEX registration_of_holder ON cmi5.registration USING btree (holder_id, part_id) WHERE (holder_id IS NOT NULL);

CREATE UNIQUE INDEX registration_ogrn_once ON registrations.registration USING btree (ogrn) WHERE (status = ANY (ARRAY['submitted'::text, 'in-work'::text]));

CREATE UNIQUE INDEX role_grant_once ON platform.role_grant USING btree (person_id, role, COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX session_previous_token ON platform.session USING btree (previous_token_hash) WHERE (previous_token_hash IS NOT NULL);

CREATE UNIQUE INDEX statement_place ON lrs.statement USING btree (store_id, place);

CREATE UNIQUE INDEX status_request_once ON staff.status_request USING btree (person_id) WHERE (state = ANY (ARRAY['review'::text, 'second'::text]));

CREATE UNIQUE INDEX study_live ON studies.study USING btree (person_id, programme_id) WHERE (state = ANY (ARRAY['applied'::text, 'learning'::text]));

-- Последовательности

create sequence learning.programme_number;

create sequence lrs.place_number;

-- Представления

create view platform.held_role as
 SELECT role_grant.person_id,
    role_grant.role,
    role_grant.organisation_id,
    COALESCE(role_grant.starts_at, role_grant.granted_at) AS starts_at,
    LEAST(role_grant.until, role_grant.ended_at) AS ends_at,
    role_grant.origin,
    NULL::uuid AS employment_id
   FROM platform.role_grant
UNION ALL
 SELECT e.person_id,
        CASE
            WHEN (o.kind = 'educational'::text) THEN 'provider'::text
            WHEN (e.kind = 'BUSINESS'::text) THEN 'taxpayer'::text
            ELSE 'manager'::text
        END AS role,
    o.id AS organisation_id,
    e.first_seen_at AS starts_at,
    e.ended_at AS ends_at,
    'esia'::text AS origin,
    e.id AS employment_id
   FROM (identity.employment e
     LEFT JOIN organisations.organisation o ON ((o.ogrn = e.ogrn)))
  WHERE (e.is_chief OR e.is_admin OR (e.kind = 'BUSINESS'::text));

-- Функции

CREATE OR REPLACE FUNCTION cmi5.forget_previews(before timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  delete from cmi5.session s using cmi5.registration r
    where r.id = s.registration and r.is_preview and r.began_at < before;
  delete from cmi5.node n using cmi5.registration r
    where r.id = n.registration and r.is_preview and r.began_at < before;
  delete from cmi5.registration where is_preview and began_at < before;
end $function$;

CREATE OR REPLACE FUNCTION credentials.keep_badge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.document is not null then
    raise exception 'a signed credential is not changed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION identity.mine()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
RETURN (SELECT array_agg(person.id) AS array_agg FROM identity.person WHERE ((person.id = platform.me()) OR (person.merged_into = platform.me())));

CREATE OR REPLACE FUNCTION journal.keep_explanation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'journal.explanation: a question is never taken away';
  end if;
  if old.answered_at is not null or (new.id, new.entry_id, new.subject_id, new.actor_id, new.words, new.asked_at, new.due_on)
      is distinct from (old.id, old.entry_id, old.subject_id, old.actor_id, old.words, old.asked_at, old.due_on) then
    raise exception 'journal.explanation: only reminders and the answer are written later';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION learning.is_near(word text, known text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT (known OPERATOR(organisations.%) word);
END;

CREATE OR REPLACE FUNCTION learning.nearness(word text, known text)
 RETURNS real
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT organisations.similarity(word, known) AS similarity;
END;

CREATE OR REPLACE FUNCTION lrs.consistent_through()
 RETURNS timestamp with time zone
 LANGUAGE sql
RETURN COALESCE((SELECT (min(a.xact_start) - '00:00:00.001'::interval) FROM pg_stat_activity a WHERE ((a.datname = current_database()) AND (a.usename = CURRENT_USER) AND (a.xact_start IS NOT NULL) AND (a.pid <> pg_backend_pid()))), now());

CREATE OR REPLACE FUNCTION lrs.forget_previews(before timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  looks constant uuid := '00000000-0000-0000-0000-000000000001';
  -- «place» begins with the milliseconds of «stored».
  line  constant bigint := (extract(epoch from before) * 1000)::bigint << 20;
begin
  delete from lrs.mention where store_id = looks and place < line;
  delete from lrs.statement where store_id = looks and place < line;
  delete from lrs.attachment_of a where a.store_id = looks
    and not exists (select from lrs.statement s where s.store_id = looks and s.id = a.statement_id);
  delete from lrs.attachment c where c.store_id = looks
    and not exists (select from lrs.attachment_of a where a.store_id = looks and a.sha2 = c.sha2);
  delete from lrs.voided v where v.store_id = looks
    and not exists (select from lrs.statement s where s.store_id = looks and s.id = v.id);
  delete from lrs.document where store_id = looks and updated_at < before;
  delete from lrs.client where store_id = looks and ends_at < before;
  delete from lrs.actor a where a.store_id = looks
    and not exists (select from lrs.client c where c.store_id = looks and c.actor_key = a.agent_key);
end $function$;

CREATE OR REPLACE FUNCTION organisations.likeness(word text, content text)
 RETURNS real
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT organisations.word_similarity(word, content) AS word_similarity;
END;

CREATE OR REPLACE FUNCTION organisations.looks_like(word text, content text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT (word OPERATOR(organisations.<%) content);
END;

CREATE OR REPLACE FUNCTION platform.context()
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  said  text := current_setting('nmo.context', true);
  parts text[];
  n     int;
  pad   platform.context_key;
begin
  if said is null or said = '' then
    return null;
  end if;
  parts := string_to_array(said, '|');
  n := cardinality(parts);
  select * into pad from platform.context_key;
  if n not in (5, 6) or pad.outer_pad is null
    or encode(sha256(pad.outer_pad || sha256(pad.inner_pad || convert_to(array_to_string(parts[1:n - 1], '|'), 'UTF8'))), 'hex') <> parts[n]
    or to_timestamp(parts[n - 1]::bigint) < clock_timestamp()
  then
    raise exception 'the context of the statement is forged or out of date' using errcode = 'insufficient_privilege';
  end if;
  return case when n = 5 then parts[1:3] || ''::text || parts[4:5] else parts end;
end $function$;

CREATE OR REPLACE FUNCTION platform.enrol_context_key(inner_part bytea, outer_part bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if length(inner_part) <> 64 or length(outer_part) <> 64 then
    return false;
  end if;
  insert into platform.context_key (inner_pad, outer_pad) values (inner_part, outer_part) on conflict do nothing;
  return exists (select from platform.context_key where inner_pad = inner_part and outer_pad = outer_part);
end $function$;

CREATE OR REPLACE FUNCTION platform.is_portal()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN COALESCE(((platform.context())[1] = 'system'::text), false);

CREATE OR REPLACE FUNCTION platform.me()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF((platform.context())[2], ''::text))::uuid;

CREATE OR REPLACE FUNCTION platform.organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF((platform.context())[4], ''::text))::uuid;

CREATE OR REPLACE FUNCTION platform.place_of(ip text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN (ip ~~ '::ffff:%.%'::text) THEN substr(ip, 8) WHEN ((ip ~ '^[0-9a-fA-F:]+$'::text) AND (ip ~~ '%:%'::text)) THEN (host((network(set_masklen((ip)::inet, 64)))::inet) || '/64'::text) ELSE ip END;

CREATE OR REPLACE FUNCTION platform.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION platform.sees(permission text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN COALESCE((((platform.context())[1] = 'system'::text) OR (permission = ANY (string_to_array((platform.context())[3], ','::text)))), false);

CREATE OR REPLACE FUNCTION platform.tell_live()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('nmo_live', json_build_object('id', new.id, 'topic', new.topic, 'type', new.type, 'payload', new.payload)::text);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION presence.keep_code()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.used_at is not null and new.used_at is distinct from old.used_at then
    raise exception 'a used code stays used';
  end if;
  return new;
end $function$;

-- Триггеры

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON applications.message FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON applications.transition FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER keep_badge BEFORE UPDATE ON credentials.badge FOR EACH ROW EXECUTE FUNCTION credentials.keep_badge();

CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON journal.explanation FOR EACH ROW EXECUTE FUNCTION journal.keep_explanation();

CREATE TRIGGER keep_all BEFORE TRUNCATE ON journal.explanation FOR EACH STATEMENT EXECUTE FUNCTION journal.keep_explanation();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON licences.change FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON licences.warning FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON oversight.finding FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON oversight.report FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.journal_leaf FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.journal_state FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER tell AFTER INSERT ON platform.live_event FOR EACH ROW EXECUTE FUNCTION platform.tell_live();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON platform.outbox FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.policy FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER keep_code BEFORE UPDATE ON presence.code FOR EACH ROW EXECUTE FUNCTION presence.keep_code();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON records.confirmation FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON registrations.transition FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON staff.role_rule FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

-- Политики строк

create policy rows on applications.application as PERMISSIVE for ALL to nmo_app using (((applicant_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('applications.verify'::text) AS sees))) with check (((applicant_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('applications.verify'::text) AS sees)));

create policy rows on applications.application_file as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = application_file.application_id))))) with check ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = application_file.application_id)))));

create policy rows on applications.message as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = message.application_id))))) with check ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = message.application_id)))));

create policy rows on applications.question as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = question.application_id))))) with check ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = question.application_id)))));

create policy rows on applications.scan_look as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = scan_look.application_id))))) with check ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = scan_look.application_id)))));

create policy rows on applications.transition as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = transition.application_id))))) with check ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = transition.application_id)))));

create policy rows on applications.verdict as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = verdict.application_id))))) with check ((( SELECT platform.sees('applications.verify'::text) AS sees) OR (EXISTS ( SELECT
   FROM applications.application a
  WHERE (a.id = verdict.application_id)))));

create policy rows on cmi5.course as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation)))) with check ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation))));

create policy rows on cmi5.node as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on cmi5.registration as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on cmi5.session as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on content.answer as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on content.attempt as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on content.bank as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on content.captions as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on content.course as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on content.device as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on content.edition as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on content.external_claim as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on content.extra_attempt as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on content.item as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on content.material as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on content.package_file as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT 1
   FROM content.material m
  WHERE (m.id = package_file.material_id))))) with check (( SELECT platform.is_portal() AS is_portal));

create policy rows on content.package_session as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (( SELECT platform.is_portal() AS is_portal));

create policy rows on content.progress as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on content.question as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on content.runtime as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on credentials.badge as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM credentials.certificate c
  WHERE (c.id = badge.certificate_id))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM credentials.certificate c
  WHERE (c.id = badge.certificate_id)))));

create policy rows on credentials.certificate as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('certificates.revoke'::text) AS sees))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('certificates.revoke'::text) AS sees)));

create policy rows on credits.activity as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees) OR ( SELECT platform.sees('credits.correct'::text) AS sees))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees) OR ( SELECT platform.sees('credits.correct'::text) AS sees)));

create policy rows on credits.cycle as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees)));

create policy rows on credits.entry as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees)));

create policy rows on credits.expectation as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees) OR ((source ~~ 'claim/%'::text) AND (( SELECT platform.sees('credits.correct'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees) OR ((source ~~ 'claim/%'::text) AND (( SELECT platform.sees('credits.correct'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))))));

create policy rows on credits.package as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees(''::text) AS sees)));

create policy rows on files.attachment as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM files.file whole
  WHERE (whole.id = attachment.file_id))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM files.file whole
  WHERE (whole.id = attachment.file_id)))));

create policy rows on files.file as PERMISSIVE for ALL to nmo_app using (((owner_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((owner_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on files.part as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM files.file whole
  WHERE (whole.id = part.file_id))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM files.file whole
  WHERE (whole.id = part.file_id)))));

create policy rows on journal.explanation as PERMISSIVE for ALL to nmo_app using (((subject_id = ANY (( SELECT identity.mine() AS mine)::uuid[])) OR (actor_id = ANY (( SELECT identity.mine() AS mine)::uuid[])) OR ( SELECT platform.sees('explanations.manage'::text) AS sees))) with check (((subject_id = ANY (( SELECT identity.mine() AS mine)::uuid[])) OR (actor_id = ANY (( SELECT identity.mine() AS mine)::uuid[])) OR ( SELECT platform.sees('explanations.manage'::text) AS sees)));

create policy rows on learning.alias as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT 1
   FROM learning.programme p
  WHERE (p.id = alias.programme_id))))) with check ((( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))));

create policy rows on learning.broadcast as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on learning.programme as PERMISSIVE for ALL to nmo_app using (((published_version IS NOT NULL) OR ( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on learning.provider as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on learning.saved_search as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on learning.version as PERMISSIVE for ALL to nmo_app using (((state = ANY (ARRAY['published'::text, 'past'::text])) OR ( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check ((( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on licences.change as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('licences.search'::text) AS sees) OR (EXISTS ( SELECT
   FROM licences.paper p
  WHERE (p.id = change.paper_id))))) with check ((( SELECT platform.sees('licences.decide'::text) AS sees) OR (EXISTS ( SELECT
   FROM licences.paper p
  WHERE (p.id = change.paper_id)))));

create policy rows on licences.draft as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on licences.mismatch as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('licences.decide'::text) AS sees))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('licences.decide'::text) AS sees)));

create policy rows on licences.paper as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('licences.search'::text) AS sees))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('licences.decide'::text) AS sees)));

create policy rows on licences.registry_row as PERMISSIVE for ALL to nmo_app using (( SELECT platform.sees('licences.decide'::text) AS sees)) with check (( SELECT platform.sees('licences.decide'::text) AS sees));

create policy rows on licences.warning as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.sees('licences.search'::text) AS sees) OR (EXISTS ( SELECT
   FROM licences.paper p
  WHERE (p.id = warning.paper_id))))) with check ((( SELECT platform.sees('licences.decide'::text) AS sees) OR (EXISTS ( SELECT
   FROM licences.paper p
  WHERE (p.id = warning.paper_id)))));

create policy rows on lrs.activity as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation)))) with check ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation))));

create policy rows on lrs.activity_profile as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation)))) with check ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation))));

create policy rows on lrs.actor as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('lrs.exchange'::text) AS sees) AND (store_id = ( SELECT platform.organisation() AS organisation))))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('lrs.exchange'::text) AS sees) AND (store_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on lrs.attachment as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation)))) with check ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation))));

create policy rows on lrs.attachment_of as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM lrs.statement s
  WHERE ((s.store_id = attachment_of.store_id) AND (s.id = attachment_of.statement_id)))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM lrs.statement s
  WHERE ((s.store_id = attachment_of.store_id) AND (s.id = attachment_of.statement_id))))));

create policy rows on lrs.document as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('lrs.exchange'::text) AS sees) AND (store_id = ( SELECT platform.organisation() AS organisation))))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('lrs.exchange'::text) AS sees) AND (store_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on lrs.mention as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation)))) with check ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation))));

create policy rows on lrs.statement as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('lrs.exchange'::text) AS sees) AND (store_id = ( SELECT platform.organisation() AS organisation))))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('lrs.exchange'::text) AS sees) AND (store_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on lrs.voided as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation)))) with check ((( SELECT platform.is_portal() AS is_portal) OR (store_id = ( SELECT platform.organisation() AS organisation))));

create policy rows on messages.message as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on messages.part as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM messages.message whole
  WHERE (whole.id = part.message_id))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM messages.message whole
  WHERE (whole.id = part.message_id)))));

create policy rows on messages.try as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM messages.message whole
  WHERE (whole.id = try.message_id))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM messages.message whole
  WHERE (whole.id = try.message_id)))));

create policy rows on notifications.device as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on notifications.notification as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on notifications.preference as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on oversight.finding as PERMISSIVE for ALL to nmo_app using (( SELECT platform.sees('reports.read'::text) AS sees)) with check (( SELECT platform.is_portal() AS is_portal));

create policy rows on oversight.report as PERMISSIVE for ALL to nmo_app using (( SELECT platform.sees('reports.read'::text) AS sees)) with check (( SELECT platform.is_portal() AS is_portal));

create policy rows on oversight.volume as PERMISSIVE for ALL to nmo_app using (( SELECT platform.is_portal() AS is_portal)) with check (( SELECT platform.is_portal() AS is_portal));

create policy rows on plans.calendar_address as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on plans.draft as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on plans.item as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on plans.plan as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on plans.reminder as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on platform.journal_entry as PERMISSIVE for SELECT to nmo_app using (((subject_id = ANY (( SELECT identity.mine() AS mine)::uuid[])) OR (actor_id = ANY (( SELECT identity.mine() AS mine)::uuid[])) OR ( SELECT platform.sees('explanations.manage'::text) AS sees)));

create policy rows on portfolio.entry as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on portfolio.event as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on presence.answer as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on presence.attendee as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on presence.check as PERMISSIVE for ALL to nmo_app using (( SELECT platform.is_portal() AS is_portal)) with check (( SELECT platform.is_portal() AS is_portal));

create policy rows on presence.code as PERMISSIVE for ALL to nmo_app using (( SELECT platform.is_portal() AS is_portal)) with check (( SELECT platform.is_portal() AS is_portal));

create policy rows on presence.miss as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on records.confirmation as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on records.draft as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on records.record as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on registrations.registration as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on registrations.transition as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM registrations.registration whole
  WHERE (whole.id = transition.registration_id))))) with check ((( SELECT platform.is_portal() AS is_portal) OR (EXISTS ( SELECT
   FROM registrations.registration whole
  WHERE (whole.id = transition.registration_id)))));

create policy rows on staff.proposal as PERMISSIVE for ALL to nmo_app using ((( SELECT platform.is_portal() AS is_portal) OR (person_id = ( SELECT platform.me() AS me)) OR (asked_by = ( SELECT platform.me() AS me)) OR (( SELECT platform.sees('roles.read'::text) AS sees) AND (( SELECT platform.sees('roles.approve'::text) AS sees) OR (NOT ( SELECT platform.sees('roles.grant'::text) AS sees)) OR (organisation_id = ( SELECT platform.organisation() AS organisation)))))) with check ((( SELECT platform.is_portal() AS is_portal) OR ( SELECT platform.sees('roles.approve'::text) AS sees) OR (( SELECT platform.sees('roles.grant'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on staff.status_request as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('roles.approve'::text) AS sees))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.sees('roles.approve'::text) AS sees)));

create policy rows on studies.note as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on studies.question as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on studies.review as PERMISSIVE for ALL to nmo_app using (((state = 'shown'::text) OR (person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR ( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR ( SELECT platform.sees('learning.review'::text) AS sees) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy rows on studies.review_writing as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal)));

create policy rows on studies.study as PERMISSIVE for ALL to nmo_app using (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation))))) with check (((person_id = ( SELECT platform.me() AS me)) OR ( SELECT platform.is_portal() AS is_portal) OR (( SELECT platform.sees('learning.provide'::text) AS sees) AND (organisation_id = ( SELECT platform.organisation() AS organisation)))));

create policy writing on platform.journal_entry as PERMISSIVE for INSERT to nmo_app with check (true);

-- Права роли приложения

grant delete, insert, select on content.captions to nmo_app;

grant delete, insert, select on content.package_file to nmo_app;

grant delete, insert, select on files.attachment to nmo_app;

grant delete, insert, select on files.part to nmo_app;

grant delete, insert, select on identity.passkey_challenge to nmo_app;

grant delete, insert, select on platform.live_event to nmo_app;

grant delete, insert, select on platform.nonce to nmo_app;

grant delete, insert, select on platform.opening to nmo_app;

grant delete, insert, select on presence.check to nmo_app;

grant delete, insert, select on presence.day to nmo_app;

grant delete, insert, select on presence.miss to nmo_app;

grant delete, insert, select, update on applications.verdict to nmo_app;

grant delete, insert, select, update on content.item to nmo_app;

grant delete, insert, select, update on content.material to nmo_app;

grant delete, insert, select, update on content.question to nmo_app;

grant delete, insert, select, update on files.file to nmo_app;

grant delete, insert, select, update on identity.authenticator to nmo_app;

grant delete, insert, select, update on identity.block to nmo_app;

grant delete, insert, select, update on identity.challenge to nmo_app;

grant delete, insert, select, update on identity.device to nmo_app;

grant delete, insert, select, update on identity.esia_flow to nmo_app;

grant delete, insert, select, update on identity.esia_renewal to nmo_app;

grant delete, insert, select, update on identity.failure_count to nmo_app;

grant delete, insert, select, update on identity.failure_login to nmo_app;

grant delete, insert, select, update on identity.failure_password to nmo_app;

grant delete, insert, select, update on identity.merge_offer to nmo_app;

grant delete, insert, select, update on identity.merge_proposal to nmo_app;

grant delete, insert, select, update on identity.passkey to nmo_app;

grant delete, insert, select, update on identity.password to nmo_app;

grant delete, insert, select, update on identity.recovery to nmo_app;

grant delete, insert, select, update on identity.recovery_code to nmo_app;

grant delete, insert, select, update on identity.registration to nmo_app;

grant delete, insert, select, update on identity.second_step to nmo_app;

grant delete, insert, select, update on learning.alias to nmo_app;

grant delete, insert, select, update on learning.broadcast to nmo_app;

grant delete, insert, select, update on learning.listing to nmo_app;

grant delete, insert, select, update on learning.listing_text to nmo_app;

grant delete, insert, select, update on learning.saved_search to nmo_app;

grant delete, insert, select, update on learning.session to nmo_app;

grant delete, insert, select, update on learning.tally to nmo_app;

grant delete, insert, select, update on licences.draft to nmo_app;

grant delete, insert, select, update on lrs.activity_profile to nmo_app;

grant delete, insert, select, update on lrs.client to nmo_app;

grant delete, insert, select, update on lrs.document to nmo_app;

grant delete, insert, select, update on plans.calendar_address to nmo_app;

grant delete, insert, select, update on plans.draft to nmo_app;

grant delete, insert, select, update on plans.item to nmo_app;

grant delete, insert, select, update on plans.reminder to nmo_app;

grant delete, insert, select, update on platform.idempotency to nmo_app;

grant delete, insert, select, update on platform.kek to nmo_app;

grant delete, insert, select, update on platform.person_key to nmo_app;

grant delete, insert, select, update on portfolio.entry to nmo_app;

grant delete, insert, select, update on presence.meeting to nmo_app;

grant delete, insert, select, update on records.draft to nmo_app;

grant delete, insert, select, update on studies.note to nmo_app;

grant delete, insert, select, update on studies.review to nmo_app;

grant delete, insert, select, update on studies.review_writing to nmo_app;

grant insert, select on applications.application_file to nmo_app;

grant insert, select on applications.message to nmo_app;

grant insert, select on applications.scan_look to nmo_app;

grant insert, select on applications.transition to nmo_app;

grant insert, select on cmi5.course to nmo_app;

grant insert, select on cmi5.registration to nmo_app;

grant insert, select on credentials.badge to nmo_app;

grant insert, select on credentials.certificate to nmo_app;

grant insert, select on credentials.key to nmo_app;

grant insert, select on credentials.signer to nmo_app;

grant insert, select on credentials.status_list to nmo_app;

grant insert, select on credits.entry to nmo_app;

grant insert, select on identity.merge to nmo_app;

grant insert, select on identity.password_change to nmo_app;

grant insert, select on learning.word to nmo_app;

grant insert, select on licences.change to nmo_app;

grant insert, select on licences.warning to nmo_app;

grant insert, select on lrs.attachment to nmo_app;

grant insert, select on lrs.attachment_of to nmo_app;

grant insert, select on lrs.mention to nmo_app;

grant insert, select on lrs.statement to nmo_app;

grant insert, select on lrs.voided to nmo_app;

grant insert, select on messages.try to nmo_app;

grant insert, select on oversight.finding to nmo_app;

grant insert, select on oversight.report to nmo_app;

grant insert, select on oversight.volume to nmo_app;

grant insert, select on platform.journal_entry to nmo_app;

grant insert, select on platform.journal_leaf to nmo_app;

grant insert, select on platform.journal_state to nmo_app;

grant insert, select on platform.journal_tile to nmo_app;

grant insert, select on platform.nonce_boot to nmo_app;

grant insert, select on platform.outbox to nmo_app;

grant insert, select on platform.policy to nmo_app;

grant insert, select on portfolio.event to nmo_app;

grant insert, select on portfolio.former to nmo_app;

grant insert, select on presence.answer to nmo_app;

grant insert, select on presence.batch to nmo_app;

grant insert, select on presence.code to nmo_app;

grant insert, select on records.confirmation to nmo_app;

grant insert, select on registrations.transition to nmo_app;

grant insert, select on staff.role_rule to nmo_app;

grant insert, select, update on applications.application to nmo_app;

grant insert, select, update on applications.counter to nmo_app;

grant insert, select, update on applications.question to nmo_app;

grant insert, select, update on cmi5.node to nmo_app;

grant insert, select, update on cmi5.session to nmo_app;

grant insert, select, update on content.answer to nmo_app;

grant insert, select, update on content.attempt to nmo_app;

grant insert, select, update on content.bank to nmo_app;

grant insert, select, update on content.course to nmo_app;

grant insert, select, update on content.device to nmo_app;

grant insert, select, update on content.edition to nmo_app;

grant insert, select, update on content.external_claim to nmo_app;

grant insert, select, update on content.extra_attempt to nmo_app;

grant insert, select, update on content.package_session to nmo_app;

grant insert, select, update on content.progress to nmo_app;

grant insert, select, update on content.runtime to nmo_app;

grant insert, select, update on credentials.counter to nmo_app;

grant insert, select, update on credits.activity to nmo_app;

grant insert, select, update on credits.cycle to nmo_app;

grant insert, select, update on credits.expectation to nmo_app;

grant insert, select, update on credits.package to nmo_app;

grant insert, select, update on identity.employment to nmo_app;

grant insert, select, update on identity.person to nmo_app;

grant insert, select, update on identity.sign_in to nmo_app;

grant insert, select, update on journal.explanation to nmo_app;

grant insert, select, update on learning.programme to nmo_app;

grant insert, select, update on learning.provider to nmo_app;

grant insert, select, update on learning.version to nmo_app;

grant insert, select, update on licences.import_run to nmo_app;

grant insert, select, update on licences.mismatch to nmo_app;

grant insert, select, update on licences.paper to nmo_app;

grant insert, select, update on licences.registry_row to nmo_app;

grant insert, select, update on lrs.activity to nmo_app;

grant insert, select, update on lrs.actor to nmo_app;

grant insert, select, update on messages.message to nmo_app;

grant insert, select, update on messages.part to nmo_app;

grant insert, select, update on notifications.device to nmo_app;

grant insert, select, update on notifications.notification to nmo_app;

grant insert, select, update on notifications.preference to nmo_app;

grant insert, select, update on organisations.organisation to nmo_app;

grant insert, select, update on plans.plan to nmo_app;

grant insert, select, update on platform.machine_key to nmo_app;

grant insert, select, update on platform.role_grant to nmo_app;

grant insert, select, update on platform.session to nmo_app;

grant insert, select, update on presence.attendee to nmo_app;

grant insert, select, update on records.record to nmo_app;

grant insert, select, update on registrations.registration to nmo_app;

grant insert, select, update on staff.invitation to nmo_app;

grant insert, select, update on staff.proposal to nmo_app;

grant insert, select, update on staff.status_request to nmo_app;

grant insert, select, update on studies.question to nmo_app;

grant insert, select, update on studies.study to nmo_app;

grant select on content.term to nmo_app;

grant select on credits.activity_rule to nmo_app;

grant select on credits.rule to nmo_app;

grant select on credits.term to nmo_app;

grant select on credits.worth to nmo_app;

grant select on learning.rule to nmo_app;

grant select on organisations.specialty to nmo_app;

grant select on platform.held_role to nmo_app;

grant select on platform.journal_entry_id_seq to nmo_app;

grant select on presence.rule to nmo_app;

grant select on studies.term to nmo_app;

grant select, update on platform.journal_horizon to nmo_app;

grant usage on learning.programme_number to nmo_app;

grant usage on lrs.place_number to nmo_app;
