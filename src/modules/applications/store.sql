-- nextNumber
insert into "applications"."counter" ("year", "last") values ($1, $2) on conflict ("year") do update set "last" = "applications"."counter"."last" + $3 returning "last";

-- insertApplication
insert into "applications"."application" ("id", "number", "kind", "subject_id", "title", "applicant_id", "facts", "submitted_at", "status", "version", "clock_started_at", "days_spent", "days_left", "due_on", "is_promise_missed", "answer_by", "verifier_id", "verifier_seen_at", "decided_at", "was_kept", "reason_code", "reason") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22);

-- findApplication
select * from "applications"."application" where "id" = $1;

-- lockApplication
select * from "applications"."application" where "id" = $1 for update;

-- findOfSubject
select * from "applications"."application" where "kind" = $1 and "subject_id" = $2 order by "submitted_at" desc limit $3;

-- saveApplication
update "applications"."application" set "status" = $1, "version" = $2, "clock_started_at" = $3, "days_spent" = $4, "days_left" = $5, "due_on" = $6, "is_promise_missed" = $7, "answer_by" = $8, "verifier_id" = $9, "verifier_seen_at" = $10, "decided_at" = $11, "was_kept" = $12, "reason_code" = $13, "reason" = $14 where "id" = $15;

-- addTransition
insert into "applications"."transition" ("application_id", "at", "act", "from_status", "to_status", "actor_id", "note") values ($1, $2, $3, $4, $5, $6, $7);

-- addMessage
insert into "applications"."message" ("id", "application_id", "at", "side", "kind", "author_id", "text") values ($1, $2, $3, $4, $5, $6, $7);

-- dossierOf
select (select coalesce(json_agg(agg), '[]') from (select "file_id" as "id", "message_id" as "messageId", "side", "at" from "applications"."application_file" where "application_id" = $1 order by "at", "position") as agg) as "files", (select coalesce(json_agg(agg), '[]') from (select "id", "at", "side", "kind", "author_id" as "authorId", "text" from "applications"."message" where "application_id" = $2 order by "at", "id") as agg) as "messages", (select coalesce(json_agg(agg), '[]') from (select "at", "act", "to_status" as "to", "actor_id" as "actorId", "note" from "applications"."transition" where "application_id" = $3 order by "id" desc) as agg) as "transitions", (select to_json(obj) from (select "m"."id", "m"."text", "m"."at", "m"."author_id" as "authorId", "q"."deadline" from "applications"."question" as "q" inner join "applications"."message" as "m" on "m"."id" = "q"."message_id" where "q"."application_id" = $4 and "q"."answered_at" is null limit $5) as obj) as "question", (select coalesce(json_agg(agg), '[]') from (select "key", "matches", "on_scan" as "onScan", "verifier_id" as "verifierId", "at" from "applications"."verdict" where "application_id" = $6) as agg) as "verdicts", (select coalesce(json_agg(agg), '[]') from (select distinct "verifier_id" as "id" from "applications"."scan_look" where "application_id" = $7) as agg) as "lookers";

-- openQuestion
insert into "applications"."question" ("message_id", "application_id", "deadline", "answered_at", "last_day_reminded_at", "overdue_reminded_at") values ($1, $2, $3, $4, $5, $6);

-- openQuestionOf
select "m"."id", "m"."text", "m"."at", "m"."author_id" as "authorId", "q"."deadline" from "applications"."question" as "q" inner join "applications"."message" as "m" on "m"."id" = "q"."message_id" where "q"."application_id" = $1 and "q"."answered_at" is null;

-- closeQuestion
update "applications"."question" set "answered_at" = $1 where "application_id" = $2 and "answered_at" is null;

-- questionsToRemind
select "message_id" as "id", "application_id" as "applicationId", "deadline" from "applications"."question" where "answered_at" is null and (("deadline" = $1 and "last_day_reminded_at" is null) or ("deadline" < $2 and "overdue_reminded_at" is null)) order by "message_id" limit $3;

-- markReminded
update "applications"."question" set "overdue_reminded_at" = $1 where "message_id" = $2 and "answered_at" is null and "overdue_reminded_at" is null;

