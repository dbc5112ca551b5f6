-- How long before the end of a paper its holder is warned (F7). One row; it stands apart from the tables of licences
-- because the table of policy is younger than they are.
insert into platform.policy (key, value, effective_from, source) values
  ('licences.warn-days', '[7, 30, 90]', '2025-08-01', 'Задание на портал, F7: предупреждать за 90, 30 и 7 дней до конца срока');
