-- Who gets which role by whose hands (F1, F8, G6): rules of each role as dated rows, proposals that wait for a second person,
-- links for the first administrators, requests to change status. New tables only.
create schema staff;
grant usage on schema staff to nmo_app;

-- How a role is given. The newest row of a role that has begun holds; a change is another row.
create table staff.role_rule (
  id             bigint generated always as identity primary key,
  role           text not null,
  effective_from timestamptz not null,
  needs_two      boolean not null,                     -- one person asks, another agrees
  longest_days   integer check (longest_days > 0),     -- a term is obligatory and not longer; null: none is set
  granted_by     text[] not null,                      -- active roles whose people may give or ask for it
  approved_by    text[] not null,                      -- active roles whose people may agree
  is_asked_for   boolean not null,                     -- a person may ask for it in the cabinet, with documents
  source         text not null,
  check (not needs_two or approved_by <> '{}')
);
create index role_rule_now on staff.role_rule (role, effective_from desc, id desc);
create trigger append_only before update or delete or truncate on staff.role_rule
  for each statement execute function platform.refuse_change();
grant select, insert on staff.role_rule to nmo_app;

insert into staff.role_rule (role, effective_from, needs_two, longest_days, granted_by, approved_by, is_asked_for, source) values
  ('doctor',                '2025-08-01', true,  null, '{administrator,manager}', '{verifier}',               true,  'Матрица прав §5.1: роль в организации даёт руководитель, решает проверяющий; NIST SP 800-53 AC-5'),
  ('nurse',                 '2025-08-01', true,  null, '{administrator,manager}', '{verifier}',               true,  'Матрица прав §5.1: роль в организации даёт руководитель, решает проверяющий; NIST SP 800-53 AC-5'),
  ('laboratory-technician', '2025-08-01', true,  null, '{administrator,manager}', '{verifier}',               true,  'Матрица прав §5.1: роль в организации даёт руководитель, решает проверяющий; NIST SP 800-53 AC-5'),
  ('student',               '2025-08-01', false, 2190, '{administrator}',         '{verifier}',               true,  'Матрица прав §5.1; NIST SP 800-53 AC-2(3)'),
  ('manager',               '2025-08-01', true,  1095, '{administrator}',         '{verifier}',               true,  'Матрица прав §5.1; NIST SP 800-53 AC-5, AC-6(7)'),
  ('provider',              '2025-08-01', true,  1095, '{administrator}',         '{verifier}',               true,  'Матрица прав §5.1; NIST SP 800-53 AC-5, AC-6(7)'),
  ('taxpayer',              '2025-08-01', false, null, '{administrator}',         '{verifier}',               false, 'Матрица прав §5.1'),
  ('support',               '2025-08-01', false, 365,  '{administrator}',         '{verifier}',               false, 'Матрица прав §5.1; NIST SP 800-53 AC-6(7)'),
  ('support-second',        '2025-08-01', true,  365,  '{administrator}',         '{administrator,verifier}', false, 'Матрица прав §5.1; NIST SP 800-53 AC-5, AC-6(7)'),
  ('verifier',              '2025-08-01', true,  365,  '{administrator}',         '{administrator,verifier}', false, 'Матрица прав §5.1; NIST SP 800-53 AC-5, AC-6(7)'),
  ('tax-officer',           '2025-08-01', true,  365,  '{administrator}',         '{administrator,verifier}', false, 'Матрица прав §5.1; NIST SP 800-53 AC-5, AC-6(7)'),
  ('auditor',               '2025-08-01', true,  365,  '{administrator}',         '{administrator,verifier}', false, 'Матрица прав §5.1; NIST SP 800-53 AC-5, AC-6(7)'),
  ('administrator',         '2025-08-01', true,  365,  '{administrator}',         '{administrator,verifier}', false, 'Матрица прав §5.1; NIST SP 800-53 AC-5, AC-6(7)');

-- A role that waits for the second person.
create table staff.proposal (
  id              uuid primary key,
  person_id       uuid not null,                       -- identity.person
  role            text not null,
  organisation_id uuid,
  until           timestamptz,
  basis           text not null,
  asked_by        uuid,                                -- identity.person; null: at the console of the server
  asked_at        timestamptz not null,
  state           text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by      uuid,
  decided_at      timestamptz,
  decided_why     text,
  check ((state = 'waiting') = (decided_at is null)),
  check (asked_by is null or asked_by <> person_id),
  check (state <> 'approved' or (decided_by is not null and decided_by <> person_id and decided_by is distinct from asked_by))
);
create unique index proposal_once on staff.proposal (person_id, role, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where state = 'waiting';
create index proposal_waiting on staff.proposal (asked_at, id) where state = 'waiting';
create index proposal_of_person on staff.proposal (person_id, asked_at desc);
create index proposal_settled on staff.proposal (decided_at desc, id) where state <> 'waiting';
grant select, insert, update on staff.proposal to nmo_app;

-- A link for one of the first administrators: printed once on the server, good once, for a short time.
create table staff.invitation (
  id         uuid primary key,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  used_by    uuid
);
grant select, insert, update on staff.invitation to nmo_app;

-- F8: somebody asks for another status. The review is an application (kind `status-change`); the effect is a grant.
create table staff.status_request (
  id              uuid primary key,
  person_id       uuid not null,
  role            text not null,
  instead_of      text,                                -- the role that ends when this one begins
  organisation_id uuid,
  words           text not null,                       -- why, by the person
  application_id  uuid not null,
  asked_at        timestamptz not null,
  state           text not null check (state in ('review', 'second', 'given', 'refused', 'withdrawn')),
  first_by        uuid,                                -- the verifier who checked the documents
  first_at        timestamptz,
  second_by       uuid,                                -- another one, who agreed
  second_at       timestamptz,
  settled_at      timestamptz,
  refused_why     text,
  check (first_by is null or first_by <> person_id),
  check (second_by is null or (second_by <> person_id and second_by <> first_by)),
  check (state <> 'given' or (first_by is not null and second_by is not null)),
  check ((state in ('review', 'second')) = (settled_at is null))
);
create unique index status_request_once on staff.status_request (person_id) where state in ('review', 'second');
create index status_request_of_person on staff.status_request (person_id, asked_at desc);
create index status_request_second on staff.status_request (first_at, id) where state = 'second';
grant select, insert, update on staff.status_request to nmo_app;
