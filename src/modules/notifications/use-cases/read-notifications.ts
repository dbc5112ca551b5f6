/** C1: the bell — what I was told, how much of it is new, and marking it read. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { notificationNotFound, read, type Notification } from '../contract.ts'
import { presentNotification } from '../present.ts'
import * as store from '../store.ts'

export interface ListQuery {
  readonly only: 'all' | 'unread'
  readonly cursor?: string | undefined
  readonly limit: number
}

export async function listNotifications(
  ctx: Context,
  query: ListQuery,
): Promise<{ items: Notification[]; nextCursor: string | null; unread: number }> {
  const personId = personOf(ctx)
  const rows = await store.listNotifications(ctx.db, {
    personId,
    onlyUnread: query.only === 'unread',
    before: query.cursor,
    limit: query.limit + 1,
  })
  const items = rows.slice(0, query.limit).map(presentNotification)
  const nextCursor = rows.length > query.limit ? (items.at(-1)?.id ?? null) : null
  return { items, nextCursor, unread: await store.countUnread(ctx.db, personId) }
}

export const countUnread = async (ctx: Context): Promise<{ unread: number }> => ({
  unread: await store.countUnread(ctx.db, personOf(ctx)),
})

export const markOneRead = (ctx: Context, id: string): Promise<{ unread: number }> =>
  ctx.transaction(async (tx) => {
    if (!(await store.findOwn(tx.db, personOf(tx), id))) throw new Problem(notificationNotFound)
    return tellRead(tx, await store.markRead(tx.db, { personId: personOf(tx), id }, tx.now))
  })

export const markAllRead = (ctx: Context, upTo: string): Promise<{ unread: number }> =>
  ctx.transaction(async (tx) =>
    tellRead(tx, await store.markRead(tx.db, { personId: personOf(tx), upTo }, tx.now)),
  )

async function tellRead(tx: Context, count: number): Promise<{ unread: number }> {
  if (count > 0) await tx.publish(read, { personId: personOf(tx) })
  return countUnread(tx)
}
