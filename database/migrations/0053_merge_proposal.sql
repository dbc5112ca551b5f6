-- Two accounts that look like one person's (C3, E1): an administrator proposes to make them one, and the person agrees in
-- each of them. A new table and an index of a small table: no lock on anything in use.
create table identity.merge_proposal (
  id              uuid primary key,
  kept_id         uuid not null references identity.person (id),
  gone_id         uuid not null references identity.person (id),
  likeness        text not null check (likeness in ('snils', 'name')),
  proposed_by     uuid not null references identity.person (id),
  reason          text not null,
  proposed_at     timestamptz not null,
  expires_at      timestamptz not null,
  kept_agreed_at  timestamptz,
  gone_agreed_at  timestamptz,
  state           text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'withdrawn')),
  settled_at      timestamptz,
  check (gone_id <> kept_id),
  check ((state = 'waiting') = (settled_at is null)),
  check (state <> 'done' or (kept_agreed_at is not null and gone_agreed_at is not null))
);
-- One under way for an account, on whichever side it stands.
create unique index merge_proposal_kept on identity.merge_proposal (kept_id) where state = 'waiting';
create unique index merge_proposal_gone on identity.merge_proposal (gone_id) where state = 'waiting';
grant select, insert, update, delete on identity.merge_proposal to nmo_app;
