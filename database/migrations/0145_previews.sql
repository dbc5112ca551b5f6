-- Looks of whoever teaches at lessons of cmi5 (D9+) lie in a store of their own, which nobody reads and each night empties: the
-- application may add statements and never remove one, so these two functions remove what is a look and nothing else. No table changes.
create function lrs.forget_previews(before timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  looks constant uuid := '00000000-0000-0000-0000-000000000001';
  -- «place» begins with the milliseconds of «stored».
  line  constant bigint := (extract(epoch from before) * 1000)::bigint << 20;
begin
  delete from lrs.mention where store_id = looks and place < line;
  delete from lrs.statement where store_id = looks and place < line;
  delete from lrs.attachment_of a where a.store_id = looks
    and not exists (select from lrs.statement s where s.store_id = looks and s.id = a.statement_id);
  delete from lrs.attachment c where c.store_id = looks
    and not exists (select from lrs.attachment_of a where a.store_id = looks and a.sha2 = c.sha2);
  delete from lrs.voided v where v.store_id = looks
    and not exists (select from lrs.statement s where s.store_id = looks and s.id = v.id);
  delete from lrs.document where store_id = looks and updated_at < before;
  delete from lrs.client where store_id = looks and ends_at < before;
  delete from lrs.actor a where a.store_id = looks
    and not exists (select from lrs.client c where c.store_id = looks and c.actor_key = a.agent_key);
end $$;
revoke execute on function lrs.forget_previews(timestamptz) from public;
grant execute on function lrs.forget_previews(timestamptz) to nmo_app;

create function cmi5.forget_previews(before timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from cmi5.session s using cmi5.registration r
    where r.id = s.registration and r.is_preview and r.began_at < before;
  delete from cmi5.node n using cmi5.registration r
    where r.id = n.registration and r.is_preview and r.began_at < before;
  delete from cmi5.registration where is_preview and began_at < before;
end $$;
revoke execute on function cmi5.forget_previews(timestamptz) from public;
grant execute on function cmi5.forget_previews(timestamptz) to nmo_app;
create index registration_preview on cmi5.registration (began_at) where is_preview;
