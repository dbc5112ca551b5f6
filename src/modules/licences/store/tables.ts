/** The shape of the tables. */
import type { Generated, JSONColumnType } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { SpecialtyLevel } from '../../organisations/contract.ts'
import type { Origin, PaperAct, PaperClass, PaperFields, PaperKind, PaperStatus } from '../contract.ts'

export interface Difference {
  readonly field: string
  readonly was: string
  readonly became: string
}

export interface PaperRow {
  id: string
  person_id: string
  class: PaperClass
  kind: PaperKind
  number: string | null
  issuer: string | null
  organisation_id: string | null
  organisation_name: string | null
  ogrn: string | null
  specialty_key: string | null
  specialty_code: string | null
  specialty_name: string | null
  specialty_level: SpecialtyLevel | null
  post: string | null
  starts_at: Date
  ends_at: Date | null
  document_key: string
  status: PaperStatus
  origin: Origin
  registry_ref: string | null
  application_id: string | null
  renews_id: string | null
  file_ids: string[]
  decided_at: Date | null
  reason: string | null
  version: number
  created_at: Date
  updated_at: Date
}

export type Tables = {
  'licences.draft': {
    id: string
    person_id: string
    version: number
    fields: JSONColumnType<PaperFields>
    renews_id: string | null
    created_at: Date
    saved_at: Date
    deleted_at: Date | null
    submitted_at: Date | null
  }
  'licences.paper': PaperRow
  'licences.change': {
    id: Generated<string>
    paper_id: string
    at: Date
    act: PaperAct
    from_status: PaperStatus | null
    to_status: PaperStatus
    actor_id: string | null
    reason: string | null
    differences: JSONColumnType<readonly Difference[]>
  }
  'licences.warning': { paper_id: string; ends_at: Date; days: number; at: Date }
}

export const tables = (db: Db) => db.withTables<Tables>()
