-- What an hour brings is a dated row with its source, as all rules of credits are; a credit knows every specialty that was
-- taught, so that it goes only into a cycle of one of them; what looks like a credit that stands already waits for the
-- person's word, and a confirmed claim may be taken back (D7+). Columns with constant defaults; one short scan for checks.
create table credits.worth (
  what             text not null check (what in ('advanced-document', 'retraining-document', 'claim')),
  effective_from   date not null,
  effective_to     date,                         -- the first day on which it holds no more
  credits_per_hour integer not null check (credits_per_hour >= 0),
  words            text not null,                -- as the ledger says it beside the entry
  source           text not null,
  is_verified      boolean not null,             -- the text of the source was seen
  primary key (what, effective_from),
  check (effective_to is null or effective_from < effective_to)
);
grant select on credits.worth to nmo_app;
insert into credits.worth (what, effective_from, effective_to, credits_per_hour, words, source, is_verified) values
  ('advanced-document', '2016-01-01', null, 1, '1 час программы — 1 ЗЕТ',
   'Порядок портала НМО: 1 ЗЕТ — 1 академический час (45 минут) программы повышения квалификации', false),
  ('claim', '2016-01-01', null, 1, '1 час — 1 ЗЕТ, подтвердила организация',
   'Порядок портала НМО: 1 ЗЕТ — 1 академический час; вносит образовательная организация в течение месяца', false),
  ('retraining-document', '2016-01-01', null, 0, 'Диплом о переподготовке ЗЕТ не даёт: он открывает новую специальность',
   'Приказ Минздрава России от 28.10.2022 № 709н считает программы повышения квалификации; переподготовка — от 250 часов (Приказ Минобрнауки России от 24.03.2025 № 266, п. 18)', false);

alter table credits.expectation
  -- Every specialty that was taught; empty: not said. `specialty_key` is the one that the person named.
  add column specialties text[] not null default '{}',
  -- What stands already and looks the same.
  add column twin_id uuid references credits.expectation (id),
  -- The person said that these are other learning.
  add column distinct_from uuid[] not null default '{}',
  -- When the organisation confirmed or refused a claim.
  add column decided_at timestamptz;
update credits.expectation set decided_at = coalesce(settled_at, created_at)
  where source like 'claim/%' and approved_by is not null;
alter table credits.expectation drop constraint expectation_state_check;
alter table credits.expectation add constraint expectation_state_check
  check (state in ('cycle', 'organisation', 'doubt', 'credited', 'refused', 'withdrawn', 'reversed'));
alter table credits.expectation drop constraint expectation_check;
alter table credits.expectation add constraint expectation_check
  check ((state in ('cycle', 'organisation', 'doubt')) = (settled_at is null));
create index expectation_twin on credits.expectation (twin_id) where twin_id is not null;
create index expectation_live on credits.expectation (person_id, kind) where state in ('cycle', 'organisation', 'doubt', 'credited');

update credits.expectation set specialties = array[specialty_key] where specialty_key is not null;
-- An empty database has no results yet, nor the table of them.
do $$ begin
  if to_regclass('studies.study') is not null then
    update credits.expectation e
      set specialties = (select array_agg(distinct k) from unnest(v.specialties || coalesce(s.specialty_key, v.specialties[1])) k),
          confirmed_number = s.document_number
      from studies.study s join learning.version v on v.programme_id = s.programme_id and v.version = s.version
      where e.source = 'study/' || s.id and cardinality(v.specialties) > 0;
  end if;
end $$;
update credits.expectation e set confirmed_number = concat_ws(' ', r.series, r.number)
  from records.record r where e.source = 'record/' || r.id || '/' || r.application_id;

-- A cycle opened by hand whose paper was checked since is confirmed by it.
update credits.cycle c set paper_id = p.id, number = coalesce(p.number, c.number), version = c.version + 1
  from licences.paper p
  where c.paper_id is null and c.closed_at is null and p.person_id = c.person_id and p.class = 'attestation'
    and p.kind <> 'qualification-category' and p.status = 'verified' and p.specialty_key = c.specialty_key
    and (p.starts_at at time zone 'Europe/Moscow')::date = c.starts_on;
