/** D2: tries go by person and test over all enrolments of one intake; the organisation may give one more, with a reason. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { studyFacts } from '../../studies/index.ts'
import * as no from '../contract.ts'
import { attemptGranted, type LearnerTest } from '../contract.ts'
import * as policy from '../policy.ts'
import { attemptsLeft } from '../present/course.ts'
import { findCourse, lockCourse } from '../store/courses.ts'
import { insertExtra } from '../store/extra.ts'
import { openedFor, wholeOf, type Whole } from './course.ts'

/** Over the wall: a course is its learner's own; the staff sees how many tries there were, not what was answered. */
async function wholeFor(tx: Context, studyId: string, isHeld: boolean): Promise<Whole | null> {
  const study = await studyFacts(tx, studyId)
  if (
    !study ||
    !policy.mayReview(tx.actor, { organisation_id: study.organisationId, person_id: study.personId })
  )
    throw new Problem(no.courseNotFound)
  return tx.beyond(async (over) => {
    if (!(await findCourse(over.db, studyId))) return null
    if (isHeld) await lockCourse(over.db, studyId)
    return wholeOf(over, await openedFor(over, studyId))
  })
}

const present = (w: Whole | null): LearnerTest[] =>
  (w?.items ?? []).flatMap((i) => {
    if (!w || !i.rules) return []
    const taken = w.attempts.filter((a) => a.item_id === i.id).length + (w.earlier.get(i.id) ?? 0)
    const left = attemptsLeft(i.rules, taken - (w.extra.get(i.id) ?? 0))
    const isDone = w.progress.get(i.id)?.state === 'done'
    const isRunning = w.attempts.some((a) => a.item_id === i.id && a.state !== 'finished')
    return [
      {
        itemId: i.id,
        title: i.title,
        purpose: i.rules.purpose,
        taken,
        attemptsLeft: left,
        isDone,
        can: { grant: w.study.state === 'learning' && left === 0 && !isDone && !isRunning },
      },
    ]
  })

export const listLearnerTests = (ctx: Context, studyId: string): Promise<{ items: LearnerTest[] }> =>
  ctx.transaction(async (tx) => ({ items: present(await wholeFor(tx, studyId, false)) }))

export const grantAttempt = (
  ctx: Context,
  studyId: string,
  { itemId, why }: { readonly itemId: string; readonly why: string },
): Promise<{ items: LearnerTest[] }> =>
  ctx.transaction(async (tx) => {
    const whole = await wholeFor(tx, studyId, true)
    const item = whole?.items.find((i) => i.id === itemId)
    const test = present(whole).find((t) => t.itemId === itemId)
    if (!whole || !item || !test) throw new Problem(no.itemNotFound)
    if (!test.can.grant) throw new Problem(no.attemptsRemain)
    const id = tx.services.random.uuid()
    await insertExtra(tx.db, {
      id,
      study_id: studyId,
      lineage: item.lineage,
      person_id: whole.study.personId,
      organisation_id: whole.study.organisationId,
      why,
      granted_by: personOf(tx),
      granted_at: tx.now,
    })
    await tx.record({
      subjectId: whole.study.personId,
      object: { kind: 'study', id: studyId },
      details: { title: whole.study.title, test: item.title, reason: why },
    })
    await tx.publish(attemptGranted, {
      extraId: id,
      studyId,
      personId: whole.study.personId,
      title: whole.study.title,
      itemTitle: item.title,
      why,
    })
    return { items: present(await wholeFor(tx, studyId, false)) }
  })
