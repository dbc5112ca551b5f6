/** D1, D9+: a person puts themselves down for a programme; what only has to be read begins at once. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import type { Programme } from '../../learning/contract.ts'
import { readProgramme, sessionFacts, takePlace } from '../../learning/index.ts'
import * as no from '../contract.ts'
import { studyMoved, type Study, type StudyState } from '../contract.ts'
import { beginsAtOnce, faultsOf, isSessionOpen, type Wish } from '../domain/enrol.ts'
import { dueFor } from './deadline.ts'
import { presentStudy } from '../present/study.ts'
import * as store from '../store/studies.ts'
import type { StudyRow } from '../store/tables.ts'

/** One person begins no more than this without finishing. */
const mostLive = 100

export const enrol = (ctx: Context, wish: Wish & { readonly programmeId: string }): Promise<Study> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const programme = await readProgramme(tx, wish.programmeId)
    const { hours, credits, rule, withdrawn } = programme
    if (withdrawn || hours === null || credits === null || rule === null)
      throw new Problem(no.programmeClosed)
    const errors = faultsOf(programme, wish)
    if (errors.length > 0) throw new Problem(invalid, { errors })
    await store.lockPerson(tx.db, personId)
    await refuseTwice(tx, personId, programme.id)
    const dates = wish.sessionId ? await placed(tx, programme, wish.sessionId) : undefined
    const state: StudyState = beginsAtOnce(programme) ? 'learning' : 'applied'
    const fresh = freshStudy(tx, { ...programme, hours, credits, rule }, personId, {
      state,
      sessionId: wish.sessionId,
      basis: wish.basis ?? programme.bases[0]!,
      specialtyKey: wish.specialty,
      startsOn: dates?.startsOn ?? moscowDay(tx.now),
      endsOn: dates?.endsOn ?? null,
    })
    const row = { ...fresh, ...(await dueFor(tx, fresh)) }
    await store.insertStudies(tx.db, [row])
    await told(tx, row)
    return presentStudy(tx, row)
  })

/**
 * Whoever was at an event and was not put down for it: the code of its organiser is the proof, so no day closes it.
 * Places are kept to; the caller has checked the code, and finishes it.
 */
export async function enrolByCode(
  tx: Context,
  of: { readonly programmeId: string; readonly sessionId: string },
): Promise<void> {
  const personId = personOf(tx)
  const programme = await readProgramme(tx, of.programmeId)
  const { hours, credits, rule, withdrawn, bases } = programme
  if (withdrawn || programme.kind !== 'event' || hours === null || credits === null || rule === null)
    throw new Problem(no.programmeClosed)
  await store.lockPerson(tx.db, personId)
  await refuseTwice(tx, personId, programme.id)
  const session = await sessionFacts(tx, programme.id, of.sessionId)
  if (!session) throw new Problem(no.sessionClosed)
  if (!(await takePlace(tx, of.sessionId))) throw new Problem(no.noPlaces)
  const row = freshStudy(tx, { ...programme, hours, credits, rule }, personId, {
    state: 'learning',
    sessionId: of.sessionId,
    basis: bases.includes('budget') ? 'budget' : bases[0]!,
    specialtyKey: null,
    startsOn: session.startsOn,
    endsOn: session.endsOn,
  })
  await store.insertStudies(tx.db, [row])
  await told(tx, row)
}

async function refuseTwice(tx: Context, personId: string, programmeId: string): Promise<void> {
  const standing = await store.standingStudy(tx.db, personId, programmeId)
  if (standing?.state === 'finished') throw new Problem(no.studyFinishedBefore, { studyId: standing.id })
  if (standing?.state === 'applied' || standing?.state === 'learning')
    throw new Problem(no.studyTwice, { studyId: standing.id })
  if ((await store.countLive(tx.db, personId)) >= mostLive) throw new Problem(no.tooManyStudies)
}

async function placed(tx: Context, p: Programme, sessionId: string) {
  const session = await sessionFacts(tx, p.id, sessionId)
  if (!session || session.isOver) throw new Problem(no.sessionClosed)
  if (session.left !== 0 && !isSessionOpen(p, session, moscowDay(tx.now))) throw new Problem(no.sessionClosed)
  if (!(await takePlace(tx, sessionId))) throw new Problem(no.noPlaces)
  return session
}

export const freshStudy = (
  tx: Context,
  p: Pick<Programme, 'id' | 'version' | 'organisation' | 'number' | 'kind' | 'title'> & {
    readonly hours: number
    readonly credits: number
    readonly rule: string
  },
  personId: string,
  how: {
    readonly state: StudyState
    readonly sessionId: string | null
    readonly basis: StudyRow['basis']
    readonly specialtyKey: string | null
    readonly startsOn: string
    readonly endsOn: string | null
  },
): StudyRow => ({
  id: tx.services.random.uuid(),
  person_id: personId,
  programme_id: p.id,
  version: p.version,
  session_id: how.sessionId,
  organisation_id: p.organisation.id,
  organisation_name: p.organisation.name,
  number: p.number,
  kind: p.kind,
  title: p.title,
  hours: p.hours,
  credits: p.credits,
  rule: p.rule,
  specialty_key: how.specialtyKey,
  basis: how.basis,
  state: how.state,
  applied_at: tx.now,
  starts_on: how.startsOn,
  ends_on: how.endsOn,
  started_at: how.state === 'learning' ? tx.now : null,
  order_number: null,
  finished_on: null,
  via: null,
  settled_at: null,
  settled_by: null,
  reason: null,
  document_number: null,
  certificate_id: null,
  share: '0',
  score: null,
  content_done_at: null,
  touched_at: tx.now,
  due_on: null,
  due_rule: null,
  reminded_at: null,
  overdue_told_at: null,
  told_of: null,
  earliest_on: null,
  credit_state: null,
  credited_at: null,
})

export const aboutOf = (r: StudyRow) => ({
  studyId: r.id,
  personId: r.person_id,
  programmeId: r.programme_id,
  organisationId: r.organisation_id,
  title: r.title,
})

/** Every move leaves a line in its person's journal and is told of. */
export async function told(tx: Context, r: StudyRow): Promise<void> {
  await tx.record({
    subjectId: r.person_id,
    object: { kind: 'study', id: r.id },
    details: { title: r.title, state: r.state, ...(r.reason ? { reason: r.reason } : {}) },
  })
  await tx.publish(studyMoved, {
    ...aboutOf(r),
    kind: r.kind,
    organisationName: r.organisation_name,
    credits: r.credits,
    specialtyKey: r.specialty_key,
    state: r.state,
    startsOn: r.starts_on,
    endsOn: r.ends_on,
    reason: r.reason,
    isOwnAct: tx.actor.personId === r.person_id,
  })
}
