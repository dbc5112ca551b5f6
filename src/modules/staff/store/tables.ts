/** The tables of this module. */
import type { Generated } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Role } from '../../../platform/permissions.ts'

export type ProposalTable = {
  id: string
  person_id: string
  role: Role
  organisation_id: string | null
  until: Date | null
  basis: string
  asked_by: string | null
  asked_at: Date
  state: 'waiting' | 'approved' | 'refused' | 'withdrawn'
  decided_by: string | null
  decided_at: Date | null
  decided_why: string | null
}

export type StatusTable = {
  id: string
  person_id: string
  role: Role
  instead_of: Role | null
  organisation_id: string | null
  words: string
  application_id: string
  asked_at: Date
  state: 'review' | 'second' | 'given' | 'refused' | 'withdrawn'
  first_by: string | null
  first_at: Date | null
  second_by: string | null
  second_at: Date | null
  settled_at: Date | null
  refused_why: string | null
  proposal_id: string | null
}

export type InvitationTable = {
  id: string
  token_hash: Buffer
  created_at: Date
  expires_at: Date
  used_at: Date | null
  used_by: string | null
}

export type Tables = {
  'staff.role_rule': {
    id: Generated<number>
    role: Role
    effective_from: Date
    needs_two: boolean
    longest_days: number | null
    granted_by: Role[]
    approved_by: Role[]
    is_asked_for: boolean
    source: string
  }
  'staff.proposal': ProposalTable
  'staff.invitation': InvitationTable
  'staff.status_request': StatusTable
}

export const tables = (db: Db) => db.withTables<Tables>()
