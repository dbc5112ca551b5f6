-- Recovery codes (C5): ten at a time, each good once, for whoever has lost the phone. A new table only.
create table identity.recovery_code (
  person_id uuid not null references identity.person (id),
  mac       text not null,                             -- HMAC under a key that the database never sees
  made_at   timestamptz not null,
  used_at   timestamptz,
  primary key (person_id, mac)
);
grant select, insert, update, delete on identity.recovery_code to nmo_app;
