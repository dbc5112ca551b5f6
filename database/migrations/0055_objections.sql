-- A person who does not agree with a checked paper opens a case about it, as the federal registry does (F7, D7+). A check
-- replaced, an index of few rows.
alter table licences.mismatch drop constraint mismatch_kind_check;
alter table licences.mismatch add constraint mismatch_kind_check check (kind in ('values', 'name', 'objection'));
create index mismatch_objection on licences.mismatch (person_id) where kind = 'objection';
