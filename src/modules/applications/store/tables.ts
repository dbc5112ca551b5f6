/** The tables of this module, as its queries know them. */
import type { Generated } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Act, ApplicationStatus, Fact, RejectionCode, Side } from '../contract.ts'

export type ApplicationTable = {
  id: string
  number: string
  kind: string
  subject_id: string
  title: string
  applicant_id: string
  facts: readonly Fact[]
  status: ApplicationStatus
  version: number
  submitted_at: Date
  clock_started_at: Date
  days_spent: number
  days_left: number | null
  due_on: string | null
  is_promise_missed: Generated<boolean>
  answer_by: string | null
  verifier_id: string | null
  verifier_seen_at: Date | null
  decided_at: Date | null
  was_kept: boolean | null
  reason_code: RejectionCode | null
  reason: string | null
}

export type Tables = {
  'applications.counter': { year: number; last: number }
  'applications.application': ApplicationTable
  'applications.transition': {
    id: Generated<number>
    application_id: string
    at: Date
    act: Act
    from_status: ApplicationStatus | null
    to_status: ApplicationStatus | null
    actor_id: string | null
    note: string | null
  }
  'applications.message': {
    id: string
    application_id: string
    at: Date
    side: Side
    kind: 'question' | 'answer' | 'remark'
    author_id: string
    text: string
  }
  'applications.question': {
    message_id: string
    application_id: string
    deadline: string
    answered_at: Date | null
    last_day_reminded_at: Date | null
    overdue_reminded_at: Date | null
  }
  'applications.application_file': {
    application_id: string
    file_id: string
    message_id: string | null
    side: Side
    position: number
    at: Date
  }
  'applications.verdict': {
    application_id: string
    key: string
    matches: boolean
    on_scan: string | null
    verifier_id: string
    at: Date
  }
  'applications.scan_look': { application_id: string; verifier_id: string; file_id: string; at: Date }
}

export const tables = (db: Db) => db.withTables<Tables>()
