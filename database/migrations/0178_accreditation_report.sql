-- The words of the report on professional activity (D7+), by section: the portal draws the report itself.
-- A column with a constant default: no rewrite, an instant's lock.
alter table credits.package add column words jsonb not null default '{}';
