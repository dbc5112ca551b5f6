-- Numbers of policy as dated rows with their source (G5, G7): a limit is changed by adding a row, every process reads the
-- newest one that has begun, and the history of who departed from the standard, when and why is the table itself.
-- A new table, and an index on the journal, which is locked for writing while the index is made.
create table platform.policy (
  id             bigint generated always as identity primary key,
  key            text not null,
  value          jsonb not null,
  effective_from timestamptz not null,
  source         text not null,                        -- the standard or the order that asks for it
  set_by         uuid,                                 -- identity.person; null for what came with the portal
  why            text,                                 -- why it departs from what came with the portal
  at             timestamptz not null default now(),
  check ((set_by is null) or (why is not null))
);
create index policy_now on platform.policy (key, effective_from desc, id desc);
create trigger append_only before update or delete or truncate on platform.policy
  for each statement execute function platform.refuse_change();
grant select, insert on platform.policy to nmo_app;

insert into platform.policy (key, value, effective_from, source) values
  ('password.unknown.step',        '5',                    '2025-08-01', 'OWASP ASVS 5.0 6.3.1; NIST SP 800-63B-4 §3.2.2'),
  ('password.unknown.pauses',      '[30, 120, 900, 3600]', '2025-08-01', 'OWASP ASVS 5.0 6.3.1; NIST SP 800-63B-4 §3.2.2'),
  ('password.known.step',          '10',                   '2025-08-01', 'NIST SP 800-63B-4 §3.2.2: посторонний не должен закрывать вход хозяину'),
  ('password.known.pauses',        '[300]',                '2025-08-01', 'NIST SP 800-63B-4 §3.2.2: посторонний не должен закрывать вход хозяину'),
  ('password.forget-hours',        '12',                   '2025-08-01', 'OWASP Authentication Cheat Sheet, Account Lockout'),
  ('password.account.limit',       '100',                  '2025-08-01', 'NIST SP 800-63B-4 §3.2.2: не больше 100 неудач подряд'),
  ('code.step',                    '6',                    '2025-08-01', 'OWASP ASVS 5.0 6.6.3; NIST SP 800-63B-4 §3.2.2'),
  ('code.pauses',                  '[900, 3600, 86400]',   '2025-08-01', 'OWASP ASVS 5.0 6.6.3; NIST SP 800-63B-4 §3.2.2'),
  ('address.failures',             '20',                   '2025-08-01', 'OWASP ASVS 5.0 6.3.1, 6.3.5'),
  ('address.window-seconds',       '300',                  '2025-08-01', 'OWASP ASVS 5.0 6.3.1, 6.3.5'),
  ('address.pauses',               '[900, 3600, 21600]',   '2025-08-01', 'OWASP ASVS 5.0 6.3.1, 6.3.5'),
  ('address.accounts',             '50',                   '2025-08-01', 'OWASP Credential Stuffing Prevention Cheat Sheet'),
  ('address.accounts-pauses',      '[3600, 21600, 86400]', '2025-08-01', 'OWASP Credential Stuffing Prevention Cheat Sheet'),
  ('address.network-factor',       '5',                    '2025-08-01', 'Модель угроз портала: соседние адреса одного провайдера'),
  ('address.shared-percent',       '10',                   '2025-08-01', 'Модель угроз портала: за одним адресом больницы работают сотни людей'),
  ('address.shared-days',          '30',                   '2025-08-01', 'Модель угроз портала: за одним адресом больницы работают сотни людей'),
  ('one-password.accounts',        '20',                   '2025-08-01', 'OWASP Credential Stuffing Prevention Cheat Sheet: один пароль ко многим записям'),
  ('one-password.pauses',          '[3600, 21600, 86400]', '2025-08-01', 'OWASP Credential Stuffing Prevention Cheat Sheet: один пароль ко многим записям'),
  ('sign-in.idle-months',          '24',                   '2025-08-01', 'OWASP ASVS 5.0 6.3.5'),
  ('sign-in.suspicious-failures',  '3',                    '2025-08-01', 'OWASP ASVS 5.0 6.3.5');

-- The nightly look over the journal goes by time.
create index journal_at on platform.journal_entry (at);
