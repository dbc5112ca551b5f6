-- «Why did you look?» (B4): a person asks about one line of evidence; the question has a deadline and one end, an answer.
-- A new schema and table; two rows of policy.
create schema journal;
grant usage on schema journal to nmo_app;

create table journal.explanation (
  id              uuid primary key,
  entry_id        bigint not null unique,              -- platform.journal_entry
  subject_id      uuid not null,                       -- identity.person: whose data it was, who asks
  actor_id        uuid,                                -- identity.person who looked; null: the portal itself, or somebody without sign-in
  words           text not null,
  asked_at        timestamptz not null,
  due_on          date not null,
  reminded_at     timestamptz,                         -- that the last days have come
  overdue_told_at timestamptz,
  answered_by     uuid,                                -- identity.person: who looked, or an administrator
  answered_at     timestamptz,
  answer          text,
  check (actor_id is distinct from subject_id),
  check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null)),
  check (answered_by is distinct from subject_id)
);
create index explanation_of_subject on journal.explanation (subject_id, asked_at desc);
create index explanation_of_actor on journal.explanation (actor_id, due_on, id);
create index explanation_waiting on journal.explanation (due_on, id) where answered_at is null;
create index explanation_answered on journal.explanation (answered_at desc, id) where answered_at is not null;

-- A question ends by an answer and by nothing else; an answer given stays as it was given.
create function journal.keep_explanation() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'journal.explanation: a question is never taken away';
  end if;
  if old.answered_at is not null or (new.id, new.entry_id, new.subject_id, new.actor_id, new.words, new.asked_at, new.due_on)
      is distinct from (old.id, old.entry_id, old.subject_id, old.actor_id, old.words, old.asked_at, old.due_on) then
    raise exception 'journal.explanation: only reminders and the answer are written later';
  end if;
  return new;
end $$;
create trigger keep before update or delete on journal.explanation for each row execute function journal.keep_explanation();
create trigger keep_all before truncate on journal.explanation for each statement execute function journal.keep_explanation();
grant select, insert, update on journal.explanation to nmo_app;

insert into platform.policy (key, value, effective_from, source) values
  ('journal.explanation.working-days', '10', '2025-08-01', '152-ФЗ, ст. 14 ч. 3: сведения об обработке данных дают в течение десяти рабочих дней с момента обращения'),
  ('journal.explanation.remind-days',  '2',  '2025-08-01', 'Задание на портал, B4: напоминать до срока');
