/** D2: a test is taken: questions are fixed at its beginning, answers are saved one by one, the clock is the server's. */
import { type Context, personOf } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as no from '../contract.ts'
import type { AnswerValue, Attempt } from '../contract.ts'
import * as domain from '../domain/attempt.ts'
import * as policy from '../policy.ts'
import { presentAttempt } from '../present/attempt.ts'
import { attemptsLeft, spent } from '../present/course.ts'
import * as store from '../store/attempts.ts'
import { questionsOf } from '../store/banks.ts'
import { lockCourse } from '../store/courses.ts'
import type { ItemRow } from '../store/editions.ts'
import { openCourse, openedFor, type Opened } from './course.ts'
import { dueOfMarking } from './marking.ts'
import { moveItem } from './move-item.ts'
import { mustBeOpen } from './order.ts'

/** An answer that left in the last second may come a little later. */
const graceMs = 5000

export const startAttempt = (ctx: Context, studyId: string, itemId: string): Promise<Attempt> =>
  ctx.transaction(async (tx) => {
    const opened = await openCourse(tx, studyId)
    await lockCourse(tx.db, studyId)
    const item = opened.items.find((i) => i.id === itemId)
    if (!item?.rules || !item.bank_id) throw new Problem(no.itemNotFound)
    const tries = (await store.attemptsOf(tx.db, studyId)).filter((a) => a.item_id === itemId)
    const running = tries.find((a) => a.state === 'running')
    if (running && !isOver(tx, running)) return shown(tx, opened, item, running.id)
    if (running) await end(tx, opened, item, running)
    if (!opened.study.isOpen) throw new Problem(no.courseNotBegun)
    if (attemptsLeft(item.rules, spent(opened, itemId, tries.length)) === 0)
      throw new Problem(no.noMoreAttempts)
    await mustBeOpen(tx, opened, itemId)
    // Over the wall: questions are the organisation's; the learner gets those of this try, without the right answers.
    const bank = await tx.beyond((over) => questionsOf(over.db, item.bank_id!))
    if (bank.length === 0) throw new Problem(no.courseEmpty)
    const id = tx.services.random.uuid()
    const seed = tx.services.random.token(12)
    const questions = domain.take(bank, item.rules, seed)
    await store.insertAttempt(tx.db, {
      id,
      study_id: studyId,
      item_id: itemId,
      person_id: opened.course.person_id,
      number: tries.length + 1,
      state: 'running',
      seed,
      rules: item.rules,
      questions,
      began_at: tx.now,
      due_at: item.rules.minutes === null ? null : new Date(tx.now.getTime() + item.rules.minutes * 60_000),
      finished_at: null,
      points: null,
      max_points: domain.maxPointsOf(questions),
      is_passed: null,
      mark_due_on: null,
      mark_told_of: null,
    })
    await moveItem(tx, opened, item, { isDone: false, isFailed: false, share: 0, score: null })
    await tx.record({
      subjectId: opened.course.person_id,
      object: { kind: 'attempt', id },
      details: { title: item.title, number: tries.length + 1 },
    })
    return shown(tx, opened, item, id)
  })

const isOver = (ctx: Context, a: store.AttemptRow): boolean =>
  a.due_at !== null && ctx.now.getTime() > a.due_at.getTime() + graceMs

interface Own {
  readonly attempt: store.AttemptRow
  readonly opened: Opened
  readonly item: ItemRow
}

async function own(tx: Context, id: string): Promise<Own> {
  const attempt = await store.lockAttempt(tx.db, id)
  if (!attempt || !policy.isOwn(tx.actor, attempt)) throw new Problem(no.attemptNotFound)
  const opened = await openCourse(tx, attempt.study_id)
  const item = opened.items.find((i) => i.id === attempt.item_id)
  if (!item) throw new Problem(no.attemptNotFound)
  return { attempt, opened, item }
}

async function shown(tx: Context, opened: Opened, item: ItemRow, id: string): Promise<Attempt> {
  const tries = (await store.attemptsOf(tx.db, opened.course.study_id)).filter((a) => a.item_id === item.id)
  const attempt = tries.find((a) => a.id === id)!
  return presentAttempt({
    attempt,
    item,
    answers: await store.answersOf(tx.db, id),
    left: item.rules ? attemptsLeft(item.rules, spent(opened, item.id, tries.length)) : null,
    tries,
    isLearning: opened.study.isOpen,
    isFinished: opened.study.state === 'finished',
    now: tx.now,
  })
}

/** Whoever comes after the time finds the try ended, by the answers that were in. */
export const readAttempt = (ctx: Context, id: string): Promise<Attempt> =>
  ctx.transaction(async (tx) => {
    personOf(tx)
    const { attempt, opened, item } = await own(tx, id)
    if (attempt.state === 'running' && isOver(tx, attempt)) await end(tx, opened, item, attempt)
    return shown(tx, opened, item, id)
  })

