-- G6: the console of the server is one person: it may agree to what a person asked for at the desk, never to what it asked
-- for itself. The check is proved over a small table, under its lock.
alter table staff.proposal
  drop constraint proposal_check2,
  add constraint proposal_two_persons check (
    state <> 'approved' or (decided_by is distinct from asked_by and decided_by is distinct from person_id));
