/** D2, D9+: a session was moved: learning follows it, and its people are told; a programme was withdrawn or shown again. */
import type { z } from 'zod'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import type { programmesPublished, programmeWithdrawn, sessionMoved } from '../../learning/contract.ts'
import { freePlace, saveRating, sessionFacts } from '../../learning/index.ts'
import { studyProgrammeWithdrawn, studyRescheduled } from '../contract.ts'
import { liveOfProgramme, liveOfSession } from '../store/due.ts'
import { ratingsOf } from '../store/reviews.ts'
import * as store from '../store/studies.ts'
import { dueFor } from './deadline.ts'
import { aboutOf } from './enrol.ts'
import { moved } from './own-studies.ts'

/** By the days that the session has now: two moves heard in the other order end in the same. */
export const hearSessionMove = (ctx: Context, e: z.output<typeof sessionMoved.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const session = await sessionFacts(tx, e.programmeId, e.sessionId)
    if (!session) return
    for (const row of await liveOfSession(tx.db, e.sessionId)) {
      if (row.starts_on === session.startsOn && row.ends_on === session.endsOn) continue
      const known = row.earliest_on ?? row.starts_on
      const days = {
        starts_on: session.startsOn,
        ends_on: session.endsOn,
        earliest_on: known < session.startsOn ? known : session.startsOn,
      }
      await store.changeStudy(tx.db, row.id, {
        ...days,
        ...(await dueFor(tx, { ...row, ...days })),
        touched_at: tx.now,
      })
      const was = { startsOn: row.starts_on, endsOn: row.ends_on }
      const to = { startsOn: session.startsOn, endsOn: session.endsOn }
      await tx.record({
        subjectId: row.person_id,
        object: { kind: 'study', id: row.id },
        details: {
          title: row.title,
          was: `${was.startsOn} – ${was.endsOn}`,
          to: `${to.startsOn} – ${to.endsOn}`,
        },
      })
      await tx.publish(studyRescheduled, { ...aboutOf(row), sessionId: e.sessionId, ...to, was })
    }
  })

/** Applications are closed with the reason, unless the organisation keeps them; whoever is enrolled may finish. */
export const hearWithdrawal = (ctx: Context, e: z.output<typeof programmeWithdrawn.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const row of await liveOfProgramme(tx.db, e.programmeId)) {
      if (row.state === 'applied' && !e.keepsApplications) {
        await moved(tx, row, { state: 'refused', reason: `Программа снята: ${e.why}`, settled_at: tx.now })
        if (row.session_id) await freePlace(tx, row.session_id)
        continue
      }
      if (row.ends_on !== null && row.ends_on < moscowDay(tx.now)) continue
      await tx.record({
        subjectId: row.person_id,
        object: { kind: 'study', id: row.id },
        details: { title: row.title, reason: e.why },
      })
      await tx.publish(studyProgrammeWithdrawn, {
        ...aboutOf(row),
        why: e.why,
        endsOn: row.ends_on,
        state: row.state,
      })
    }
  })

/** What left the catalogue left its rating there: shown again, it gets it back from its reviews. */
export const hearPublished = (
  ctx: Context,
  { programmeIds }: z.output<typeof programmesPublished.payload>,
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const r of await ratingsOf(tx.db, programmeIds)) await saveRating(tx, r.programmeId, r)
  })
