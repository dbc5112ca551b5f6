/** Tables of the tie to Госуслуги: visits there, renewals, employments told, accounts made one. */
import type { ColumnType, Generated } from 'kysely'
import type { MovedThing } from '../contract.ts'
import type { OrganisationKind } from '../domain/person.ts'

interface EsiaFlowTable {
  state: string
  session_id: string
  created_at: Date
  expires_at: Date
  used_at: Date | null
  purpose: 'sign-in' | 'link' | 'synchronise'
}

interface MergeOfferTable {
  id: string
  session_id: string
  gone_id: string
  kept_id: string
  esia_oid: string
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

interface MergeTable {
  id: string
  kept_id: string
  gone_id: string
  why: 'snils' | 'email' | 'phone' | 'staff'
  moved: ColumnType<readonly MovedThing[], string, string>
  at: Date
}

interface MergeProposalTable {
  id: string
  kept_id: string
  gone_id: string
  likeness: 'snils' | 'name'
  proposed_by: string
  reason: string
  proposed_at: Date
  expires_at: Date
  kept_agreed_at: Date | null
  gone_agreed_at: Date | null
  state: 'waiting' | 'done' | 'refused' | 'withdrawn'
  settled_at: Date | null
}

interface EmploymentTable {
  id: string
  person_id: string
  esia_org_oid: string
  kind: OrganisationKind
  short_name: string
  full_name: string
  ogrn: string | null
  branch_name: string | null
  is_chief: boolean
  is_admin: boolean
  first_seen_at: Date
  last_seen_at: Date
  ended_at: Date | null
}

interface EsiaRenewalTable {
  person_id: string
  sealed: Buffer
  obtained_at: Date
  next_at: Date
  failures: Generated<number>
}

export type EsiaTables = {
  'identity.esia_flow': EsiaFlowTable
  'identity.employment': EmploymentTable
  'identity.esia_renewal': EsiaRenewalTable
  'identity.merge': MergeTable
  'identity.merge_offer': MergeOfferTable
  'identity.merge_proposal': MergeProposalTable
}
