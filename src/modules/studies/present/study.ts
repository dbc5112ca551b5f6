/** Rows → contract. */
import type { Actor } from '../../../platform/context.ts'
import { spacedSnils } from '../../../platform/snils.ts'
import type { PersonCard } from '../../identity/contract.ts'
import type { Learner, Study } from '../contract.ts'
import * as policy from '../policy.ts'
import type { StudyRow } from '../store/tables.ts'

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

const common = (r: StudyRow) => ({
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
})

export const presentStudy = (actor: Actor, r: StudyRow): Study => ({
  ...common(r),
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
    learn: policy.isOwn(actor, r) && r.state === 'learning',
    cancel: policy.isOwn(actor, r) && policy.mayCancel(r.state),
    review: policy.isOwn(actor, r) && policy.mayReview(r.state),
    ask: policy.isOwn(actor, r) && policy.mayAsk(r.state),
  },
})

export const presentLearner = (actor: Actor, r: StudyRow, person: PersonCard | undefined): Learner => ({
  ...common(r),
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
  },
})
