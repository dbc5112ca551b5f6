/** What a programme is made of, for whoever teaches it and for whoever reviews it. */
import type { Context } from '../../../platform/context.ts'
import type { Outline } from '../contract.ts'
import { presentOutline } from '../present/outline.ts'
import { waitingOf } from '../store/attempts.ts'
import { banksOf } from '../store/banks.ts'
import { claimsOfProgramme } from '../store/claims.ts'
import { captionsAbout } from '../store/captions.ts'
import { editionsOf, itemsOf } from '../store/editions.ts'
import { materialsOf } from '../store/materials.ts'
import { heldProgramme, type Held } from './draft.ts'

export async function readOutline(ctx: Context, programmeId: string): Promise<Outline> {
  return outlineOf(ctx, await heldProgramme(ctx, programmeId, 'read'))
}

export async function outlineOf(ctx: Context, programme: Held): Promise<Outline> {
  const id = programme.programme_id
  const editions = await editionsOf(ctx.db, id)
  const shown = editions.find((e) => e.state === 'draft') ?? editions.find((e) => e.state === 'open')
  const items = shown ? await itemsOf(ctx.db, shown.id) : []
  return presentOutline(ctx.actor, {
    programme,
    editions,
    items,
    captions: await captionsAbout(ctx.db, items),
    materials: await materialsOf(ctx.db, id),
    banks: await banksOf(ctx.db, id),
    // Over the wall: answers are the learners' own; only how many wait is told.
    waitingReviews: await ctx.beyond((over) => waitingOf(over.db, id)),
    waitingClaims: await ctx.beyond((over) => claimsOfProgramme(over.db, id)),
  })
}
