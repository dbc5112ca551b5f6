-- Free answers are marked by a day (D2): the term as dated data with its source, the day of each try that waits, and what the
-- organisation's people were told of it last. New table, columns without a value, a partial index of what waits.
create table content.term (
  key            text not null check (key in ('review')),
  amount         integer not null check (amount > 0),
  unit           text not null check (unit in ('days', 'working-days')),
  effective_from date not null,
  source         text not null,
  primary key (key, effective_from)
);
grant select on content.term to nmo_app;
insert into content.term (key, amount, unit, effective_from, source) values
  ('review', 5, 'working-days', '2016-01-01', 'Правило портала: свободный ответ оценивают за 5 рабочих дней');

alter table content.attempt
  add column mark_due_on  date,
  add column mark_told_of text check (mark_told_of in ('waits', 'today', 'overdue'));
create index attempt_waits on content.attempt (finished_at, id) where state = 'review';
