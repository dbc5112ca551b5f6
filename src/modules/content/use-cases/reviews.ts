/** D2: free answers are read and counted by whoever teaches, without the name of the learner. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { studyFacts } from '../../studies/index.ts'
import * as no from '../contract.ts'
import * as policy from '../policy.ts'
import * as store from '../store/attempts.ts'
import { lockCourse } from '../store/courses.ts'
import { findItem } from '../store/editions.ts'
import { settle } from './attempts.ts'
import { openedFor } from './course.ts'

const textOf = (a: store.AnswerRow | undefined): string => (a?.value.kind === 'text' ? a.value.typed : '')

export async function listReviews(ctx: Context) {
  const organisationId = ctx.actor.organisationId
  if (!organisationId) return { items: [] }
  // Over the wall: answers are the learners' own; the organisation sees words and no names.
  return ctx.beyond(async (over) => {
    const items = []
    for (const a of await store.waitingFor(over.db, organisationId)) {
      const mayRead = policy.mayReview(ctx.actor, { organisation_id: organisationId, person_id: a.person_id })
      if (!mayRead) continue
      const study = await studyFacts(over, a.study_id)
      const answers = new Map((await store.answersOf(over.db, a.id)).map((one) => [one.question, one]))
      for (const [n, { question: q }] of a.questions.entries()) {
        const answer = answers.get(n)
        if (q.kind !== 'text' || !answer || answer.points !== null) continue
        items.push({
          attemptId: a.id,
          question: n,
          words: q.words,
          sample: q.sample,
          answer: textOf(answer),
          maxPoints: q.points,
          itemTitle: a.item_title,
          programmeTitle: study?.title ?? '',
          finishedAt: (a.finished_at ?? a.began_at).toISOString(),
        })
      }
    }
    return { items }
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
      if (left === 0)
        await settle(tx, await openedFor(tx, attempt.study_id), item, attempt, attempt.finished_at ?? tx.now)
      return { left }
    }),
  )
