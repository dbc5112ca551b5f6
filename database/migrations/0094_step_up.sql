-- How long a proof of the person is fresh enough for sensitive work (C5). A row only.
insert into platform.policy (key, value, effective_from, source) values
  ('step-up.minutes', '10', '2025-08-01', 'OWASP ASVS 5.0 7.5.1, 7.5.3: повторное подтверждение перед важным действием');
