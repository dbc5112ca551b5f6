-- The nightly look over the journal and the sign-ins (G5, G7, security §4.5): one report a day, findings with their evidence,
-- and how much each member of staff looked at, so that the next nights know what is usual. New tables and a function only.
create schema oversight;
grant usage on schema oversight to nmo_app;

create table oversight.report (
  day     date primary key,                 -- by Moscow, from midnight to midnight
  made_at timestamptz not null,
  totals  jsonb not null,
  hours   jsonb not null,                   -- 24 of them
  digest  text not null                     -- SHA-256 over the report and its findings, the newest report's included
);
create table oversight.finding (
  id        uuid primary key,
  day       date not null references oversight.report (day),
  kind      text not null,
  is_grave  boolean not null,
  person_id uuid,                           -- identity.person: whom it is about, or who did it
  address   text,
  since     timestamptz not null,
  until     timestamptz not null,
  numbers   jsonb not null,
  evidence  bigint[] not null               -- platform.journal_entry, the first of them
);
create index finding_of_day on oversight.finding (day);
create table oversight.volume (
  day         date not null,
  actor_id    uuid not null,
  looks       integer not null,
  night_looks integer not null,
  primary key (day, actor_id)
);
create index volume_of_actor on oversight.volume (actor_id, day desc);
grant select, insert on oversight.report, oversight.finding, oversight.volume to nmo_app;

-- What a night has said stays said.
create trigger append_only before update or delete or truncate on oversight.report
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on oversight.finding
  for each statement execute function platform.refuse_change();

alter table oversight.report enable row level security;
create policy rows on oversight.report to nmo_app
  using ((select platform.sees('reports.read'))) with check ((select platform.is_portal()));
alter table oversight.finding enable row level security;
create policy rows on oversight.finding to nmo_app
  using ((select platform.sees('reports.read'))) with check ((select platform.is_portal()));
alter table oversight.volume enable row level security;
create policy rows on oversight.volume to nmo_app
  using ((select platform.is_portal())) with check ((select platform.is_portal()));

-- One subscriber has a whole /64 of IPv6; what is no address stays as it is.
create function platform.place_of(ip text) returns text language sql immutable
return case
  when ip like '::ffff:%.%' then substr(ip, 8)
  when ip ~ '^[0-9a-fA-F:]+$' and ip like '%:%' then host(network(set_masklen(ip::inet, 64))) || '/64'
  else ip
end;

insert into platform.policy (key, value, effective_from, source) values
  ('report.spray.accounts',       '10',  '2025-08-01', 'OWASP Credential Stuffing Prevention Cheat Sheet; ночной отчёт замечает раньше, чем срабатывает блокировка'),
  ('report.spray.per-success',    '3',   '2025-08-01', 'Модель угроз портала: за одним адресом больницы верных паролей больше, чем неверных'),
  ('report.guessing.failures',    '15',  '2025-08-01', 'OWASP ASVS 5.0 6.3.1: три паузы подряд на одном логине'),
  ('report.codes.failures',       '9',   '2025-08-01', 'OWASP ASVS 5.0 6.6.3: три кода подряд, все попытки истрачены'),
  ('report.accounts.people',      '5',   '2025-08-01', 'Модель угроз портала: с одного нового места вошли в чужие кабинеты'),
  ('report.far.minutes',          '120', '2025-08-01', 'OWASP ASVS 5.0 6.3.5: человек не бывает в двух местах сразу'),
  ('report.night.looks',          '15',  '2025-08-01', 'Модель угроз портала: чужие дела по ночам, с 22 до 6 по Москве'),
  ('report.looks.fold',           '4',   '2025-08-01', 'Модель угроз портала: во столько раз больше обычного дня'),
  ('report.looks.least',          '60',  '2025-08-01', 'Модель угроз портала: меньше не считается, как бы мало ни было обычно'),
  ('report.looks.newcomer',       '150', '2025-08-01', 'Модель угроз портала: пока обычного дня ещё нет'),
  ('report.probing.refusals',     '25',  '2025-08-01', 'OWASP ASVS 5.0 8.2.2: перебор чужих номеров'),
  ('report.recovery.requests',    '20',  '2025-08-01', 'OWASP Forgot Password Cheat Sheet: поток писем с одного адреса');
