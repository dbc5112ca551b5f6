/** Tables of this module. */
import type { Db } from '../../../platform/context.ts'
import type { LaunchMode } from '../contract.ts'

export interface CourseRow {
  id: string
  store_id: string
  structure: string
  made_at: Date
}

export interface RegistrationRow {
  id: string
  course_id: string
  store_id: string
  person_id: string
  began_at: Date
  holder_id: string | null
  part_id: string | null
  /** A look of whoever teaches: nothing of it counts. */
  is_preview: boolean
}

export interface NodeRow {
  registration: string
  number: number
  person_id: string
  completed_at: Date | null
  passed_at: Date | null
  failed_at: Date | null
  waived_at: Date | null
  satisfied_at: Date | null
  score: number | null
}

export interface SessionRow {
  id: string
  registration: string
  number: number
  person_id: string
  client_id: string
  mode: LaunchMode
  fetch_hash: string
  fetched_at: Date | null
  launched_at: Date
  ends_at: Date
  prefs_read_at: Date | null
  initialized_at: Date | null
  failed_at: Date | null
  heard_at: Date | null
  terminated_by: string | null
  terminated_at: Date | null
  abandoned_at: Date | null
  /** What the portal said of it then. */
  abandoned_by: string | null
}

type Tables = {
  'cmi5.course': CourseRow
  'cmi5.registration': RegistrationRow
  'cmi5.node': NodeRow
  'cmi5.session': SessionRow
}

export const tables = (db: Db) => db.withTables<Tables>()
