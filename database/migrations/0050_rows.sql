-- The second wall (G6, security §5.2) for what else belongs to somebody: records, certificates, files, messages,
-- notifications, papers of admission, questions about a look, proposals of roles, and the journal itself.
-- Additive: functions and policies; each policy locks its table for an instant. The context may name the organisation
-- for which somebody acts (six parts); one of a process of the former version (five) is still understood.
create or replace function platform.context() returns text[]
language plpgsql stable security definer set search_path = pg_catalog as $$
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
end $$;

-- For which organisation the person acts; null when for none.
create function platform.organisation() returns uuid language sql stable
return nullif((platform.context())[4], '')::uuid;

-- The portal's own work: jobs, the command line, `beyond`.
create function platform.is_portal() returns boolean language sql stable
return coalesce((platform.context())[1] = 'system', false);

-- A person's own rows and the portal's work with them, nobody else's.
do $$
declare owned text[];
begin
  foreach owned slice 1 in array array[
    ['records.draft', 'person_id'], ['records.record', 'person_id'], ['records.confirmation', 'person_id'],
    ['files.file', 'owner_id'],
    ['messages.message', 'person_id'],
    ['notifications.notification', 'person_id'], ['notifications.device', 'person_id'], ['notifications.preference', 'person_id'],
    ['licences.draft', 'person_id']
  ] loop
    execute format('alter table %s enable row level security', owned[1]);
    execute format('create policy rows on %1$s to nmo_app
      using (%2$I = (select platform.me()) or (select platform.is_portal()))
      with check (%2$I = (select platform.me()) or (select platform.is_portal()))', owned[1], owned[2]);
  end loop;
end $$;

-- Parts are seen with their whole: the inner select stands behind the wall of that table.
do $$
declare part text[];
begin
  foreach part slice 1 in array array[
    ['files.part', 'file_id', 'files.file'], ['files.attachment', 'file_id', 'files.file'],
    ['messages.try', 'message_id', 'messages.message'], ['messages.part', 'message_id', 'messages.message']
  ] loop
    execute format('alter table %s enable row level security', part[1]);
    execute format('create policy rows on %1$s to nmo_app
      using ((select platform.is_portal()) or exists (select from %3$s whole where whole.id = %2$I))
      with check ((select platform.is_portal()) or exists (select from %3$s whole where whole.id = %2$I))',
      part[1], part[2], part[3]);
  end loop;
end $$;

alter table credentials.certificate enable row level security;
create policy rows on credentials.certificate to nmo_app
  using (person_id = (select platform.me()) or (select platform.sees('certificates.revoke')))
  with check (person_id = (select platform.me()) or (select platform.sees('certificates.revoke')));

alter table licences.paper enable row level security;
create policy rows on licences.paper to nmo_app
  using (person_id = (select platform.me()) or (select platform.sees('licences.search')))
  with check (person_id = (select platform.me()) or (select platform.sees('licences.decide')));
do $$
declare part text;
begin
  foreach part in array array['change', 'warning'] loop
    execute format('alter table licences.%I enable row level security', part);
    execute format('create policy rows on licences.%1$I to nmo_app
      using ((select platform.sees(''licences.search'')) or exists (select from licences.paper p where p.id = %1$I.paper_id))
      with check ((select platform.sees(''licences.decide'')) or exists (select from licences.paper p where p.id = %1$I.paper_id))', part);
  end loop;
end $$;
alter table licences.mismatch enable row level security;
create policy rows on licences.mismatch to nmo_app
  using (person_id = (select platform.me()) or (select platform.sees('licences.decide')))
  with check (person_id = (select platform.me()) or (select platform.sees('licences.decide')));
alter table licences.registry_row enable row level security;
create policy rows on licences.registry_row to nmo_app
  using ((select platform.sees('licences.decide'))) with check ((select platform.sees('licences.decide')));

-- Whoever asked, whoever is asked about a look of theirs, and the desk.
alter table journal.explanation enable row level security;
create policy rows on journal.explanation to nmo_app
  using (subject_id = (select platform.me()) or actor_id = (select platform.me()) or (select platform.sees('explanations.manage')))
  with check (subject_id = (select platform.me()) or actor_id = (select platform.me()) or (select platform.sees('explanations.manage')));

-- Evidence is written in anybody's name, refusals of the unknown too, and read by those it is about or who did it.
alter table platform.journal_entry enable row level security;
create policy writing on platform.journal_entry for insert to nmo_app with check (true);
create policy rows on platform.journal_entry for select to nmo_app
  using (subject_id = (select platform.me()) or actor_id = (select platform.me()) or (select platform.sees('explanations.manage')));

-- A request to change one's status is the person's own; whoever seconds a role settles it.
alter table staff.status_request enable row level security;
create policy rows on staff.status_request to nmo_app
  using (person_id = (select platform.me()) or (select platform.sees('roles.approve')))
  with check (person_id = (select platform.me()) or (select platform.sees('roles.approve')));

-- Proposals: everybody's for those who second or audit; whoever gives roles without seconding sees one organisation.
alter table staff.proposal enable row level security;
create policy rows on staff.proposal to nmo_app
  using ((select platform.is_portal()) or person_id = (select platform.me()) or asked_by = (select platform.me())
    or ((select platform.sees('roles.read')) and (
      (select platform.sees('roles.approve')) or not (select platform.sees('roles.grant'))
      or organisation_id = (select platform.organisation()))))
  with check ((select platform.is_portal()) or (select platform.sees('roles.approve'))
    or ((select platform.sees('roles.grant')) and organisation_id = (select platform.organisation())));
