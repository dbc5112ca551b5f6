-- A confirmed activity is taken back by whoever corrects credits, who finds it by the person or by the number of its application
-- (D7+). A column without a default and checks that only widen: the table is small, nothing is rewritten but the new numbers.
alter table credits.activity add column application_number text;  -- applications.application
update credits.activity a set application_number = p.number from applications.application p where p.id = a.application_id;
alter table credits.activity drop constraint activity_state_check;
alter table credits.activity add constraint activity_state_check
  check (state in ('under-review', 'confirmed', 'returned', 'withdrawn', 'reversed'));
drop policy rows on credits.activity;
create policy rows on credits.activity to nmo_app
  using (person_id = (select platform.me()) or (select platform.sees('')) or (select platform.sees('credits.correct')))
  with check (person_id = (select platform.me()) or (select platform.sees('')) or (select platform.sees('credits.correct')));
create index activity_decided on credits.activity (decided_at desc, id desc) where state in ('confirmed', 'reversed');
