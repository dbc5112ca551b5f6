-- What a lesson of cmi5 said without a line is brought later (D2, D9+): «abandoned», which the portal said meanwhile, is voided by
-- its id. A unit that was not passed is known as such. A look of whoever teaches is no learning. The last use of a foreign system.
-- Columns without a value or with a constant one: an instant each; one update of units, of which there are few.
alter table cmi5.session add column abandoned_by uuid;  -- lrs.statement: what the portal said of it
alter table cmi5.node add column failed_at timestamptz;
alter table cmi5.registration add column is_preview boolean not null default false;
alter table lrs.client add column used_at timestamptz;
update cmi5.node n set failed_at = s.failed_at
from (select registration, number, max(failed_at) as failed_at from cmi5.session where failed_at is not null group by 1, 2) s
where s.registration = n.registration and s.number = n.number;
