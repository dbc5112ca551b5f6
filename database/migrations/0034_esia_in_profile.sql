-- Госуслуги in the profile (C3, E1, C1): what changed there last, the offer to make two accounts one, and the organisation
-- that acts. A column without a default, a new table and a view made again: no table is written anew.

-- {at, changes: [{fact, from, to}]}: what the person is shown after a change that came from there.
alter table identity.person add column esia_changes jsonb;

-- Госуслуги proved another account of the same person; until confirmed, nothing moves.
create table identity.merge_offer (
  id           uuid primary key,
  session_id   uuid not null,                          -- platform.session, of the account that goes
  gone_id      uuid not null references identity.person (id),
  kept_id      uuid not null references identity.person (id),
  esia_oid     text not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  check (gone_id <> kept_id)
);
create index merge_offer_expires on identity.merge_offer (expires_at);
grant select, insert, update, delete on identity.merge_offer to nmo_app;

-- Which employment a role comes from: of several organisations the chosen one acts.
create or replace view platform.held_role as
  select person_id, role, organisation_id, coalesce(starts_at, granted_at) as starts_at, least(until, ended_at) as ends_at, origin,
    null::uuid as employment_id
    from platform.role_grant
  union all
  select e.person_id,
    case when o.kind = 'educational' then 'provider' when e.kind = 'BUSINESS' then 'taxpayer' else 'manager' end,
    o.id, e.first_seen_at, e.ended_at, 'esia', e.id
    from identity.employment e left join organisations.organisation o on o.ogrn = e.ogrn
   where e.is_chief or e.is_admin or e.kind = 'BUSINESS';
