/** Tables of this module. */
import type { ColumnType, Generated } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type {
  AnswerValue,
  AttemptState,
  EditionState,
  ExternalClaimState,
  ExternalPlace,
  Inside,
  ItemKind,
  ItemState,
  MaterialKind,
  MaterialState,
  Question,
  TestRules,
} from '../contract.ts'
import type { Taken } from '../domain/attempt.ts'
import type { MarkingStage } from '../domain/marking.ts'

/** Written as text, read as what it is. */
type Json<T> = ColumnType<T, string | null, string | null>

export interface MaterialTable {
  id: string
  organisation_id: string
  programme_id: string
  file_id: string
  name: string
  size_bytes: number
  state: MaterialState
  kind: MaterialKind | null
  refused_why: Generated<string[]>
  done: Generated<number>
  total: Generated<number>
  inside: Json<Inside | null>
  brought_by: string
  created_at: Date
  ready_at: Date | null
  leased_until: Date | null
}

export interface PackageFileTable {
  material_id: string
  path_key: string
  path: string
  offset_bytes: number
  packed_bytes: number
  size_bytes: number
  is_deflated: boolean
  type: string
}

export interface CaptionsTable {
  id: string
  organisation_id: string
  material_id: string
  name: string
  size_bytes: number
  cues: number
  body: string
  created_at: Date
}

export interface EditionTable {
  id: string
  programme_id: string
  organisation_id: string
  number: number
  state: EditionState
  revision: number
  opened_by: string | null
  opened_at: Date | null
  created_at: Date
}

export interface BankTable {
  id: string
  programme_id: string
  organisation_id: string
  name: string
  revision: number
  created_at: Date
}

interface QuestionTable {
  bank_id: string
  organisation_id: string
  position: number
  body: Json<Question>
}

export interface ItemTable {
  id: string
  edition_id: string
  organisation_id: string
  lineage: string
  position: number
  kind: ItemKind
  title: string
  is_required: boolean
  material_id: string | null
  bank_id: string | null
  rules: Json<TestRules | null>
  captions_id: string | null
  external: Json<ExternalPlace | null>
}

export interface CourseTable {
  study_id: string
  person_id: string
  programme_id: string
  edition_id: string
  last_item_id: string | null
  began_at: Date
  seen_at: Date
  done_at: Date | null
}

export interface ProgressTable {
  study_id: string
  item_id: string
  person_id: string
  state: Exclude<ItemState, 'new'>
  share: number
  score: number | null
  place: number | null
  watched: Json<readonly (readonly [number, number])[]>
  device_id: string
  said_at: Date
  heard_at: Date
  begun_at: Date
  done_at: Date | null
}

export interface RuntimeTable {
  study_id: string
  item_id: string
  sco: string
  person_id: string
  cmi: Json<Record<string, unknown>>
  device_id: string
  said_at: Date
  kept_at: Date
}

interface DeviceTable {
  study_id: string
  device_id: string
  person_id: string
  name: string
  seq: number
  at: Date
}

export interface AttemptTable {
  id: string
  study_id: string
  item_id: string
  person_id: string
  number: number
  state: AttemptState
  seed: string
  rules: Json<TestRules>
  questions: Json<readonly Taken[]>
  began_at: Date
  due_at: Date | null
  finished_at: Date | null
  points: number | null
  max_points: number
  is_passed: boolean | null
  mark_due_on: string | null
  mark_told_of: MarkingStage | null
}

export interface ExtraTable {
  id: string
  study_id: string
  lineage: string
  person_id: string
  organisation_id: string
  why: string
  granted_by: string
  granted_at: Date
}

export interface ExternalClaimTable {
  id: string
  study_id: string
  item_id: string
  person_id: string
  organisation_id: string
  state: ExternalClaimState
  note: string | null
  claimed_at: Date
  due_on: string
  told_of: MarkingStage | null
  decided_by: string | null
  decided_at: Date | null
  reason: string | null
}

export interface PackageSessionTable {
  client_id: string
  study_id: string
  item_id: string
  person_id: string
  registration: string
  activity_id: string
  launched_at: Date
}

export interface AnswerTable {
  attempt_id: string
  question: number
  person_id: string
  value: Json<AnswerValue>
  saved_at: Date
  points: number | null
  remark: string | null
  reviewed_by: string | null
  reviewed_at: Date | null
}

type Tables = {
  'content.material': MaterialTable
  'content.package_file': PackageFileTable
  'content.captions': CaptionsTable
  'content.edition': EditionTable
  'content.bank': BankTable
  'content.question': QuestionTable
  'content.item': ItemTable
  'content.course': CourseTable
  'content.progress': ProgressTable
  'content.runtime': RuntimeTable
  'content.device': DeviceTable
  'content.attempt': AttemptTable
  'content.answer': AnswerTable
  'content.extra_attempt': ExtraTable
  'content.external_claim': ExternalClaimTable
  'content.package_session': PackageSessionTable
}

export const tables = (db: Db) => db.withTables<Tables>()
