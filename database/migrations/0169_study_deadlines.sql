-- Every step of learning has a day and somebody who must act (D7+): terms as dated data with their source, the day by which
-- the organisation must act, reminders, what its people were told of, the earliest day a moved session ever had, and whether
-- the credits stand (once for what was finished before). New table, columns without a value, partial indexes of what goes on.
create table studies.term (
  key            text not null check (key in ('enrolment', 'result-programme', 'result-event', 'credit')),
  amount         integer not null check (amount > 0),
  unit           text not null check (unit in ('days', 'working-days', 'months')),
  effective_from date not null,
  source         text not null,
  primary key (key, effective_from)
);
grant select on studies.term to nmo_app;
insert into studies.term (key, amount, unit, effective_from, source) values
  ('enrolment', 10, 'working-days', '2016-01-01', 'Правило портала: на заявку отвечают за 10 рабочих дней и не позже начала обучения'),
  ('result-programme', 1, 'months', '2016-01-01', 'Порядок портала НМО: организация вносит ЗЕТ в течение месяца после обучения'),
  ('result-event', 1, 'months', '2016-01-01', 'Правило портала: результат мероприятия вносят в течение месяца после него'),
  ('credit', 1, 'days', '2016-01-01', 'Правило портала: ЗЕТ начисляются в течение дня');

alter table studies.study
  add column due_on          date,               -- by which the organisation, or the portal, must act
  add column due_rule        text,               -- words of the term by which that day was counted
  add column reminded_at     timestamptz,
  add column overdue_told_at timestamptz,
  add column told_of         text check (told_of in ('enrolment', 'result')),  -- what the organisation's people were told last
  add column earliest_on     date,               -- the first day it ever began on; null: its session was never moved
  add column credit_state    text check (credit_state in ('waits', 'credited')),
  add column credited_at     timestamptz;
create index study_waits_by_day on studies.study (organisation_id, state, due_on, id) where state in ('applied', 'learning');
create index study_due on studies.study (due_on) where state in ('applied', 'learning') and overdue_told_at is null;
create index study_of_session on studies.study (session_id) where state in ('applied', 'learning') and session_id is not null;

-- What was credited before this day stands so; what waits for a cycle waits.
update studies.study s set credit_state = 'credited', credited_at = e.at
  from credits.entry e where e.source = 'study/' || s.id and e.reverses is null and s.state = 'finished';
update studies.study s set credit_state = 'waits'
  from credits.expectation x where x.source = 'study/' || s.id and x.state = 'cycle' and s.state = 'finished' and s.credit_state is null;