-- addFiles
insert into "applications"."application_file" ("application_id", "file_id", "message_id", "side", "position", "at") values ($1, $2, $3, $4, $5, $6), ($7, $8, $9, $10, $11, $12);

-- filesOf
select "file_id" as "id", "message_id" as "messageId", "side", "at" from "applications"."application_file" where "application_id" = $1 order by "at", "position";

-- verdictsOf
select "key", "matches", "on_scan" as "onScan", "verifier_id" as "verifierId", "at" from "applications"."verdict" where "application_id" = $1;

-- saveVerdicts
insert into "applications"."verdict" ("application_id", "verifier_id", "at", "key", "matches", "on_scan") values ($1, $2, $3, $4, $5, $6), ($7, $8, $9, $10, $11, $12) on conflict ("application_id", "key") do update set "matches" = "excluded"."matches", "on_scan" = "excluded"."on_scan", "verifier_id" = "excluded"."verifier_id", "at" = "excluded"."at";

-- removeVerdicts
delete from "applications"."verdict" where "application_id" = $1 and "key" in ($2);

-- rememberLook
insert into "applications"."scan_look" ("application_id", "verifier_id", "file_id", "at") values ($1, $2, $3, $4) on conflict do nothing;

-- hasLooked
select "file_id" from "applications"."scan_look" where "application_id" = $1 and "verifier_id" = $2 limit $3;

-- listOwn, every filter
select * from "applications"."application" where "applicant_id" = $1 and "status" in ($2) and "kind" in ($3) and "submitted_at" >= $4 and "submitted_at" < $5 and ("title" ilike $6 or "number" ilike $7) and (submitted_at, id) < ($8, $9) order by "submitted_at" desc, "id" desc limit $10;

-- countOwn
select "status", "kind", count(*) as "count" from "applications"."application" where "applicant_id" = $1 group by "status", "kind";

-- listWaiting
select * from "applications"."application" where "applicant_id" <> $1 and "status" = 'under-review' and (due_on, submitted_at, id) > ($2, $3, $4) order by "due_on", "submitted_at", "id" limit $5;

-- listWaiting, searched
select * from "applications"."application" where "applicant_id" <> $1 and ("number" like $2 or "applicant_id" in ($3, $4) or false) and "status" = 'under-review' order by "due_on", "submitted_at", "id" limit $5;

-- listAsked
select * from "applications"."application" where "applicant_id" <> $1 and "status" = 'question' and (answer_by, id) > ($2, $3) order by "answer_by", "id" limit $4;

-- listDecidedBy
select * from "applications"."application" where "applicant_id" <> $1 and "verifier_id" = $2 and "status" in ('approved', 'rejected') and (decided_at, id) < ($3, $4) order by "decided_at" desc, "id" desc limit $5;

-- queueFacts
select
      (select count(*)::int from ((select "id" from "applications"."application" where "status" = 'under-review' and (due_on, submitted_at, id) < ($1, $2, $3) limit $4)) as a) as ahead,
      (select count(*)::int from ((select "id" from "applications"."application" where "status" in ('approved', 'rejected') and "decided_at" >= $5 limit $6)) as p) as "decidedLately",
      coalesce((select json_agg(r) from ((select "days_spent" as "daysSpent", "was_kept" as "wasKept" from "applications"."application" where "status" in ('approved', 'rejected') and "kind" = $7 order by "decided_at" desc limit $8)) as r), '[]') as reviews;

-- countDesk
select "id" from "applications"."application" where "status" = 'under-review' and "applicant_id" <> $1 limit $2;

-- countDesk
select "id" from "applications"."application" where "status" = 'under-review' and "applicant_id" <> $1 and "due_on" = $2 limit $3;

-- countDesk
select "id" from "applications"."application" where "status" = 'under-review' and "applicant_id" <> $1 and "due_on" < $2 limit $3;

-- countDesk
select "id" from "applications"."application" where "status" = 'question' and "applicant_id" <> $1 limit $2;

-- lockMissedPromises
select * from "applications"."application" where "status" = 'under-review' and "due_on" < $1 and "is_promise_missed" = $2 order by "due_on" limit $3 for update skip locked;
