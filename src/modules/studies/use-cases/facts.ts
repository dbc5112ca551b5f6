/** What juniors may know of learning. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import type { StudyState } from '../contract.ts'
import { isLearntNow } from '../present/study.ts'
import * as store from '../store/studies.ts'
import type { StudyRow } from '../store/tables.ts'

export interface StudyFacts {
  readonly id: string
  readonly personId: string
  readonly programmeId: string
  readonly version: number
  readonly sessionId: string | null
  readonly organisationId: string
  readonly kind: StudyRow['kind']
  readonly number: string
  readonly title: string
  readonly state: StudyState
  readonly startsOn: string
  readonly endsOn: string | null
  readonly share: number
  readonly organisationName: string
  readonly credits: number
  readonly via: StudyRow['via']
  /** Goes on, and its first day has come: materials are open. */
  readonly isOpen: boolean
}

const facts = (r: StudyRow, now: Date): StudyFacts => ({
  id: r.id,
  personId: r.person_id,
  programmeId: r.programme_id,
  version: r.version,
  sessionId: r.session_id,
  organisationId: r.organisation_id,
  kind: r.kind,
  number: r.number,
  title: r.title,
  state: r.state,
  startsOn: r.starts_on,
  endsOn: r.ends_on,
  share: Number(r.share),
  organisationName: r.organisation_name,
  credits: r.credits,
  via: r.via,
  isOpen: isLearntNow(r, moscowDay(now)),
})

export async function studyFacts(ctx: Context, id: string): Promise<StudyFacts | undefined> {
  const row = await store.findStudy(ctx.db, id)
  return row && facts(row, ctx.now)
}

/** Programmes that the person has learnt: they need not be proposed again. */
export const learntProgrammes = (ctx: Context, personId: string): Promise<string[]> =>
  store.finishedProgrammes(ctx.db, personId)

/** How the person stands with each of these programmes: what goes on, or the latest. */
export async function standingOf(
  ctx: Context,
  personId: string,
  programmeIds: readonly string[],
): Promise<ReadonlyMap<string, StudyFacts>> {
  const rows = await store.standingStudies(ctx.db, personId, programmeIds)
  return new Map(rows.map((r) => [r.programme_id, facts(r, ctx.now)]))
}

/** Events that a person is put down for in a session: going on, awaiting enrolment or finished; newest first. */
export async function eventStudiesOf(ctx: Context, personId: string): Promise<StudyFacts[]> {
  return (await store.eventStudies(ctx.db, personId)).map((r) => facts(r, ctx.now))
}

/** Earlier enrolments of the same person in the same programme and the same session, or, as that one, in none. */
export const earlierStudies = (
  ctx: Context,
  of: Pick<StudyFacts, 'id' | 'personId' | 'programmeId' | 'sessionId'>,
): Promise<string[]> => store.sameIntake(ctx.db, of)
