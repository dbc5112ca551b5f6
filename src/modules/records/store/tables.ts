/** The shape of the tables. */
import type { JSONColumnType } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { DocumentKind, DraftFields, RecordStatus, StudyForm } from '../contract.ts'

export type Tables = {
  'records.draft': {
    id: string
    person_id: string
    version: number
    fields: JSONColumnType<DraftFields>
    created_at: Date
    saved_at: Date
    deleted_at: Date | null
    confirmed_at: Date | null
    challenge_id: string | null
    payload_hash: string | null
  }
  'records.record': RecordRow
  'records.confirmation': {
    id: string
    record_id: string
    person_id: string
    payload: JSONColumnType<object>
    payload_hash: string
    challenge_id: string
    at: Date
  }
}

export interface RecordRow {
  id: string
  person_id: string
  status: RecordStatus
  kind: DocumentKind
  institution_id: string | null
  institution_name: string
  specialty_key: string
  specialty_code: string | null
  specialty_name: string
  programme: string | null
  form: StudyForm
  started_on: string
  ended_on: string
  issued_on: string
  hours: number | null
  series: string | null
  number: string
  document_key: string
  file_ids: string[]
  confirmed_at: Date
  application_id: string
  decided_at: Date | null
  reason: string | null
}

export const tables = (db: Db) => db.withTables<Tables>()
