-- Rules of passwords as dated rows with their source (G3, G7). The change each 90 days stands in the source document and
-- against OWASP ASVS 5.0 6.2.10: it is on, and switching it off is a row with its author, its reason and its basis.
-- Rows only: no table is locked.
insert into platform.policy (key, value, effective_from, source) values
  ('password.length.least',  '12',         '2025-08-01', 'OWASP ASVS 5.0 6.2.1; NIST SP 800-63B-4 §3.1.1.2'),
  ('password.length.most',   '128',        '2025-08-01', 'OWASP ASVS 5.0 6.2.9: не меньше 64 знаков'),
  ('password.history',       '5',          '2025-08-01', 'Правила портала §4.4: смена раз в 90 дней не должна ходить по кругу'),
  ('password.distance',      '4',          '2025-08-01', 'Правила портала §4.4: смена раз в 90 дней не должна прибавлять по единице'),
  ('password.age.days',      '90',         '2025-08-01', 'Исходный документ, безопасность: смена паролей каждые 90 дней; отступление от OWASP ASVS 5.0 6.2.10'),
  ('password.age.notices',   '[1, 7, 14]', '2025-08-01', 'OWASP ASVS 5.0 6.4.5: напоминать заранее'),
  ('recovery.link-minutes',  '20',         '2025-08-01', 'OWASP Forgot Password Cheat Sheet: короткая одноразовая ссылка'),
  ('recovery.per-login',     '3',          '2025-08-01', 'OWASP Forgot Password Cheat Sheet: не заваливать почту'),
  ('recovery.per-address',   '10',         '2025-08-01', 'OWASP Forgot Password Cheat Sheet: не заваливать почту');