/** An answer that lay on a device without a line is as old as it is: it does not take the place of a later one. */
export const saveAnswer = (
  ctx: Context,
  id: string,
  question: number,
  { value, waitedMs }: { readonly value: AnswerValue; readonly waitedMs: number },
) =>
  ctx.transaction(async (tx) => {
    const attempt = await store.lockAttempt(tx.db, id)
    if (!attempt || !policy.isOwn(tx.actor, attempt)) throw new Problem(no.attemptNotFound)
    if (attempt.state !== 'running' || isOver(tx, attempt)) throw new Problem(no.attemptEnded)
    const taken = attempt.questions[question]
    if (!taken || !domain.fits(taken, value))
      throw new Problem(invalid, { errors: [{ field: 'value', message: 'Такого ответа у вопроса нет' }] })
    const at = new Date(Math.max(attempt.began_at.getTime(), tx.now.getTime() - waitedMs))
    const known = await store.answersOf(tx.db, id)
    const before = known.find((a) => a.question === question)
    const isOlder = before !== undefined && domain.isAfter(before.saved_at, at)
    if (!isOlder)
      await store.writeAnswer(tx.db, { attemptId: id, question, personId: attempt.person_id, value, at })
    return {
      outcome: isOlder ? ('older' as const) : ('kept' as const),
      savedAt: (isOlder ? before.saved_at : at).toISOString(),
      answered: before ? known.length : known.length + 1,
    }
  })

export const endAttempt = (ctx: Context, id: string): Promise<Attempt> =>
  ctx.transaction(async (tx) => {
    const { attempt, opened, item } = await own(tx, id)
    if (attempt.state === 'running') await end(tx, opened, item, attempt)
    return shown(tx, opened, item, id)
  })

async function end(tx: Context, opened: Opened, item: ItemRow, attempt: store.AttemptRow): Promise<void> {
  const answers = new Map((await store.answersOf(tx.db, attempt.id)).map((a) => [a.question, a.value]))
  let waits = false
  for (const [n, taken] of attempt.questions.entries()) {
    const points = domain.pointsOf(taken, answers.get(n) ?? null)
    if (points === null) waits = true
    else if (answers.has(n)) await store.writePoints(tx.db, attempt.id, n, { points })
  }
  const at = attempt.due_at && attempt.due_at < tx.now ? attempt.due_at : tx.now
  if (waits) {
    await store.changeAttempt(tx.db, attempt.id, {
      state: 'review',
      finished_at: at,
      mark_due_on: await dueOfMarking(tx, at),
    })
    await moveItem(tx, opened, item, { isDone: false, isFailed: false, share: 0.5, score: null })
    await tx.record({
      subjectId: attempt.person_id,
      object: { kind: 'attempt', id: attempt.id },
      details: { title: item.title, number: attempt.number, state: 'review' },
    })
  } else await settle(tx, opened, item, attempt, at)
}

/** All points are known: the try is passed or not. */
export async function settle(
  tx: Context,
  opened: Opened,
  item: ItemRow,
  attempt: store.AttemptRow,
  at: Date,
): Promise<boolean> {
  const answers = await store.answersOf(tx.db, attempt.id)
  const points = answers.reduce((n, a) => n + (a.points ?? 0), 0)
  const isPassed = domain.isPassed(points, attempt.max_points, attempt.rules.passPercent)
  await store.changeAttempt(tx.db, attempt.id, {
    state: 'finished',
    finished_at: at,
    points,
    is_passed: isPassed,
  })
  // An entry test is taken to be known, not to be passed.
  const isDone = isPassed || attempt.rules.purpose === 'entry'
  await moveItem(tx, opened, item, {
    isDone,
    isFailed: !isDone,
    share: isDone ? 1 : 0.5,
    score: points / attempt.max_points,
  })
  await tx.record({
    subjectId: attempt.person_id,
    object: { kind: 'attempt', id: attempt.id },
    details: { title: item.title, number: attempt.number, points, of: attempt.max_points, isPassed },
  })
  return isPassed
}

/** Each minute: a try whose time is over is ended by the answers that were in. */
export async function endOverdue(ctx: Context): Promise<void> {
  for (const id of await store.overdue(ctx.db, new Date(ctx.now.getTime() - graceMs)))
    await ctx.transaction(async (tx) => {
      const attempt = await store.lockAttempt(tx.db, id)
      if (attempt?.state !== 'running') return
      const opened = await openedFor(tx, attempt.study_id)
      const item = opened.items.find((i) => i.id === attempt.item_id)
      if (item) await end(tx, opened, item, attempt)
    })
}
