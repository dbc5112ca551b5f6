/** D1: the portfolio made anew from the journal of events; the same rows, byte for byte. */
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { keptEvents } from '../../../platform/jobs/kept.ts'
import { merged } from '../../identity/contract.ts'
import { heardTypes } from '../domain/fold.ts'
import * as store from '../store.ts'
import { hearMerge, refold, take } from './hear.ts'

const portion = 1000

export interface Rebuilt {
  readonly events: number
  readonly entries: number
}

/** Events that are not kept yet are read from the journal, then every row is folded anew: what was told meanwhile is not lost. */
export async function rebuild(ctx: Context): Promise<Rebuilt> {
  let [events, entries] = [0, 0]
  for (let after = '0'; ;) {
    const found = await keptEvents(ctx.db, [...heardTypes, merged.type], after, portion)
    await ctx.transaction(async (tx) => {
      for (const e of found)
        if (e.type === merged.type) await hearMerge(tx, Merged.parse(e.payload))
        else await take(tx, e)
    })
    events += found.length
    if (found.length < portion) break
    after = found.at(-1)!.id
  }
  for (let after = ''; ;) {
    const sources = await store.sourcesAfter(ctx.db, after, portion)
    await ctx.transaction(async (tx) => {
      for (const of of sources) await refold(tx, of)
    })
    entries += sources.length
    if (sources.length < portion) break
    after = sources.at(-1)!.source
  }
  return { events, entries }
}

const Merged = z.object({ keptId: z.uuid(), goneId: z.uuid() })
