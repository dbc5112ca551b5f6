-- Roles (F1, F6, G6): a grant has a term, a basis and two persons; a session acts in one role; what a person holds is read
-- at the instant of each request from grants, papers and Госуслуги. Columns without a default or with a constant one: no
-- table is written anew; the check is proved over a small table.

alter table platform.role_grant
  add column origin      text not null default 'grant' check (origin in ('grant', 'status', 'papers', 'setup')),
  add column starts_at   timestamptz,                  -- null: when it was granted
  add column until       timestamptz,                  -- not held at this instant any more; null: no end is set
  add column basis       text,                         -- the order, the request or the words it was given for
  add column approved_by uuid,                         -- identity.person: the second of the two
  add column approved_at timestamptz,
  add column ended_by    uuid,
  add column ended_why   text,
  add constraint role_grant_two_persons check (
    (granted_by is null or granted_by <> person_id)
    and (approved_by is null or (approved_by <> person_id and approved_by is distinct from granted_by)));
create index role_grant_until on platform.role_grant (until) where ended_at is null and until is not null;

-- In which role this session acts; null until somebody chose. A chosen role gives the session a new token; the old one
-- opens the same session until the new one has come back, and a few seconds more for what was under way.
alter table platform.session
  add column active_role         text,
  add column previous_token_hash bytea,
  add column previous_until      timestamptz;
create unique index session_previous_token on platform.session (previous_token_hash) where previous_token_hash is not null;

-- The role chosen last on this device.
alter table identity.device add column last_role text;

-- By which grants and by which words of Госуслуги anybody holds a role, with its instants. `ends_at` is the first instant without it.
create view platform.held_role with (security_invoker = true) as
  select person_id, role, organisation_id, coalesce(starts_at, granted_at) as starts_at, least(until, ended_at) as ends_at,
    origin
    from platform.role_grant
  union all
  -- Who heads an organisation or manages its cabinet at Госуслуги answers for it here.
  select e.person_id, case when o.kind = 'educational' then 'provider' when e.kind = 'BUSINESS' then 'taxpayer' else 'manager' end,
    o.id, e.first_seen_at, e.ended_at, 'esia'
    from identity.employment e left join organisations.organisation o on o.ogrn = e.ogrn
    where e.is_chief or e.is_admin or e.kind = 'BUSINESS';
grant select on platform.held_role to nmo_app;
