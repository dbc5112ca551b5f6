-- A claim that was confirmed by mistake is taken back by the organisation or by an administrator, who sees claims of all
-- organisations for it (D7+). A policy of rows replaced; nothing is rewritten.
drop policy rows on credits.expectation;
create policy rows on credits.expectation to nmo_app
  using (person_id = (select platform.me()) or (select platform.sees(''))
    or (source like 'claim/%' and ((select platform.sees('credits.correct'))
      or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))))
  with check (person_id = (select platform.me()) or (select platform.sees(''))
    or (source like 'claim/%' and ((select platform.sees('credits.correct'))
      or ((select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))));
create index expectation_decided on credits.expectation (decided_at desc, id desc)
  where source like 'claim/%' and decided_at is not null;
