-- The second wall for applications: the applicant's own rows, a verifier's desk, the portal's own work.
-- No table is written anew; a policy locks its table for an instant.
alter table applications.application enable row level security;
create policy rows on applications.application to nmo_app
  using (applicant_id = (select platform.me()) or (select platform.sees('applications.verify')))
  with check (applicant_id = (select platform.me()) or (select platform.sees('applications.verify')));

-- What belongs to an application is seen by whoever sees the application.
do $$
declare part text;
begin
  foreach part in array array['transition', 'message', 'question', 'application_file', 'verdict', 'scan_look'] loop
    execute format('alter table applications.%I enable row level security', part);
    execute format('create policy rows on applications.%1$I to nmo_app
      using ((select platform.sees(''applications.verify'')) or exists (select from applications.application a where a.id = %1$I.application_id))
      with check ((select platform.sees(''applications.verify'')) or exists (select from applications.application a where a.id = %1$I.application_id))', part);
  end loop;
end $$;
