-- Credits that a person earned and the organisation has not told of (D7+): the person says so, the organisation confirms
-- or refuses by a day. New table, two columns without a value, one policy of rows replaced: the staff of an organisation
-- sees what is claimed of it.
create table credits.term (
  key            text not null,
  months         integer not null check (months > 0),
  effective_from date not null,
  source         text not null,
  primary key (key, effective_from)
);
grant select on credits.term to nmo_app;
insert into credits.term (key, months, effective_from, source) values
  ('organisation-confirms', 1, '2016-01-01', 'Порядок портала НМО: организация вносит ЗЕТ в течение месяца после обучения');

alter table credits.expectation add column confirmed_number text;      -- of the document that the organisation gave out
alter table credits.expectation add column overdue_told_at timestamptz;

drop policy rows on credits.expectation;
create policy rows on credits.expectation to nmo_app
  using (person_id = (select platform.me()) or (select platform.sees(''))
    or (source like 'claim/%' and (select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())))
  with check (person_id = (select platform.me()) or (select platform.sees(''))
    or (source like 'claim/%' and (select platform.sees('learning.provide')) and organisation_id = (select platform.organisation())));
