-- Every request asks which roles its person holds: found by an index, however many accounts there are. The table is
-- small, so the index is built at once.
create index role_grant_of_person on platform.role_grant (person_id);
