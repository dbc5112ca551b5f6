-- How hard a programme is, said by whoever teaches it (D4): a plan prefers what suits the learner. Null where nobody said.
-- A nullable column without a default: no rewrite, a moment's lock.
alter table learning.version add column difficulty text check (difficulty in ('basic', 'middle', 'deep'));
