-- Two accounts made one (C3): what belongs to the gone one changes its owner. A column without a default and a right of
-- one column: no table is written anew.

-- A file keeps the key it was written with.
alter table files.file add column sealed_for uuid;      -- whose key; null: the owner's

-- A certificate of the gone account is the other's; the name on it stays.
grant update (person_id) on credentials.certificate to nmo_app;
