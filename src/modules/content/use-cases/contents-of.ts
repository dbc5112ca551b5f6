/** D4: what programmes are made of, by name: a plan shows it before anybody has begun. */
import type { Context } from '../../../platform/context.ts'
import { openItemsOf } from '../store/editions.ts'

export type Content = Awaited<ReturnType<typeof openItemsOf>>[number]

/** Over the second wall: names alone, of what stands open; to open one a person learns it. */
export const contentsOf = (ctx: Context, programmeIds: readonly string[]): Promise<Content[]> =>
  ctx.beyond((all) => openItemsOf(all.db, programmeIds))
