/** D2: the organisation confirms what was gone through on another platform, or returns it with a reason. */
import type { z } from 'zod'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { fromPlace, isMillis, toPlace } from '../../../platform/cursor.ts'
import { Problem } from '../../../platform/problem.ts'
import { personCards } from '../../identity/index.ts'
import { studyFacts } from '../../studies/index.ts'
import * as no from '../contract.ts'
import {
  claimSettled,
  claimsWait,
  type decideClaim as deciding,
  type listClaims as listing,
} from '../contract.ts'
import { newsOf } from '../domain/marking.ts'
import * as policy from '../policy.ts'
import { presentLearnerClaim } from '../present/external.ts'
import * as store from '../store/claims.ts'
import { lockCourse } from '../store/courses.ts'
import { findItem } from '../store/editions.ts'
import { noteClaim } from './claims.ts'
import { openedFor } from './course.ts'
import { publishWaiting } from './publish-waiting.ts'

export async function listClaims(
  ctx: Context,
  q: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<z.output<typeof listing.reply>> {
  const organisationId = ctx.actor.organisationId
  if (!organisationId) return { items: [], total: 0, overdue: 0, nextCursor: null }
  const of = { organisationId, but: personOf(ctx) }
  const place = fromPlace(q.cursor, isMillis)
  const after = place ? { at: new Date(Number(place.key)), id: place.id } : null
  // Over the wall: what is learnt is the learners' own; the organisation confirms it, so it sees whose it is.
  return ctx.beyond(async (over) => {
    const rows = await store.waitingClaims(over.db, of, { after, limit: q.limit + 1 })
    const page = rows.slice(0, q.limit)
    const cards = await personCards(
      over,
      page.map((c) => c.person_id),
    )
    const last = page.at(-1)
    const items = []
    for (const c of page)
      if (policy.mayReview(ctx.actor, c))
        items.push(
          presentLearnerClaim(c, {
            learner: cards.get(c.person_id)?.fullName ?? '',
            programmeTitle: (await studyFacts(over, c.study_id))?.title ?? '',
            now: ctx.now,
          }),
        )
    return {
      items,
      ...(await store.countClaims(over.db, of, moscowDay(ctx.now))),
      nextCursor: rows.length > q.limit && last ? toPlace(last.claimed_at.getTime(), last.id) : null,
    }
  })
}

export const decideClaim = (
  ctx: Context,
  id: string,
  { outcome, reason }: z.output<typeof deciding.body>,
): Promise<z.output<typeof deciding.reply>> =>
  ctx.transaction((own) =>
    // Over the wall, as above; who may is asked in the name of the actor.
    own.beyond(async (tx) => {
      const claim = await store.findClaim(tx.db, id)
      if (!claim || !policy.mayReview(own.actor, claim)) throw new Problem(no.claimNotFound)
      await lockCourse(tx.db, claim.study_id)
      const why = outcome === 'returned' ? reason : null
      const to = { state: outcome, decided_by: personOf(own), decided_at: tx.now, reason: why }
      if (!(await store.settleClaim(tx.db, id, to))) {
        const state = (await store.findClaim(tx.db, id))!.state
        throw new Problem(no.claimDecided, { current: { id, state } })
      }
      const opened = await openedFor(tx, claim.study_id)
      const item = (await findItem(tx.db, claim.item_id))!
      await noteClaim(tx, opened, item, outcome)
      await tx.record({
        subjectId: claim.person_id,
        object: { kind: 'study', id: claim.study_id },
        details: {
          title: opened.study.title,
          item: item.title,
          claim: id,
          outcome,
          ...(why ? { reason: why } : {}),
        },
      })
      await tx.publish(claimSettled, {
        claimId: id,
        studyId: claim.study_id,
        itemId: item.id,
        personId: claim.person_id,
        title: opened.study.title,
        itemTitle: item.title,
        outcome,
        reason: why,
      })
      return { id, state: outcome }
    }),
  )

export const tellClaims = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    const today = moscowDay(tx.now)
    const told = (await store.lockUntoldClaims(tx.db, today)).flatMap((row) => {
      const stage = newsOf(row.due_on, today, row.told_of)
      return stage ? [{ ...row, stage }] : []
    })
    for (const [stage, rows] of Map.groupBy(told, (t) => t.stage))
      await store.noteTold(
        tx.db,
        rows.map((t) => t.id),
        stage,
      )
    await publishWaiting(tx, claimsWait, told)
  })
