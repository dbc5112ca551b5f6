-- The package for periodic accreditation of one cycle (D7+): what the report says and the day on which the person filed
-- it. Who may leave the report unagreed and how much must be proved are rows of credits.rule and words of the order.
-- New table only.
create table credits.package (
  cycle_id     uuid primary key references credits.cycle (id),
  person_id    uuid not null,                    -- identity.person
  education    text check (education in ('higher', 'secondary', 'other')),
  workplace    text,
  post         text,
  -- Whether the employer agreed the report; null: not said yet.
  is_agreed    boolean,
  why_not      text check (why_not in ('not-working', 'refused', 'chief', 'entrepreneur')),
  version      integer not null,
  saved_at     timestamptz not null,
  filed_on     date,
  filed_number text,
  check (why_not is null or is_agreed is false),
  check (filed_number is null or filed_on is not null)
);
create index package_of_person on credits.package (person_id);
grant select, insert, update on credits.package to nmo_app;

alter table credits.package enable row level security;
create policy rows on credits.package to nmo_app
  using (person_id = (select platform.me()) or (select platform.sees('')))
  with check (person_id = (select platform.me()) or (select platform.sees('')));
