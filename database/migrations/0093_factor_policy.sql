-- Numbers of second steps (C5): after the table of policy, whose number is greater than those of the factors. Rows only.
insert into platform.policy (key, value, effective_from, source) values
  ('passkey.challenge-seconds', '300', '2025-08-01', 'W3C Web Authentication Level 3 §15.1: 300–600 секунд; WCAG 2.2, 2.2.1');
