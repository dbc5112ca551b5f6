-- Limits of registration as dated rows with their source, beside those of recovery (C2). Rows only: no table is locked.
insert into platform.policy (key, value, effective_from, source) values
  ('registration.link-hours',  '24', '2025-08-01', 'OWASP ASVS 5.0 6.4.1: письмо со ссылкой живёт недолго'),
  ('registration.per-address', '10', '2025-08-01', 'OWASP ASVS 5.0 6.3.1: не заводить кабинеты потоком'),
  ('registration.per-mailbox', '3',  '2025-08-01', 'OWASP ASVS 5.0 6.3.1: не заваливать чужую почту');
