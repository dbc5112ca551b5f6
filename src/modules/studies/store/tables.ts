/** Tables of this module. */
import type { Db } from '../../../platform/context.ts'
import type { Basis, ProgrammeKind } from '../../learning/contract.ts'
import type { ReviewState, StudyState, Via } from '../contract.ts'

export interface StudyRow {
  id: string
  person_id: string
  programme_id: string
  version: number
  session_id: string | null
  organisation_id: string
  organisation_name: string
  number: string
  kind: ProgrammeKind
  title: string
  hours: number
  credits: number
  rule: string
  specialty_key: string | null
  basis: Basis
  state: StudyState
  applied_at: Date
  starts_on: string
  ends_on: string | null
  started_at: Date | null
  order_number: string | null
  finished_on: string | null
  via: Via | null
  settled_at: Date | null
  settled_by: string | null
  reason: string | null
  document_number: string | null
  certificate_id: string | null
  /** As `numeric` comes: «0.4000». */
  share: string
  score: string | null
  content_done_at: Date | null
  touched_at: Date
  /** By which the organisation, or the portal, must act. */
  due_on: string | null
  due_rule: string | null
  reminded_at: Date | null
  overdue_told_at: Date | null
  /** What the people of the organisation were told of last. */
  told_of: 'enrolment' | 'result' | null
  /** The first day it ever began on; null: its session was never moved. */
  earliest_on: string | null
  credit_state: 'waits' | 'credited' | null
  credited_at: Date | null
}

export interface TermRow {
  key: 'enrolment' | 'result-programme' | 'result-event' | 'credit'
  amount: number
  unit: 'days' | 'working-days' | 'months'
  effective_from: string
  source: string
}

export interface NoteRow {
  id: string
  study_id: string
  person_id: string
  place: string
  text: string
  version: number
  created_at: Date
  changed_at: Date
}

export interface QuestionRow {
  id: string
  study_id: string
  person_id: string
  organisation_id: string
  place: string
  text: string
  asked_at: Date
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
}

export interface ReviewRow {
  id: string
  study_id: string
  programme_id: string
  organisation_id: string
  person_id: string
  rating: number
  text: string
  state: ReviewState
  written_at: Date
  decided_at: Date | null
  decided_by: string | null
  reason: string | null
  reply: string | null
  replied_at: Date | null
  reported_at: Date | null
  reported_by: string | null
  report_why: string | null
}

export interface WritingRow {
  person_id: string
  study_id: string
  at: Date
}

type Tables = {
  'studies.study': StudyRow
  'studies.term': TermRow
  'studies.review_writing': WritingRow
  'studies.note': NoteRow
  'studies.question': QuestionRow
  'studies.review': ReviewRow
}

export const tables = (db: Db) => db.withTables<Tables>()
