/** D9+: what is known of an activity grows with each definition that is told. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { xapiForbidden } from '../contract.ts'
import type { Json } from '../domain/check.ts'
import { foldDefinition } from '../domain/format.ts'
import { definitionsIn, keyOf } from '../domain/mentions.ts'
import { may, type Speaker } from '../domain/speaker.ts'
import { definitionsOf, keepDefinitions, reserveDefinitions } from '../store/activities.ts'

export async function foldDefinitions(
  tx: Context,
  storeId: string,
  statements: readonly Json[],
): Promise<void> {
  const told = statements.flatMap(definitionsIn)
  if (told.length === 0) return
  const keys = [...new Set(told.map((one) => keyOf('activity', one.id)))]
  const isNews = (known: ReadonlyMap<string, Json>) => {
    const changed = new Map<string, Json>()
    for (const { id, definition } of told)
      changed.set(id, foldDefinition(changed.get(id) ?? known.get(id) ?? {}, definition))
    return [...changed].filter(([id, now]) => JSON.stringify(now) !== JSON.stringify(known.get(id)))
  }
  // Most statements say nothing new: those wait for nobody.
  if (isNews(await definitionsOf(tx.db, storeId, keys)).length === 0) return
  await reserveDefinitions(
    tx.db,
    storeId,
    [...new Set(told.map((one) => one.id))].map((id) => ({ id, key: keyOf('activity', id) })),
  )
  const news = isNews(await definitionsOf(tx.db, storeId, keys, true))
  if (news.length === 0) return
  await keepDefinitions(
    tx.db,
    storeId,
    news.map(([id, now]) => ({ key: keyOf('activity', id), id, definition: JSON.stringify(now) })),
  )
}

export async function readActivity(ctx: Context, speaker: Speaker, id: string): Promise<Json> {
  if (!may(speaker, 'statements/read') && !may(speaker, 'statements/read/mine'))
    throw new Problem(xapiForbidden)
  const definition = (await definitionsOf(ctx.db, speaker.storeId, [keyOf('activity', id)])).get(id)
  return { objectType: 'Activity', id, ...(definition ? { definition } : {}) }
}
