/** An application as the rules see it, and one step of its life. */
import type { Act, ApplicationStatus, Fact, RejectionCode } from '../contract.ts'
import type { Clock } from './clock.ts'

export interface ApplicationRecord {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly subjectId: string
  readonly title: string
  readonly applicantId: string
  readonly facts: readonly Fact[]
  readonly status: ApplicationStatus
  readonly version: number
  readonly submittedAt: Date
  readonly clock: Clock
  readonly isPromiseMissed: boolean
  readonly answerBy: string | null
  readonly verifierId: string | null
  /** Last act of the verifier who holds it; null when nobody holds it. */
  readonly verifierSeenAt: Date | null
  readonly decidedAt: Date | null
  readonly wasKept: boolean | null
  readonly reasonCode: RejectionCode | null
  readonly reason: string | null
}

export interface TransitionLine {
  readonly at: Date
  readonly act: Act
  readonly from: ApplicationStatus | null
  readonly to: ApplicationStatus | null
  readonly actorId: string | null
  readonly note: string | null
}

/** What an act makes of an application; `line` is null where nothing worth evidence happened. */
export interface Step {
  readonly next: ApplicationRecord
  readonly line: TransitionLine | null
}

export const isOver = (status: ApplicationStatus): boolean =>
  status !== 'under-review' && status !== 'question'
