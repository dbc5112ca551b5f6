/** D1, D3: what was told of a person's learning becomes a row of their portfolio; the same by hearing and by replay. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { keptEvent } from '../../../platform/jobs/kept.ts'
import type { merged } from '../../identity/contract.ts'
import { portfolioChanged } from '../contract.ts'
import { fold, sourceOf, type Heard } from '../domain/fold.ts'
import * as store from '../store.ts'

/** A hearer is told the payload alone; the journal has its number and its moment too. */
export const hear = (ctx: Context, _payload: unknown, eventId: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const event = await keptEvent(tx.db, eventId)
    if (!event) throw new Error(`${eventId}: the journal has no such event`)
    const changed = await take(tx, event)
    if (changed) await tx.publish(portfolioChanged, changed)
  })

/** Undefined where nothing is new. */
export async function take(
  tx: Context,
  event: Heard,
): Promise<{ personId: string; source: string } | undefined> {
  const of = sourceOf(event.type, event.payload)
  if (!of) return undefined
  const personId = await store.standingPerson(tx.db, of.personId)
  await store.lockPerson(tx.db, personId)
  const at = { personId, source: of.source }
  if (!(await store.keepEvent(tx.db, event, at))) return undefined
  await refold(tx, at)
  return at
}

/** A row is what all events of its source say together. */
export async function refold(
  tx: Context,
  of: { readonly personId: string; readonly source: string },
): Promise<void> {
  const folded = fold(await store.eventsOf(tx.db, of.source))
  if (folded) await store.saveEntry(tx.db, of, folded)
}

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: Pick<z.output<typeof merged.payload>, 'keptId' | 'goneId'>,
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const id of [keptId, goneId].toSorted()) await store.lockPerson(tx.db, id)
    await store.merge(tx.db, goneId, keptId)
  })
