-- A change of status waits for its second person as a proposal like any other (F8). A column of a table that is empty yet.
alter table staff.status_request add column proposal_id uuid unique references staff.proposal (id);
