-- Counts of the whole catalogue, kept once it is large (A2): the first look at it costs no pass over every row. One row; new table only.
create table learning.tally (
  only_one boolean primary key default true check (only_one),
  day      date not null,                      -- «within thirty days» is counted from it
  counted  jsonb not null,
  at       timestamptz not null
);
grant select, insert, update, delete on learning.tally to nmo_app;
