-- News of credits have a kind of their own (D7+). Replaces one check of notifications; existing rows keep it.
alter table notifications.notification drop constraint notification_kind_check;
alter table notifications.notification add constraint notification_kind_check
  check (kind in ('application', 'question', 'certificate', 'credits', 'file', 'security', 'work'));
