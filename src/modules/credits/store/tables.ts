/** The shape of the tables. */
import type { Db } from '../../../platform/context.ts'
import type {
  ActivityKind,
  ActivityState,
  CreditKind,
  DocumentKind,
  Education,
  ExpectationState,
  WhyNot,
} from '../contract.ts'
import type { Worth } from '../domain/worth.ts'

export interface CycleRow {
  id: string
  person_id: string
  specialty_key: string
  specialty_code: string | null
  specialty_name: string
  document_kind: DocumentKind
  series: string | null
  number: string | null
  issued_on: string
  starts_on: string
  ends_on: string
  paper_id: string | null
  opened_at: Date
  closed_at: Date | null
  version: number
}

export interface EntryRow {
  id: string
  cycle_id: string
  person_id: string
  kind: CreditKind
  credits: number
  earned_on: string
  title: string
  organisation: string | null
  source: string
  rule: string
  approved_by: string | null
  reverses: string | null
  reason: string | null
  at: Date
}

export interface ExpectationRow {
  id: string
  person_id: string
  cycle_id: string | null
  kind: CreditKind
  credits: number
  earned_on: string
  /** The one that the person named. */
  specialty_key: string | null
  title: string
  organisation: string | null
  organisation_id: string | null
  source: string
  rule: string
  approved_by: string | null
  state: ExpectationState
  due_on: string | null
  reminded_at: Date | null
  reason: string | null
  created_at: Date
  settled_at: Date | null
  /** Number of the document that the organisation gave out. */
  confirmed_number: string | null
  overdue_told_at: Date | null
  /** When the organisation confirmed or refused. */
  decided_at: Date | null
  /** Everything that was taught; empty: not said. */
  specialties: string[]
  /** What stands already and looks the same. */
  twin_id: string | null
  /** The person said that these are other learning. */
  distinct_from: string[]
}

export interface ActivityRow {
  id: string
  person_id: string
  kind: ActivityKind
  title: string
  place: string
  specialty_key: string
  specialty_name: string
  happened_on: string
  hours: number | null
  state: ActivityState
  reason: string | null
  application_id: string
  /** By which it is found; null: of before it was kept. */
  application_number: string | null
  credits: number
  rule: string
  created_at: Date
  decided_at: Date | null
  version: number
}

export interface PackageRow {
  cycle_id: string
  person_id: string
  education: Education | null
  workplace: string | null
  post: string | null
  is_agreed: boolean | null
  why_not: WhyNot | null
  /** Sections of the report and who agrees it, by the name of the field. */
  words: unknown
  version: number
  saved_at: Date
  filed_on: string | null
  filed_number: string | null
}

export type Tables = {
  'credits.rule': {
    id: string
    title: string
    effective_from: string
    effective_to: string | null
    total_credits: number
    programme_credits: number
    cycle_years: number
    filing_months: number
    yearly_pace: number
    source: string
  }
  'credits.activity': ActivityRow
  'credits.activity_rule': {
    kind: ActivityKind
    effective_from: string
    effective_to: string | null
    credits_per_hour: number
    yearly_most: number | null
    words: string
    source: string
  }
  'credits.worth': {
    what: Worth['what']
    effective_from: string
    effective_to: string | null
    credits_per_hour: number
    words: string
    source: string
  }
  'credits.cycle': CycleRow
  'credits.entry': EntryRow
  'credits.expectation': ExpectationRow
  'credits.package': PackageRow
}

export const tables = (db: Db) => db.withTables<Tables>()
