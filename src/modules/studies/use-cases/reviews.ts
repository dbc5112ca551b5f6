/** D2: whoever finished tells what it was like; read before it is shown; the organisation answers; the catalogue keeps the mean. */
import { fromPlace, isMillis, toPlace } from '../../../platform/cursor.ts'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { programmeTitles, saveRating } from '../../learning/index.ts'
import * as no from '../contract.ts'
import {
  reviewMoved,
  type DeskReview,
  type OwnReview,
  type Review,
  type ReviewState,
  type ReviewTab,
} from '../contract.ts'
import * as policy from '../policy.ts'
import * as store from '../store/reviews.ts'
import { lockPerson } from '../store/studies.ts'
import type { ReviewRow } from '../store/tables.ts'
import { ownStudy } from './own-studies.ts'
import { teachersOrganisation } from './teacher.ts'

/** In a day, by one person. */
const mostADay = 10
const dayMs = 86_400_000

const present = (r: ReviewRow): Review => ({
  id: r.id,
  rating: r.rating,
  text: r.text,
  writtenAt: r.written_at.toISOString(),
  reply: r.reply,
  repliedAt: r.replied_at?.toISOString() ?? null,
})
const presentOwn = (r: ReviewRow): OwnReview => ({ ...present(r), state: r.state, reason: r.reason })

interface Asked {
  readonly cursor?: string | undefined
  readonly limit: number
}

const nextOf = (rows: readonly ReviewRow[], limit: number): string | null => {
  const last = rows[limit - 1]
  return rows.length > limit && last ? toPlace(last.written_at.getTime(), last.id) : null
}

export async function readReviews(ctx: Context, programmeId: string, q: Asked) {
  const rows = await store.shownOf(ctx.db, programmeId, fromPlace(q.cursor, isMillis), q.limit + 1)
  return {
    items: rows.slice(0, q.limit).map(present),
    ...(await store.ratingOf(ctx.db, programmeId)),
    nextCursor: nextOf(rows, q.limit),
  }
}

export async function readOwnReview(
  ctx: Context,
  studyId: string,
): Promise<{ review: OwnReview | null; can: { write: boolean } }> {
  const study = await ownStudy(ctx, studyId)
  const row = await store.reviewOf(ctx.db, studyId)
  return { review: row ? presentOwn(row) : null, can: { write: policy.mayReview(study.state) } }
}

export const writeReview = (
  ctx: Context,
  studyId: string,
  { rating, text }: { readonly rating: number; readonly text: string },
): Promise<OwnReview> =>
  ctx.transaction(async (tx) => {
    const study = await ownStudy(tx, studyId)
    if (!policy.mayReview(study.state)) throw new Problem(no.reviewNotYours)
    await lockPerson(tx.db, study.person_id)
    const known = await store.reviewOf(tx.db, studyId)
    const since = new Date(tx.now.getTime() - dayMs)
    if ((await store.countWritten(tx.db, study.person_id, since)) >= mostADay)
      throw new Problem(no.reviewTooOften)
    const row: ReviewRow = {
      id: known?.id ?? tx.services.random.uuid(),
      study_id: studyId,
      programme_id: study.programme_id,
      organisation_id: study.organisation_id,
      person_id: study.person_id,
      rating,
      text,
      state: 'waiting',
      written_at: tx.now,
      decided_at: null,
      decided_by: null,
      reason: null,
      reply: null,
      replied_at: null,
      reported_at: null,
      reported_by: null,
      report_why: null,
    }
    await store.saveReview(tx.db, row)
    await store.noteWriting(tx.db, { person_id: study.person_id, study_id: studyId, at: tx.now })
    // What was shown is not shown until the change is read.
    if (known?.state === 'shown') await recount(tx, row.programme_id)
    await told(tx, row, study.title, 'waiting')
    return presentOwn(row)
  })

export const deleteReview = (ctx: Context, studyId: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    await ownStudy(tx, studyId)
    const row = await store.reviewOf(tx.db, studyId)
    if (!row) throw new Problem(no.reviewNotFound)
    await store.deleteReview(tx.db, row.id)
    if (row.state === 'shown') await recount(tx, row.programme_id)
  })

const recount = async (tx: Context, programmeId: string): Promise<void> =>
  saveRating(tx, programmeId, await store.ratingOf(tx.db, programmeId))

const noReport = { reported_at: null, reported_by: null, report_why: null }

const noted = (tx: Context, r: ReviewRow, title: string, state: string): Promise<void> =>
  tx.record({ subjectId: r.person_id, object: { kind: 'review', id: r.id }, details: { title, state } })

const told = async (
  tx: Context,
  r: ReviewRow,
  title: string,
  state: ReviewState | 'replied' | 'reported',
): Promise<void> => {
  await noted(tx, r, title, state)
  await tx.publish(reviewMoved, {
    reviewId: r.id,
    studyId: r.study_id,
    programmeId: r.programme_id,
    personId: r.person_id,
    organisationId: r.organisation_id,
    title,
    state,
    reason: r.reason,
  })
}

