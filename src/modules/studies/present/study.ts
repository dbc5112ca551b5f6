/** Rows → contract. */
import type { Actor } from '../../../platform/context.ts'
import { spacedSnils } from '../../../platform/snils.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Learner, Study } from '../contract.ts'
import { hasBegun, stageOf, type Standing } from '../domain/steps.ts'
import * as policy from '../policy.ts'
import type { StudyRow } from '../store/tables.ts'

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

export const standingOf = (r: StudyRow): Standing => ({
  kind: r.kind,
  state: r.state,
  credits: r.credits,
  hasSession: r.session_id !== null,
  appliedOn: moscowDay(r.applied_at),
  startsOn: r.starts_on,
  endsOn: r.ends_on,
  contentDoneOn: r.content_done_at && moscowDay(r.content_done_at),
  settledOn: r.settled_at && moscowDay(r.settled_at),
  creditState: r.credit_state,
})

/** Goes on, and its first day has come. */
export const isLearntNow = (r: StudyRow, today: string): boolean =>
  r.state === 'learning' && hasBegun(standingOf(r), today)

/** Once a day, and only of whoever is late. */
export const mayRemind = (r: StudyRow, now: Date): boolean => {
  const stage = presentStage(r, moscowDay(now))
  return (
    stage?.who === 'organisation' &&
    stage.isOverdue &&
    (r.reminded_at === null || moscowDay(r.reminded_at) < moscowDay(now))
  )
}

interface Who {
  readonly actor: Actor
  readonly now: Date
}

export const presentStage = (r: StudyRow, today: string) =>
  stageOf(standingOf(r), { dueOn: r.due_on, rule: r.due_rule, remindedAt: r.reminded_at }, today)

const common = (r: StudyRow, today: string) => ({
  id: r.id,
  programmeId: r.programme_id,
  number: r.number,
  kind: r.kind,
  title: r.title,
  hours: r.hours,
  credits: r.credits,
  state: r.state,
  appliedAt: r.applied_at.toISOString(),
  startsOn: r.starts_on,
  endsOn: r.ends_on,
  finishedOn: r.finished_on,
  via: r.via,
  reason: r.reason,
  orderNumber: r.order_number,
  documentNumber: r.document_number,
  share: Number(r.share),
  score: r.score === null ? null : Number(r.score),
  stage: presentStage(r, today),
})

export const presentStudy = ({ actor, now }: Who, r: StudyRow): Study => ({
  ...common(r, moscowDay(now)),
  version: r.version,
  organisation: { id: r.organisation_id, name: r.organisation_name },
  rule: r.rule,
  specialtyKey: r.specialty_key,
  basis: r.basis,
  sessionId: r.session_id,
  startedAt: instant(r.started_at),
  settledAt: instant(r.settled_at),
  certificateId: r.certificate_id,
  touchedAt: r.touched_at.toISOString(),
  can: {
    learn: policy.isOwn(actor, r) && isLearntNow(r, moscowDay(now)),
    cancel: policy.isOwn(actor, r) && policy.mayCancel(r.state),
    review: policy.isOwn(actor, r) && policy.mayReview(r.state),
    ask: policy.isOwn(actor, r) && policy.mayAsk(r.state),
    remind: policy.isOwn(actor, r) && mayRemind(r, now),
  },
})

export const presentLearner = (
  { actor, now }: Who,
  r: StudyRow,
  person: PersonCard | undefined,
): Learner => ({
  ...common(r, moscowDay(now)),
  person: {
    id: r.person_id,
    fullName: person?.fullName ?? 'Учётной записи больше нет',
    snils: person?.snils ? spacedSnils(person.snils) : null,
  },
  isContentDone: r.content_done_at !== null,
  can: {
    enrol: policy.maySettle(actor, r) && r.state === 'applied',
    settle: policy.maySettle(actor, r) && r.state === 'learning',
    annul: policy.maySettle(actor, r) && r.state === 'finished',
    // Before the materials are begun there is no try to give.
    extra: policy.maySettle(actor, r) && r.state === 'learning' && Number(r.share) > 0,
  },
})
