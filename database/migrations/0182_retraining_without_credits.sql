-- One reading of retraining, for a document and for what was learnt on the portal: it brings no credits (D7+). What was read of order
-- № 709н counts hours of advanced training, events and modules; retraining is named by none of its ways, and a credit that the
-- commission would not count is worse than none. The ledger stays as it is: what was credited was credited by the rule of its day.
-- What is not over yet promises the truth. Short updates of one kind of rows.
alter table learning.rule drop constraint rule_credits_per_hour_check;
alter table learning.rule add constraint rule_credits_per_hour_check check (credits_per_hour >= 0);
update learning.rule set credits_per_hour = 0,
  source = 'Переподготовка ЗЕТ не даёт: приказ Минздрава России от 28.10.2022 № 709н считает повышение квалификации (текст пунктов не сверен); не меньше 250 часов — приказ Минобрнауки России от 24.03.2025 № 266, п. 18'
  where kind = 'retraining';
update learning.version v set credits = 0, rule = r.source
  from learning.programme p, learning.rule r
  where p.id = v.programme_id and p.kind = 'retraining' and r.kind = p.kind and v.state = 'published';
update studies.study s set credits = 0, rule = r.source
  from learning.rule r where s.kind = 'retraining' and r.kind = s.kind and s.state in ('applied', 'learning');