const presentDesk = (ctx: Context, r: ReviewRow, title: string): DeskReview => ({
  ...presentOwn(r),
  programme: { id: r.programme_id, title },
  reportedAt: r.reported_at?.toISOString() ?? null,
  reportWhy: r.report_why,
  can: {
    show: policy.mayJudge(ctx.actor, r) && (r.state === 'waiting' || r.reported_at !== null),
    hide: policy.mayJudge(ctx.actor, r) && r.state !== 'hidden',
    reply: policy.mayReply(ctx.actor, r),
    report: policy.mayReport(ctx.actor, r),
  },
})

const titleIn = (titles: ReadonlyMap<string, string>, r: ReviewRow): string =>
  titles.get(r.programme_id) ?? '—'

const titleOf = async (ctx: Context, r: ReviewRow): Promise<string> =>
  titleIn(await programmeTitles(ctx, [r.programme_id]), r)

export async function listDeskReviews(
  ctx: Context,
  q: Asked & { readonly state: ReviewTab },
): Promise<{ items: DeskReview[]; nextCursor: string | null }> {
  const isJudge = ctx.actor.permissions.has('learning.review')
  const organisationId = isJudge ? null : teachersOrganisation(ctx)
  // An organisation reads of itself what everybody reads: nothing before it is shown.
  const state = isJudge ? q.state : 'shown'
  const rows = await store.deskReviews(
    ctx.db,
    { organisationId, state },
    fromPlace(q.cursor, isMillis),
    q.limit + 1,
  )
  const page = rows.slice(0, q.limit)
  const titles = await programmeTitles(
    ctx,
    page.map((r) => r.programme_id),
  )
  return {
    items: page.map((r) => presentDesk(ctx, r, titleIn(titles, r))),
    nextCursor: nextOf(rows, q.limit),
  }
}

export const decideReview = (
  ctx: Context,
  id: string,
  { to, why }: { readonly to: 'shown' | 'hidden'; readonly why: string },
): Promise<DeskReview> =>
  ctx.transaction(async (tx) => {
    if (to === 'hidden' && why.length < 5)
      throw new Problem(invalid, {
        errors: [{ field: 'why', message: 'Напишите причину: её прочитает человек' }],
      })
    const row = await store.lockReview(tx.db, id)
    if (!row) throw new Problem(no.reviewNotFound)
    if (!policy.mayJudge(tx.actor, row)) throw new Problem(no.ownResult)
    // One that is shown may be hidden later; a report about it may be put aside.
    const isOpen = row.state === 'waiting' || (row.state === 'shown' && (to === 'hidden' || row.reported_at))
    if (!isOpen) throw new Problem(no.reviewPassed)
    const change = {
      ...noReport,
      state: to,
      decided_at: tx.now,
      decided_by: tx.actor.personId,
      reason: to === 'hidden' ? why : null,
    }
    await store.changeReview(tx.db, id, change)
    const after = { ...row, ...change }
    const title = await titleOf(tx, row)
    if (row.state === to) await noted(tx, after, title, to)
    else {
      await recount(tx, row.programme_id)
      await told(tx, after, title, to)
    }
    return presentDesk(tx, after, title)
  })

export const replyToReview = (
  ctx: Context,
  id: string,
  { text }: { readonly text: string },
): Promise<DeskReview> =>
  ctx.transaction(async (tx) => {
    const row = await store.lockReview(tx.db, id)
    if (!row || !policy.mayTeach(tx.actor, row)) throw new Problem(no.reviewNotFound)
    if (!policy.mayReply(tx.actor, row)) throw new Problem(no.reviewPassed)
    const change = { reply: text, replied_at: tx.now }
    await store.changeReview(tx.db, id, change)
    const after = { ...row, ...change }
    const title = await titleOf(tx, row)
    await told(tx, after, title, 'replied')
    return presentDesk(tx, after, title)
  })

/** The organisation asks those who read reviews to look at one that is shown; it stays until they decide. */
export const reportReview = (
  ctx: Context,
  id: string,
  { why }: { readonly why: string },
): Promise<DeskReview> =>
  ctx.transaction(async (tx) => {
    const row = await store.lockReview(tx.db, id)
    if (!row || !policy.mayTeach(tx.actor, row)) throw new Problem(no.reviewNotFound)
    if (!policy.mayReport(tx.actor, row)) throw new Problem(no.reviewPassed)
    const change = { reported_at: tx.now, reported_by: tx.actor.personId, report_why: why }
    await store.changeReview(tx.db, id, change)
    const after = { ...row, ...change }
    const title = await titleOf(tx, row)
    await told(tx, after, title, 'reported')
    return presentDesk(tx, after, title)
  })

/** A result that is taken back takes its review with it: only those who finished are heard. */
export async function hideOfAnnulled(tx: Context, studyId: string, title: string): Promise<void> {
  const row = await store.reviewOf(tx.db, studyId)
  if (!row || row.state === 'hidden') return
  const change = {
    ...noReport,
    state: 'hidden' as const,
    decided_at: tx.now,
    decided_by: null,
    reason: 'Результат обучения отозван',
  }
  await store.changeReview(tx.db, row.id, change)
  await recount(tx, row.programme_id)
  // The author learns of the result that was taken back: one piece of news, not two.
  await noted(tx, { ...row, ...change }, title, 'hidden')
}

/** Writings count for a day; nobody needs them after two. */
export const forgetWritings = (ctx: Context): Promise<void> =>
  store.forgetWritings(ctx.db, new Date(ctx.now.getTime() - 2 * dayMs))
