/** The draft of a programme's contents: begun as a copy of what is open, changed by staff and by imports. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { programmeNotFound } from '../../learning/contract.ts'
import { deskProgramme } from '../../learning/index.ts'
import type { ExternalPlace, ItemKind, TestRules } from '../contract.ts'
import * as policy from '../policy.ts'
import * as store from '../store/editions.ts'

export interface OfProgramme {
  readonly programme_id: string
  readonly organisation_id: string
}

export interface Held extends OfProgramme {
  readonly title: string
}

/** Whoever has no business with the programme learns that there is none. */
export async function heldProgramme(ctx: Context, id: string, to: 'read' | 'change'): Promise<Held> {
  const p = await deskProgramme(ctx, id)
  const held = { programme_id: p.id, organisation_id: p.organisation.id, title: p.title }
  const may = to === 'read' ? policy.mayRead(ctx.actor, held) : policy.mayChange(ctx.actor, held)
  if (!may) throw new Problem(programmeNotFound)
  return held
}

/** Locked; made when there is none. */
export async function draftOf(tx: Context, of: OfProgramme): Promise<store.EditionRow> {
  await store.lockProgramme(tx.db, of.programme_id)
  const all = await store.editionsOf(tx.db, of.programme_id)
  const draft = all.find((e) => e.state === 'draft')
  if (draft) return draft
  const open = all.find((e) => e.state === 'open')
  const made: store.EditionRow = {
    id: tx.services.random.uuid(),
    programme_id: of.programme_id,
    organisation_id: of.organisation_id,
    number: (all[0]?.number ?? 0) + 1,
    state: 'draft',
    // Goes on from the open one, so that a page that saw it knows whether anything has changed.
    revision: open?.revision ?? 0,
    opened_by: null,
    opened_at: null,
    created_at: tx.now,
  }
  await store.insertEdition(tx.db, made)
  if (open)
    await store.insertItems(
      tx.db,
      (await store.itemsOf(tx.db, open.id)).map((i) => ({
        ...i,
        id: tx.services.random.uuid(),
        edition_id: made.id,
      })),
    )
  return made
}

export async function appendItem(
  tx: Context,
  of: OfProgramme,
  item: {
    readonly kind: ItemKind
    readonly title: string
    readonly materialId?: string
    readonly test?: { readonly bankId: string; readonly rules: TestRules }
    readonly external?: ExternalPlace
    readonly isRequired?: boolean
  },
): Promise<void> {
  const draft = await draftOf(tx, of)
  const items = await store.itemsOf(tx.db, draft.id)
  const id = tx.services.random.uuid()
  await store.insertItems(tx.db, [
    {
      id,
      edition_id: draft.id,
      organisation_id: of.organisation_id,
      lineage: id,
      position: items.length,
      kind: item.kind,
      title: item.title,
      is_required: item.isRequired ?? true,
      material_id: item.materialId ?? null,
      bank_id: item.test?.bankId ?? null,
      rules: item.test?.rules ?? null,
      captions_id: null,
      external: item.external ?? null,
    },
  ])
  await store.touchEdition(tx.db, draft.id)
}
