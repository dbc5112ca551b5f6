-- News of plans have a kind of their own (D4): whoever wants no reminders switches them off. Replaces one check of notifications;
-- existing rows keep it.
alter table notifications.notification drop constraint notification_kind_check;
alter table notifications.notification add constraint notification_kind_check
  check (kind in ('application', 'question', 'certificate', 'credits', 'plan', 'file', 'security', 'work'));
