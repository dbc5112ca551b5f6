-- The second wall (G6, security §5.2): rows are seen by the context of the statement, signed by the process and checked here.
-- A new table, functions; policies come with each module.
-- The key lies where the application cannot read it: whoever can say SQL as the application can still sign nothing.
create table platform.context_key (
  is_only     boolean primary key default true check (is_only),
  inner_pad   bytea not null,                         -- HMAC (RFC 2104): key xor 0x36…, key xor 0x5c…
  outer_pad   bytea not null,
  enrolled_at timestamptz not null default now()
);

-- Once: the first process of a new database leaves its key. Afterwards only tells whether this is the one.
create function platform.enrol_context_key(inner_part bytea, outer_part bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if length(inner_part) <> 64 or length(outer_part) <> 64 then
    return false;
  end if;
  insert into platform.context_key (inner_pad, outer_pad) values (inner_part, outer_part) on conflict do nothing;
  return exists (select from platform.context_key where inner_pad = inner_part and outer_pad = outer_part);
end $$;
revoke all on function platform.enrol_context_key from public;
grant execute on function platform.enrol_context_key to nmo_app;

-- kind|person|permissions|until|mac. Absent: null, and no row is seen. Forged or out of date: an error.
create function platform.context() returns text[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  said  text := current_setting('nmo.context', true);
  parts text[];
  pad   platform.context_key;
begin
  if said is null or said = '' then
    return null;
  end if;
  parts := string_to_array(said, '|');
  select * into pad from platform.context_key;
  if cardinality(parts) <> 5 or pad.outer_pad is null
    or encode(sha256(pad.outer_pad || sha256(pad.inner_pad || convert_to(array_to_string(parts[1:4], '|'), 'UTF8'))), 'hex') <> parts[5]
    or to_timestamp(parts[4]::bigint) < clock_timestamp()
  then
    raise exception 'the context of the statement is forged or out of date' using errcode = 'insufficient_privilege';
  end if;
  return parts;
end $$;
revoke all on function platform.context from public;
grant execute on function platform.context to nmo_app;

-- Who acts; null for the portal itself and for nobody. In policies always `(select platform.me())`: once in a statement.
create function platform.me() returns uuid language sql stable
return nullif((platform.context())[2], '')::uuid;

-- The portal's own work, or a person who has this right now.
create function platform.sees(permission text) returns boolean language sql stable
return coalesce((platform.context())[1] = 'system' or permission = any(string_to_array((platform.context())[3], ',')), false);
