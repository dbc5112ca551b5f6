/** D2: a section on another platform is put into the draft and changed there; whoever learns already keeps what they began with. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { itemNotFound, type ExternalFields, type Outline } from '../contract.ts'
import * as policy from '../policy.ts'
import * as store from '../store/editions.ts'
import { appendItem, draftOf, heldProgramme } from './draft.ts'
import { moved } from './edit-items.ts'

export const addExternal = (
  ctx: Context,
  programmeId: string,
  { title, isRequired, ...external }: ExternalFields,
): Promise<Outline> =>
  ctx.transaction(async (tx) => {
    const programme = await heldProgramme(tx, programmeId, 'change')
    await appendItem(tx, programme, { kind: 'external', title, isRequired, external })
    return moved(tx, programme, { added: title, address: external.url })
  })

export const changeExternal = (
  ctx: Context,
  itemId: string,
  { title, isRequired, ...external }: ExternalFields,
): Promise<Outline> =>
  ctx.transaction(async (tx) => {
    const shown = await store.findItem(tx.db, itemId)
    const edition = shown && (await store.findEdition(tx.db, shown.edition_id))
    if (!shown || !edition || shown.kind !== 'external' || !policy.mayChange(tx.actor, shown))
      throw new Problem(itemNotFound)
    const programme = await heldProgramme(tx, edition.programme_id, 'change')
    const draft = await draftOf(tx, programme)
    const own = (await store.itemsOf(tx.db, draft.id)).find((i) => i.lineage === shown.lineage)
    if (!own) throw new Problem(itemNotFound)
    await store.changeItem(tx.db, own.id, { title, is_required: isRequired, external })
    await store.touchEdition(tx.db, draft.id)
    return moved(tx, programme, { item: title, address: external.url })
  })
