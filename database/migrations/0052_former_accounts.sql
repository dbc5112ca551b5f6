-- Two accounts made one are one person behind the second wall too (C3, G6): the evidence about the gone one is read by the
-- one that stays, and nobody rewrites it. A function and two policies anew; each locks its table for an instant.
create function identity.mine() returns uuid[] language sql stable
return (select array_agg(id) from identity.person where id = platform.me() or merged_into = platform.me());

alter policy rows on platform.journal_entry
  using (subject_id = any((select identity.mine())::uuid[]) or actor_id = any((select identity.mine())::uuid[])
    or (select platform.sees('explanations.manage')));
alter policy rows on journal.explanation
  using (subject_id = any((select identity.mine())::uuid[]) or actor_id = any((select identity.mine())::uuid[])
    or (select platform.sees('explanations.manage')))
  with check (subject_id = any((select identity.mine())::uuid[]) or actor_id = any((select identity.mine())::uuid[])
    or (select platform.sees('explanations.manage')));

-- The view was made anew without its option: whoever reads it is who asks, not who owns it.
alter view platform.held_role set (security_invoker = true);
