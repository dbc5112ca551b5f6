/** The tables of this module, and nobody else's. */
import type { ColumnType, Generated } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Factor } from '../../../platform/session/life.ts'
import type { BlockKind, EsiaLevel, Gender, PasswordChangeHow } from '../contract.ts'
import type { EsiaFacts } from '../domain/person.ts'
import type { EsiaChanges } from '../domain/synchronise.ts'
import type { EsiaTables } from './tables-esia.ts'

/** Read as parsed, written as text. */
type Json<T> = ColumnType<T, string, string>

interface PersonTable {
  id: string
  snils: string | null
  snils_is_proved: Generated<boolean>
  family_name: string
  given_name: string
  patronymic: string | null
  birth_date: string | null
  gender: Gender | null
  phone: string | null
  phone_verified: Generated<boolean>
  email: string | null
  email_verified: Generated<boolean>
  esia_oid: string | null
  esia_level: EsiaLevel | null
  is_confirmed: Generated<boolean>
  esia_facts: Json<EsiaFacts | null>
  sources: Json<Record<string, 'esia' | 'typed'>>
  synchronised_at: Date | null
  blocked_at: Date | null
  blocked_why: string | null
  esia_unlinked_at: Date | null
  claimed_snils: string | null
  merged_into: string | null
  merged_at: Date | null
  esia_changes: ColumnType<EsiaChanges | null, string | null | undefined, string | null>
  created_at: Date
  updated_at: Date
}

interface PasswordTable {
  person_id: string
  login_email: string | null
  hash: string
  earlier: string[]
  changed_at: Date
  recovered_at: Date | null
  disabled_at: Date | null
  disabled_for: 'strangers' | 'everyone' | null
  must_change: 'known' | 'given' | null
  warned_days: number | null
}

interface PasswordChangeTable {
  id: string
  person_id: string
  at: Date
  how: PasswordChangeHow
  device: string | null
}

interface RegistrationTable {
  id: string
  token_hash: Buffer | null
  email: string
  facts: Json<Record<string, string | null>>
  password_hash: string
  ip: string
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

interface RecoveryTable {
  id: string
  login_hash: string
  login: string | null
  person_id: string | null
  token_hash: Buffer | null
  ip: string
  created_at: Date
  expires_at: Date
  opened_at: Date | null
  session_id: string | null
  proved_at: Date | null
  used_at: Date | null
}

interface ChallengeTable {
  id: string
  purpose: string
  person_id: string
  session_id: string | null
  payload_hash: string
  mac: string
  channel: 'sms' | 'email'
  address_hash: string
  ip: string
  state: 'live' | 'used' | 'dead'
  attempts_left: number
  created_at: Date
  expires_at: Date
  is_known_device: boolean
}

interface SignInTable {
  session_id: string
  person_id: string
  method: 'esia' | 'password' | 'passkey'
  first_step_at: Date
  completed_at: Date | null
  device_name: string
  is_new_device: boolean
  failures_before: number
  ip: string
  esia_said: Json<Record<string, unknown> | null>
  address: string | null
  network: string | null
  is_known_device: Generated<boolean>
  suspicions: Generated<string[]>
  second_step: Factor | null
  code_passed_at: Date | null
}

interface DeviceTable {
  token_hash: Buffer
  person_id: string
  name: string
  created_at: Date
  last_used_at: Date
  last_role: string | null
}

interface FailureCountTable {
  scope: string
  key: string
  count: number
  since: Date
  last_at: Date
}

interface FailureLoginTable {
  ip: string
  login_hash: string
  at: Date
}

interface BlockTable {
  id: string
  scope: string
  key: string
  person_id: string | null
  reason: string
  at: Date
  until: Date
  lifted_at: Date | null
  kind: BlockKind
  /** What was counted when it began. */
  failures: number
  accounts: number | null
  since: Date | null
  addresses: string[]
  stopped: Generated<number>
  stopped_at: Date | null
  lifted_by: string | null
  lifted_why: string | null
}

interface FailurePasswordTable {
  mac: string
  login_hash: string
  at: Date
}

interface AuthenticatorTable {
  id: string
  person_id: string
  session_id: string
  sealed: Buffer
  created_at: Date
  confirmed_at: Date | null
  /** bigint: PostgreSQL says it as text. */
  last_step: ColumnType<string | null, number | null, number | null>
  last_used_at: Date | null
}

interface PasskeyTable {
  id: string
  person_id: string
  credential_id: string
  public_key: Buffer
  /** bigint: PostgreSQL says it as text. */
  sign_count: ColumnType<string, number, number>
  transports: string[]
  name: string
  aaguid: string
  is_synced: boolean
  added_at: Date
  last_used_at: Date | null
  suspected_at: Date | null
}

interface PasskeyChallengeTable {
  id: string
  session_id: string
  person_id: string | null
  purpose: string
  challenge: string
  created_at: Date
  expires_at: Date
}

interface RecoveryCodeTable {
  person_id: string
  mac: string
  made_at: Date
  used_at: Date | null
}

interface SecondStepTable {
  person_id: string
  preferred: 'sms' | 'email' | 'app' | 'passkey' | null
  is_messages_off: Generated<boolean>
  updated_at: Date
}

export type Tables = EsiaTables & {
  'identity.authenticator': AuthenticatorTable
  'identity.passkey': PasskeyTable
  'identity.passkey_challenge': PasskeyChallengeTable
  'identity.recovery_code': RecoveryCodeTable
  'identity.second_step': SecondStepTable
  'identity.person': PersonTable
  'identity.password': PasswordTable
  'identity.password_change': PasswordChangeTable
  'identity.registration': RegistrationTable
  'identity.recovery': RecoveryTable
  'identity.challenge': ChallengeTable
  'identity.sign_in': SignInTable
  'identity.device': DeviceTable
  'identity.failure_count': FailureCountTable
  'identity.failure_login': FailureLoginTable
  'identity.failure_password': FailurePasswordTable
  'identity.block': BlockTable
}

export const tables = (db: Db) => db.withTables<Tables>()
