/** D2: a learner asks the teacher; the staff of the organisation answers. */
import { fromPlace, isMillis, toPlace } from '../../../platform/cursor.ts'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { representativesOf } from '../../../platform/session/grants.ts'
import { personCards } from '../../identity/index.ts'
import {
  questionAnswered,
  questionNotFound,
  studyAnswered,
  studyAsked,
  studyPassed,
  tooManyQuestions,
  type DeskQuestion,
  type StudyQuestion,
} from '../contract.ts'
import * as policy from '../policy.ts'
import * as store from '../store/talk.ts'
import * as studies from '../store/studies.ts'
import type { QuestionRow } from '../store/tables.ts'
import { aboutOf } from './enrol.ts'
import { ownStudy } from './own-studies.ts'
import { teachersOrganisation } from './teacher.ts'

/** So many of one study wait for an answer at once. */
const mostWaiting = 5

const present = (r: QuestionRow): StudyQuestion => ({
  id: r.id,
  place: r.place,
  text: r.text,
  askedAt: r.asked_at.toISOString(),
  answer: r.answer,
  answeredAt: r.answered_at?.toISOString() ?? null,
})

export async function listQuestions(
  ctx: Context,
  studyId: string,
): Promise<{ items: StudyQuestion[]; can: { ask: boolean } }> {
  const study = await ownStudy(ctx, studyId)
  const rows = await store.questionsOf(ctx.db, studyId)
  const waiting = rows.filter((r) => r.answered_at === null).length
  return { items: rows.map(present), can: { ask: policy.mayAsk(study.state) && waiting < mostWaiting } }
}

export const askTeacher = (
  ctx: Context,
  studyId: string,
  { place, text }: { readonly place: string; readonly text: string },
): Promise<StudyQuestion> =>
  ctx.transaction(async (tx) => {
    const found = await ownStudy(tx, studyId)
    await studies.lockPerson(tx.db, found.person_id)
    const study = await ownStudy(tx, studyId)
    if (!policy.mayAsk(study.state)) throw new Problem(studyPassed, { state: study.state })
    if ((await store.countWaiting(tx.db, studyId)) >= mostWaiting) throw new Problem(tooManyQuestions)
    const row: QuestionRow = {
      id: tx.services.random.uuid(),
      study_id: studyId,
      person_id: study.person_id,
      organisation_id: study.organisation_id,
      place,
      text,
      asked_at: tx.now,
      answer: null,
      answered_by: null,
      answered_at: null,
    }
    await store.insertQuestion(tx.db, row)
    await tx.record({
      subjectId: study.person_id,
      object: { kind: 'study', id: studyId },
      details: { title: study.title },
    })
    await tx.publish(studyAsked, {
      ...aboutOf(study),
      questionId: row.id,
      text: text.slice(0, 200),
      staffIds: await representativesOf(tx.db, study.organisation_id, tx.now),
    })
    return present(row)
  })

export async function listDeskQuestions(
  ctx: Context,
  q: { readonly state: 'open' | 'answered'; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: DeskQuestion[]; nextCursor: string | null }> {
  const isOpen = q.state === 'open'
  const rows = await store.askedOf(ctx.db, teachersOrganisation(ctx), {
    isOpen,
    after: fromPlace(q.cursor, isMillis),
    limit: q.limit + 1,
  })
  const page = rows.slice(0, q.limit)
  const last = page.at(-1)
  const key = last && (isOpen ? last.asked_at : last.answered_at!)
  return {
    items: await shown(ctx, page),
    nextCursor: rows.length > q.limit && key ? toPlace(key.getTime(), last.id) : null,
  }
}

async function shown(ctx: Context, rows: readonly store.AskedRow[]): Promise<DeskQuestion[]> {
  const people = await personCards(
    ctx,
    rows.map((r) => r.person_id),
  )
  return rows.map((r) => ({
    ...present(r),
    person: people.get(r.person_id)?.fullName ?? 'Учётной записи больше нет',
    programme: { id: r.programme_id, title: r.title },
  }))
}

export const answerQuestion = (
  ctx: Context,
  id: string,
  { text }: { readonly text: string },
): Promise<DeskQuestion> =>
  ctx.transaction(async (tx) => {
    const row = await store.lockQuestion(tx.db, id)
    if (!row || !policy.mayTeach(tx.actor, row)) throw new Problem(questionNotFound)
    if (row.answered_at) throw new Problem(questionAnswered)
    await store.answerQuestion(tx.db, id, { answer: text, by: tx.actor.personId, at: tx.now })
    const study = await studies.findStudy(tx.db, row.study_id)
    await tx.record({
      subjectId: row.person_id,
      object: { kind: 'study', id: row.study_id },
      details: { title: study?.title },
    })
    if (study) await tx.publish(studyAnswered, { ...aboutOf(study), questionId: id })
    const [one] = await shown(tx, [(await store.findAsked(tx.db, id))!])
    return one!
  })
