/** The life of an application: from submission through questions to one decision. Pure. */
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import {
  alreadyAnswered,
  changed,
  notChecked,
  notUnderReview,
  rejectionWords,
  reviewIsOver,
  waitsForAnswer,
  type Decision,
  type RejectionCode,
} from '../contract.ts'
import { addWorkingDays, moscowDay } from '../../../platform/calendar/working-days.ts'
import { started, stopped } from './clock.ts'
import { keptBy } from './holding.ts'
import { isOver, type ApplicationRecord, type Step } from './record.ts'

/** Working days that the applicant has for an answer. */
export const answerDays = 3

export interface Submission {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly subjectId: string
  readonly title: string
  readonly applicantId: string
  readonly facts: ApplicationRecord['facts']
  readonly dueOn: string
}

export const submitted = (s: Submission, at: Date): ApplicationRecord => {
  const { dueOn, ...own } = s
  return {
    ...own,
    status: 'under-review',
    version: 1,
    submittedAt: at,
    clock: { startedAt: at, daysSpent: 0, dueOn, daysLeft: null },
    isPromiseMissed: false,
    answerBy: null,
    verifierId: null,
    verifierSeenAt: null,
    decidedAt: null,
    wasKept: null,
    reasonCode: null,
    reason: null,
  }
}

export function asked(application: ApplicationRecord, verifierId: string, at: Date): Step {
  const { status } = application
  if (isOver(status)) throw new Problem(notUnderReview, { status })
  if (status === 'question') throw new Problem(waitsForAnswer)
  const kept = keptBy(application, verifierId, at)
  return {
    next: {
      ...kept,
      status: 'question',
      version: application.version + 1,
      clock: stopped(application.clock, at),
      answerBy: addWorkingDays(moscowDay(at), answerDays),
    },
    line: { at, act: 'asked', from: status, to: 'question', actorId: verifierId, note: null },
  }
}

/** `openQuestionId` is the question that waits now; an answer to any other is late by one. */
export function answered(
  application: ApplicationRecord,
  questionId: string,
  openQuestionId: string | null,
  at: Date,
): Step {
  const { status, applicantId } = application
  if (isOver(status)) throw new Problem(reviewIsOver, { status })
  if (status !== 'question' || questionId !== openQuestionId) throw new Problem(alreadyAnswered)
  return {
    next: {
      ...application,
      status: 'under-review',
      version: application.version + 1,
      clock: started(application.clock, at),
      isPromiseMissed: false,
      answerBy: null,
      // Whoever is free takes it from here: the one who asked may be away.
      verifierSeenAt: null,
    },
    line: { at, act: 'answered', from: status, to: 'under-review', actorId: applicantId, note: null },
  }
}

/** A remark changes nothing but the version: the other side must see it before it acts. */
export function remarked(application: ApplicationRecord): ApplicationRecord {
  if (isOver(application.status)) throw new Problem(reviewIsOver, { status: application.status })
  return { ...application, version: application.version + 1 }
}

export function withdrawn(application: ApplicationRecord, at: Date): Step {
  const { status, applicantId } = application
  if (isOver(status)) throw new Problem(reviewIsOver, { status })
  return {
    next: {
      ...application,
      ...ended(application, at),
      status: 'withdrawn',
      verifierSeenAt: null,
      wasKept: null,
    },
    line: { at, act: 'withdrawn', from: status, to: 'withdrawn', actorId: applicantId, note: null },
  }
}

/** What the verifier has done so far: without it there is nothing to approve by. */
export interface Checks {
  readonly verdicts: ReadonlyMap<string, { readonly matches: boolean }>
  readonly hasScan: boolean
  readonly isScanOpened: boolean
}

export function approvalFaults(application: ApplicationRecord, checks: Checks) {
  const keys = application.facts.map((f) => f.key)
  return {
    differing: keys.filter((k) => checks.verdicts.get(k)?.matches === false),
    unchecked: keys.filter((k) => !checks.verdicts.has(k)),
    isScanUnseen: checks.hasScan && !checks.isScanOpened,
  }
}

export const isApprovable = (application: ApplicationRecord, checks: Checks): boolean => {
  const faults = approvalFaults(application, checks)
  return faults.differing.length + faults.unchecked.length === 0 && !faults.isScanUnseen
}

/** A question that nobody answered in its days may end in a refusal, but only by a person's hand. */
export const mayRejectNow = (application: ApplicationRecord, at: Date): boolean =>
  application.status === 'under-review' ||
  (application.status === 'question' && application.answerBy !== null && moscowDay(at) > application.answerBy)

export function decided(
  application: ApplicationRecord,
  decision: Decision,
  by: { verifierId: string; checks: Checks },
  at: Date,
): Step {
  const { status } = application
  // A second decision would rewrite history: the applicant has already been told the first one.
  if (isOver(status)) throw new Problem(notUnderReview, { status })
  const kept = keptBy(application, by.verifierId, at)
  if (status === 'question' && (decision.outcome === 'approved' || !mayRejectNow(application, at)))
    throw new Problem(waitsForAnswer)
  if (decision.version !== application.version) throw new Problem(changed, { version: application.version })
  if (decision.outcome === 'approved' && !isApprovable(application, by.checks)) {
    throw new Problem(notChecked, approvalFaults(application, by.checks))
  }
  const why =
    decision.outcome === 'rejected'
      ? reasonOf(decision.reason, decision.comment)
      : { reasonCode: null, reason: null }
  return {
    next: { ...kept, ...ended(application, at), ...why, status: decision.outcome },
    line: {
      at,
      act: decision.outcome,
      from: status,
      to: decision.outcome,
      actorId: by.verifierId,
      note: why.reason,
    },
  }
}

function reasonOf(code: RejectionCode, comment: string): { reasonCode: RejectionCode; reason: string } {
  if (code !== 'other')
    return {
      reasonCode: code,
      reason: comment ? `${rejectionWords[code]}. ${comment}` : rejectionWords[code],
    }
  if (!comment)
    throw new Problem(invalid, {
      errors: [{ field: 'comment', message: 'Напишите причину: её прочтёт заявитель' }],
    })
  return { reasonCode: code, reason: comment }
}

const ended = (application: ApplicationRecord, at: Date) => {
  const { daysSpent, ...clock } = stopped(application.clock, at)
  return {
    version: application.version + 1,
    decidedAt: at,
    answerBy: null,
    wasKept: application.clock.dueOn === null ? null : moscowDay(at) <= application.clock.dueOn,
    // The promised day stays: «на 3 дня раньше срока» is told from it.
    clock: { ...clock, daysSpent, dueOn: application.clock.dueOn, daysLeft: null },
  }
}
