/** What the planner looks at: a person's wishes with what their cycle still needs, and programmes of the catalogue. */
import type { Difficulty, ProgrammeKind } from '../../learning/contract.ts'

/** Days such as 2026-11-23, both ends included. */
export interface Stretch {
  readonly from: string
  readonly to: string
}

export interface SessionAhead extends Stretch {
  readonly id: string
  readonly applyBy: string | null
  /** Null: no limit of places. */
  readonly left: number | null
}

export interface Candidate {
  readonly id: string
  readonly kind: ProgrammeKind
  readonly title: string
  readonly hours: number
  /** As many as count for the goal; 0 where a cycle of another specialty is to be closed. */
  readonly credits: number
  readonly difficulty: Difficulty | null
  readonly isAnytime: boolean
  readonly isFree: boolean
  readonly priceKopecks: number
  readonly sessions: readonly SessionAhead[]
  /** Bits of the topics that it teaches, in the order of `Request.topics`. */
  readonly topics: number
}

/** One way of reaching the goal; any of them is enough. */
export interface Need {
  /** «Программы, модули и мероприятия вместе»; null when no rule asks. */
  readonly way: string | null
  /** Credits of programmes at least, and of all kinds at least. */
  readonly programmes: number
  readonly total: number
}

export interface Request {
  readonly today: string
  readonly deadline: string
  readonly hoursPerWeek: number
  readonly away: readonly Stretch[]
  readonly needs: readonly Need[]
  /** Names; each must be taught by something when `coverTopics`. */
  readonly topics: readonly string[]
  readonly coverTopics: boolean
  /** Bits of topics that what is done already teaches. */
  readonly covered: number
  readonly difficulty: Difficulty | null
  readonly isFreeOnly: boolean
  /** What has dates of its own is learnt instead of work: it takes its days, not hours of the week. */
  readonly mayLeave: boolean
  /** Programmes that must be in, and those not to be proposed again. */
  readonly kept: readonly string[]
  readonly dropped: readonly string[]
}

/** Why a programme cannot be taken at all. */
export type Unfit = 'dropped' | 'paid' | 'late' | 'away' | 'full' | 'closed' | 'pace' | 'no-date'

/** A programme on its own time, or in one of its sessions. */
export interface Option {
  readonly of: Candidate
  readonly session: SessionAhead | null
  /** Hours of each week that it takes, by the index of the week; empty where the time is free to choose. */
  readonly loads: readonly (readonly [week: number, hours: number])[]
  /** Hours of the person's own that it takes in all. */
  readonly load: number
  /** Hundredths of an hour: hours, and what is less welcome in them. */
  readonly cost: number
}

export const isProgramme = (kind: ProgrammeKind): boolean => kind === 'advanced' || kind === 'retraining'
