/** The verifier's queue: the nearest promise first; found by number, surname or СНИЛС. */
import { z } from 'zod'
import { personOf, type Context } from '../../../platform/context.ts'
import { findPeople } from '../../identity/index.ts'
import type { QueueCounts, QueueRow, queue } from '../contract.ts'
import { moscowDay, type ApplicationRecord } from '../domain.ts'
import { presentQueue } from '../present.ts'
import * as store from '../store.ts'
import { fromCursor, toCursor } from '../../../platform/cursor.ts'

type Query = z.output<typeof queue.query>

const Waiting = z.object({ dueOn: z.iso.date(), at: z.coerce.date(), id: z.uuid() })
const Asked = z.object({ answerBy: z.iso.date(), id: z.uuid() })
const Decided = z.object({ at: z.coerce.date(), id: z.uuid() })

export interface QueuePage {
  readonly items: QueueRow[]
  readonly nextCursor: string | null
  readonly counts: z.output<typeof QueueCounts>
}

export async function listQueue(ctx: Context, query: Query): Promise<QueuePage> {
  const verifierId = personOf(ctx)
  const rows = await rowsOf(ctx, query, {
    verifierId,
    ...(await searched(ctx, query.text)),
    limit: query.limit + 1,
  })
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: await presentQueue(ctx, page),
    nextCursor: last ? toCursor(keyOf(query, last)) : null,
    counts: await store.countDesk(ctx.db, verifierId, moscowDay(ctx.now)),
  }
}

async function searched(
  ctx: Context,
  text: string | undefined,
): Promise<Pick<store.DeskFilter, 'number' | 'applicantIds'>> {
  if (!text) return { number: undefined, applicantIds: undefined }
  const people = await findPeople(ctx, { text })
  // «2026-000123», «№ 123»: what looks like a number is also sought as one.
  const number = text.replace(/^№\s*/, '')
  return { number: /^[\d-]+$/.test(number) ? number : undefined, applicantIds: people.map((p) => p.id) }
}

function rowsOf(
  ctx: Context,
  { state, cursor }: Query,
  filter: store.DeskFilter,
): Promise<ApplicationRecord[]> {
  if (state === 'waiting') return store.listWaiting(ctx.db, filter, fromCursor(Waiting, cursor))
  if (state === 'asked') return store.listAsked(ctx.db, filter, fromCursor(Asked, cursor))
  return store.listDecidedBy(ctx.db, filter, fromCursor(Decided, cursor))
}

function keyOf({ state }: Query, a: ApplicationRecord): object {
  if (state === 'waiting') return { dueOn: a.clock.dueOn, at: a.submittedAt, id: a.id }
  if (state === 'asked') return { answerBy: a.answerBy, id: a.id }
  return { at: a.decidedAt, id: a.id }
}
