/** D2: free answers are read and counted by whoever teaches, without the name of the learner. */
import type { z } from 'zod'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { fromPlace, isMillis, toPlace } from '../../../platform/cursor.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { studyFacts } from '../../studies/index.ts'
import * as no from '../contract.ts'
import { attemptMarked, type listReviews as contract, type Reading } from '../contract.ts'
import * as policy from '../policy.ts'
import * as store from '../store/attempts.ts'
import { lockCourse } from '../store/courses.ts'
import { findItem } from '../store/editions.ts'
import { countClaims } from '../store/claims.ts'
import { countWaiting, waitingPage, type Waiting } from '../store/marking.ts'
import { settle } from './attempts.ts'
import { openedFor } from './course.ts'

type Listed = z.output<typeof contract.reply>

const textOf = (a: store.AnswerRow | undefined): string => (a?.value.kind === 'text' ? a.value.typed : '')

export async function listReviews(
  ctx: Context,
  q: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Listed> {
  const organisationId = ctx.actor.organisationId
  if (!organisationId) return { items: [], total: 0, overdue: 0, claims: 0, nextCursor: null }
  const of = { organisationId, but: personOf(ctx) }
  const place = fromPlace(q.cursor, isMillis)
  const after = place ? { at: new Date(Number(place.key)), id: place.id } : null
  const today = moscowDay(ctx.now)
  // Over the wall: answers are the learners' own; the organisation sees words and no names.
  return ctx.beyond(async (over) => {
    const rows = await waitingPage(over.db, of, { after, limit: q.limit + 1 })
    const page = rows.slice(0, q.limit)
    const last = page.at(-1)
    const items: Reading[] = []
    for (const row of page)
      if (policy.mayReview(ctx.actor, row)) items.push(...(await readingsOf(over, row, today)))
    return {
      items,
      ...(await countWaiting(over.db, of, today)),
      claims: (await countClaims(over.db, of, today)).total,
      nextCursor:
        rows.length > q.limit && last
          ? toPlace((last.finished_at ?? last.began_at).getTime(), last.id)
          : null,
    }
  })
}

/** Those of one try that nobody has counted yet. */
async function readingsOf(over: Context, a: Waiting, today: string): Promise<Reading[]> {
  const study = await studyFacts(over, a.study_id)
  const answers = new Map((await store.answersOf(over.db, a.id)).map((one) => [one.question, one]))
  return a.questions.flatMap(({ question: q }, n) => {
    const answer = answers.get(n)
    if (q.kind !== 'text' || !answer || answer.points !== null) return []
    return [
      {
        attemptId: a.id,
        question: n,
        words: q.words,
        sample: q.sample,
        answer: textOf(answer),
        maxPoints: q.points,
        itemTitle: a.item_title,
        programmeTitle: study?.title ?? '',
        finishedAt: (a.finished_at ?? a.began_at).toISOString(),
        dueOn: a.mark_due_on,
        isOverdue: a.mark_due_on !== null && a.mark_due_on < today,
      },
    ]
  })
}

export const reviewAnswer = (
  ctx: Context,
  attemptId: string,
  question: number,
  { points, remark }: { readonly points: number; readonly remark: string },
): Promise<{ left: number }> =>
  ctx.transaction((own) =>
    // Over the wall, as above; who may is asked in the name of the actor.
    own.beyond(async (tx) => {
      const found = await store.findAttempt(tx.db, attemptId)
      if (!found) throw new Problem(no.attemptNotFound)
      await lockCourse(tx.db, found.study_id)
      const attempt = (await store.lockAttempt(tx.db, attemptId))!
      const item = await findItem(tx.db, attempt.item_id)
      const of = { organisation_id: item?.organisation_id ?? '', person_id: attempt.person_id }
      if (!item || !policy.mayReview(own.actor, of)) throw new Problem(no.attemptNotFound)
      if (attempt.state !== 'review') throw new Problem(no.attemptEnded)
      const taken = attempt.questions[question]?.question
      const answers = await store.answersOf(tx.db, attemptId)
      const answer = answers.find((a) => a.question === question)
      if (taken?.kind !== 'text' || !answer) throw new Problem(no.attemptNotFound)
      if (points > taken.points)
        throw new Problem(invalid, { errors: [{ field: 'points', message: `Не больше ${taken.points}` }] })
      await store.writePoints(tx.db, attemptId, question, {
        points,
        remark: remark === '' ? null : remark,
        reviewed_by: personOf(own),
        reviewed_at: tx.now,
      })
      await tx.record({
        subjectId: attempt.person_id,
        object: { kind: 'attempt', id: attemptId },
        details: { title: item.title, question: question + 1, points },
      })
      const left = answers.filter(
        (a) =>
          a.question !== question &&
          a.points === null &&
          attempt.questions[a.question]?.question.kind === 'text',
      ).length
      if (left === 0) {
        const opened = await openedFor(tx, attempt.study_id)
        const isPassed = await settle(tx, opened, item, attempt, attempt.finished_at ?? tx.now)
        await tx.publish(attemptMarked, {
          attemptId,
          studyId: attempt.study_id,
          personId: attempt.person_id,
          title: opened.study.title,
          itemTitle: item.title,
          isPassed,
        })
      }
      return { left }
    }),
  )
