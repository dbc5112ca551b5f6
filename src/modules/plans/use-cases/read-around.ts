/** D4: beside the plan: where to go on with each of its programmes, and the events the person is put down for. */
import { personOf, type Context } from '../../../platform/context.ts'
import { contentsOf } from '../../content/index.ts'
import { eventsOf } from '../../presence/index.ts'
import { standingOf } from '../../studies/index.ts'
import type { Around } from '../contract.ts'
import * as store from '../store.ts'

/** What ended with nothing is begun anew from the catalogue. */
const ended: readonly string[] = ['failed', 'refused', 'cancelled', 'annulled']

export async function readAround(ctx: Context): Promise<Around> {
  const personId = personOf(ctx)
  const plan = await store.runningPlan(ctx.db, personId)
  const rows = plan ? await store.itemsOf(ctx.db, [plan.id]) : []
  const ids = rows.map((r) => r.programme_id)
  const standing = await standingOf(ctx, personId, ids)
  const contents = await contentsOf(ctx, ids)
  const events = await eventsOf(ctx, personId)
  return {
    items: ids.map((programmeId) => {
      const study = standing.get(programmeId)
      return {
        programmeId,
        study:
          study && !ended.includes(study.state)
            ? { id: study.id, state: study.state, share: study.share }
            : null,
        materials: contents
          .filter((c) => c.programmeId === programmeId)
          .map(({ title, kind }) => ({ title, kind })),
      }
    }),
    events: events.map((e) => ({
      programmeId: e.programmeId,
      title: e.title,
      organisation: e.organisation,
      startsOn: e.startsOn,
      endsOn: e.endsOn,
      days: e.days.map((d) => ({ startsAt: d.startsAt.toISOString(), endsAt: d.endsAt.toISOString() })),
      href: e.meetingId ? `/events/${e.meetingId}` : `/learning/${e.studyId}`,
    })),
  }
}
