/** Tables of this module. */
import type { Generated } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type {
  Basis,
  Cabinet,
  Difficulty,
  EventKind,
  Feature,
  ProgrammeKind,
  ProgrammeState,
  ProviderState,
  StudyForm,
  VersionState,
} from '../contract.ts'

export interface ProviderRow {
  organisation_id: string
  organisation_name: string
  city: string
  state: ProviderState
  responsible_name: string
  responsible_post: string
  responsible_phone: string
  responsible_email: string
  statement_number: string
  statement_on: string | null
  reason: string | null
  submitted_by: string | null
  submitted_at: Date | null
  due_on: string | null
  decided_by: string | null
  decided_at: Date | null
  version: number
  created_at: Date
}

export interface ProgrammeRow {
  id: string
  organisation_id: string
  number: string
  kind: ProgrammeKind
  state: ProgrammeState
  latest_version: number
  published_version: number | null
  withdrawn_why: string | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
  revision: number
  created_at: Date
  updated_at: Date
}

export interface VersionRow {
  programme_id: string
  version: number
  organisation_id: string
  state: VersionState
  title: string
  annotation: string
  event_kind: EventKind | null
  form: StudyForm
  hours: number | null
  bases: Basis[]
  price_kopecks: number | null
  specialties: string[]
  competencies: string[]
  features: Feature[]
  difficulty: Difficulty | null
  is_anytime: boolean
  credits: number | null
  rule: string | null
  written_by: string | null
  submitted_by: string | null
  submitted_at: Date | null
  decided_by: string | null
  decided_at: Date | null
  reason: string | null
  created_at: Date
}

export interface SessionRow {
  id: string
  programme_id: string
  starts_on: string
  ends_on: string
  starts_at: string | null
  apply_by: string | null
  places: number | null
  taken: Generated<number>
  place: string | null
}

export interface RuleRow {
  kind: ProgrammeKind
  effective_from: string
  effective_to: string | null
  min_hours: number
  max_hours: number
  credits_per_hour: number
  source: string
}

export interface AliasRow {
  programme_id: string
  cabinet: Cabinet
  organisation_id: string
  number: string
  key: string
}

type Tables = {
  'learning.rule': RuleRow
  'learning.provider': ProviderRow
  'learning.programme': ProgrammeRow
  'learning.version': VersionRow
  'learning.session': SessionRow
  'learning.alias': AliasRow
  'learning.broadcast': { session_id: string; organisation_id: string; link: string }
}

export const tables = (db: Db) => db.withTables<Tables>()
