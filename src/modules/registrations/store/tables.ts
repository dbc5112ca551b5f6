/** The shape of the tables. */
import type { Generated } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { RegistrationAct, RegistrationStatus } from '../contract.ts'

export interface RegistrationRow {
  id: string
  person_id: string
  status: RegistrationStatus
  version: number
  fields: unknown
  /** Of what is under review: one at a time in the whole portal. */
  ogrn: string | null
  application_id: string | null
  organisation_id: string | null
  reason: string | null
  created_at: Date
  saved_at: Date
  deleted_at: Date | null
}

export interface TransitionRow {
  id: Generated<number>
  registration_id: string
  at: Date
  act: RegistrationAct
  actor_id: string | null
  reason: string | null
}

type Tables = {
  'registrations.registration': RegistrationRow
  'registrations.transition': TransitionRow
}

export const tables = (db: Db) => db.withTables<Tables>()
