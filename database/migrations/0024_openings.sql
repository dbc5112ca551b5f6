-- Openings of the sections of medical work (F7): from when until when each stands open for a person. The gate compares
-- these instants with the time of every request, so a section opens and closes at its instant though no job has run.
-- A new table only.
create table platform.opening (
  person_id uuid not null,
  section   text not null check (section in ('doctor', 'nurse', 'laboratory')),
  opens_at  timestamptz not null,
  closes_at timestamptz,                 -- null: nothing known ends it
  check (closes_at is null or opens_at < closes_at),
  primary key (person_id, section, opens_at)
);
-- Whoever reads the papers anew writes all intervals of a person anew.
grant select, insert, delete on platform.opening to nmo_app;
