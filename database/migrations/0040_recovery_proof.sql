-- C2, C5: the second step of a recovery is proved before the new password is chosen, by the strongest way there is, and is
-- kept with its link. A column without a default: no table is written anew, the lock is for an instant.
alter table identity.recovery add column proved_at timestamptz;
