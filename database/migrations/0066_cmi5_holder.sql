-- For what a registration of cmi5 is kept (D9+): two ids of whoever asked for it, so that the same is asked for once. Two columns
-- without a value and an index in a table of one day.
alter table cmi5.registration
  add column holder_id uuid,                     -- of contents: studies.study
  add column part_id   uuid,                     -- of contents: content.item
  add check ((holder_id is null) = (part_id is null));
create unique index registration_of_holder on cmi5.registration (holder_id, part_id) where holder_id is not null;
