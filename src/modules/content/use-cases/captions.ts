/** D2: captions are added to a film, replaced and taken away, in the draft; whoever learns already keeps their own. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { itemNotFound, type Outline } from '../contract.ts'
import { readCaptions } from '../domain/captions.ts'
import * as policy from '../policy.ts'
import { insertCaptions, sweepCaptions } from '../store/captions.ts'
import * as store from '../store/editions.ts'
import { draftOf, heldProgramme, type Held } from './draft.ts'
import { moved } from './edit-items.ts'

interface HeldFilm {
  readonly programme: Held
  readonly draft: store.EditionRow
  readonly item: store.ItemRow
  readonly materialId: string
}

/** In the draft, whichever edition was shown. */
async function heldFilm(tx: Context, itemId: string): Promise<HeldFilm> {
  const shown = await store.findItem(tx.db, itemId)
  const edition = shown && (await store.findEdition(tx.db, shown.edition_id))
  if (!shown || !edition || shown.kind !== 'video' || !policy.mayChange(tx.actor, shown))
    throw new Problem(itemNotFound)
  const programme = await heldProgramme(tx, edition.programme_id, 'change')
  const draft = await draftOf(tx, programme)
  const item = (await store.itemsOf(tx.db, draft.id)).find((i) => i.lineage === shown.lineage)
  if (!item?.material_id) throw new Problem(itemNotFound)
  return { programme, draft, item, materialId: item.material_id }
}

async function put({ tx, film, id }: { tx: Context; film: HeldFilm; id: string | null }): Promise<void> {
  await store.changeItem(tx.db, film.item.id, { captions_id: id })
  await sweepCaptions(tx.db, [film.materialId])
  await store.touchEdition(tx.db, film.draft.id)
}

export const saveCaptions = (
  ctx: Context,
  itemId: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Outline> =>
  ctx.transaction(async (tx) => {
    const film = await heldFilm(tx, itemId)
    const { text, cues, faults } = readCaptions(bytes)
    if (faults.length > 0)
      throw new Problem(invalid, { errors: faults.map((message) => ({ field: 'file', message })) })
    const id = tx.services.random.uuid()
    await insertCaptions(tx.db, {
      id,
      organisation_id: film.programme.organisation_id,
      material_id: film.materialId,
      name,
      size_bytes: Buffer.byteLength(text),
      cues,
      body: text,
      created_at: tx.now,
    })
    await put({ tx, film, id })
    return moved(tx, film.programme, { item: film.item.title, captions: name })
  })

export const dropCaptions = (ctx: Context, itemId: string): Promise<Outline> =>
  ctx.transaction(async (tx) => {
    const film = await heldFilm(tx, itemId)
    await put({ tx, film, id: null })
    return moved(tx, film.programme, { item: film.item.title, captions: '' })
  })
