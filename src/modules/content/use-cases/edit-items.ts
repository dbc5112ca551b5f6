/** D2: items are put in order, named, made required or not, taken away; then the draft is opened to learners. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { detachFiles, giveFile } from '../../files/index.ts'
import * as no from '../contract.ts'
import { contentMoved, materialBrought, type Outline, type TestRules } from '../contract.ts'
import { bankFaults } from '../domain/attempt.ts'
import * as policy from '../policy.ts'
import { findBank, questionsOf } from '../store/banks.ts'
import { sweepCaptions } from '../store/captions.ts'
import * as store from '../store/editions.ts'
import * as materials from '../store/materials.ts'
import { appendItem, draftOf, heldProgramme, type Held } from './draft.ts'
import { outlineOf } from './outline.ts'

/** Kept in the journal, told to the pages, shown anew. */
export async function moved(
  tx: Context,
  programme: Held,
  details: Record<string, unknown>,
): Promise<Outline> {
  await tx.record({
    subjectId: null,
    object: { kind: 'programme', id: programme.programme_id },
    details: { title: programme.title, ...details },
  })
  await tx.publish(contentMoved, {
    programmeId: programme.programme_id,
    organisationId: programme.organisation_id,
    by: tx.actor.personId,
  })
  return outlineOf(tx, programme)
}

export const bringMaterial = (ctx: Context, programmeId: string, fileId: string): Promise<Outline> =>
  ctx.transaction(async (tx) => {
    const programme = await heldProgramme(tx, programmeId, 'change')
    const id = tx.services.random.uuid()
    const file = await giveFile(tx, fileId, {
      ownerId: programme.organisation_id,
      to: { kind: 'material', id },
    })
    await materials.insertMaterial(tx.db, {
      id,
      organisation_id: programme.organisation_id,
      programme_id: programme.programme_id,
      file_id: fileId,
      name: file.name,
      size_bytes: file.sizeBytes,
      state: 'waiting',
      brought_by: personOf(tx),
      created_at: tx.now,
    })
    await tx.publish(materialBrought, { materialId: id })
    return moved(tx, programme, { material: file.name, sizeBytes: file.sizeBytes, sha256: file.sha256 })
  })

export const dropMaterial = (ctx: Context, id: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const m = await materials.lockMaterial(tx.db, id)
    if (!m || !policy.mayChange(tx.actor, m)) throw new Problem(no.materialNotFound)
    if (await materials.isUsed(tx.db, id)) throw new Problem(no.materialInUse)
    await materials.deleteMaterial(tx.db, id)
    // Over the wall: the file is the organisation's; what nothing holds is swept by its keeper.
    await tx.beyond((over) => detachFiles(over, [m.file_id], { kind: 'material', id }))
    await tx.record({ subjectId: null, object: { kind: 'material', id }, details: { name: m.name } })
    await tx.publish(contentMoved, {
      programmeId: m.programme_id,
      organisationId: m.organisation_id,
      by: tx.actor.personId,
    })
  })

interface Arranged {
  readonly revision: number
  readonly items: readonly { readonly id: string; readonly title: string; readonly isRequired: boolean }[]
}

/** Shown ids may be those of the open edition: the draft that is made from it keeps what they are by their lineage. */
export const saveItems = (ctx: Context, programmeId: string, wanted: Arranged): Promise<Outline> =>
  ctx.transaction(async (tx) => {
    const programme = await heldProgramme(tx, programmeId, 'change')
    const shown = await outlineOf(tx, programme)
    if (shown.revision !== wanted.revision) throw new Problem(no.contentChanged, { current: shown })
    const lineages = new Map<string, string>()
    for (const { id } of shown.items) lineages.set(id, (await store.findItem(tx.db, id))!.lineage)
    const draft = await draftOf(tx, programme)
    const own = new Map((await store.itemsOf(tx.db, draft.id)).map((i) => [i.lineage, i]))
    const kept = wanted.items.map((w) => own.get(lineages.get(w.id) ?? ''))
    if (kept.some((i) => i === undefined) || new Set(kept).size < kept.length)
      throw new Problem(invalid, {
        errors: [{ field: 'items', message: 'В списке есть раздел, которого нет' }],
      })
    const gone = [...own.values()].filter((i) => !kept.includes(i))
    await store.deleteItems(
      tx.db,
      gone.map((i) => i.id),
    )
    await sweepCaptions(
      tx.db,
      gone.flatMap((i) => i.material_id ?? []),
    )
    for (const [position, w] of wanted.items.entries())
      await store.changeItem(tx.db, kept[position]!.id, {
        position,
        title: w.title,
        is_required: w.isRequired,
      })
    await store.touchEdition(tx.db, draft.id)
    return moved(tx, programme, { items: wanted.items.length, removed: gone.map((i) => i.title).join(', ') })
  })

async function checkedTest(
  tx: Context,
  of: Held,
  test: { readonly bankId: string; readonly rules: TestRules },
): Promise<void> {
  const bank = await findBank(tx.db, test.bankId)
  if (!bank || bank.programme_id !== of.programme_id) throw new Problem(no.bankNotFound)
  const faults = bankFaults(await questionsOf(tx.db, bank.id), test.rules)
  if (faults.length > 0)
    throw new Problem(invalid, {
      errors: faults.map((message) => ({
        field: message.includes('берёт') ? 'rules.count' : 'bankId',
        message,
      })),
    })
}

export interface Added {
  readonly title: string
  readonly materialId?: string | undefined
  readonly test?: { readonly bankId: string; readonly rules: TestRules } | undefined
}

export const addItem = (
  ctx: Context,
  programmeId: string,
  { title, materialId, test }: Added,
): Promise<Outline> =>
  ctx.transaction(async (tx) => {
    const programme = await heldProgramme(tx, programmeId, 'change')
    if ((materialId === undefined) === (test === undefined))
      throw new Problem(invalid, { errors: [{ field: 'materialId', message: 'Нужен материал или тест' }] })
    if (test) {
      await checkedTest(tx, programme, test)
      await appendItem(tx, programme, { kind: 'test', title, test })
    } else {
      const m = await materials.findMaterial(tx.db, materialId!)
      if (!m || m.programme_id !== programmeId) throw new Problem(no.materialNotFound)
      if (m.state !== 'ready' || m.kind === null) throw new Problem(no.materialNotReady)
      await appendItem(tx, programme, { kind: m.kind, title, materialId: m.id })
    }
    return moved(tx, programme, { added: title })
  })

export const changeTest = (
  ctx: Context,
  itemId: string,
  to: { readonly title: string; readonly bankId: string; readonly rules: TestRules },
): Promise<Outline> =>
  ctx.transaction(async (tx) => {
    const item = await store.findItem(tx.db, itemId)
    const edition = item && (await store.findEdition(tx.db, item.edition_id))
    if (!item || !edition || item.kind !== 'test' || !policy.mayChange(tx.actor, item))
      throw new Problem(no.itemNotFound)
    const programme = await heldProgramme(tx, edition.programme_id, 'change')
    await checkedTest(tx, programme, to)
    const draft = await draftOf(tx, programme)
    const own = (await store.itemsOf(tx.db, draft.id)).find((i) => i.lineage === item.lineage)
    if (!own) throw new Problem(no.itemNotFound)
    await store.changeItem(tx.db, own.id, { title: to.title, bank_id: to.bankId, rules: to.rules })
    await store.touchEdition(tx.db, draft.id)
    return moved(tx, programme, { test: to.title })
  })

/** From now on new learners get this; whoever learns already goes on with what they began. */
export const openEdition = (ctx: Context, programmeId: string, revision: number): Promise<Outline> =>
  ctx.transaction(async (tx) => {
    const programme = await heldProgramme(tx, programmeId, 'change')
    await store.lockProgramme(tx.db, programmeId)
    const draft = (await store.editionsOf(tx.db, programmeId)).find((e) => e.state === 'draft')
    if (!draft) throw new Problem(no.nothingToOpen)
    if (draft.revision !== revision)
      throw new Problem(no.contentChanged, { current: await outlineOf(tx, programme) })
    const why = await openingFaults(tx, draft)
    if (why.length > 0) throw new Problem(no.notReady, { detail: why.join('. ') })
    await store.openDraft(tx.db, draft, tx.actor.personId, tx.now)
    return moved(tx, programme, { opened: draft.number })
  })

async function openingFaults(tx: Context, draft: store.EditionRow): Promise<string[]> {
  const items = await store.itemsOf(tx.db, draft.id)
  const why: string[] = []
  if (!items.some((i) => i.is_required)) why.push('Нет ни одного обязательного раздела')
  for (const i of items)
    if (i.rules && i.bank_id)
      for (const fault of bankFaults(await questionsOf(tx.db, i.bank_id), i.rules))
        why.push(`«${i.title}»: ${fault}`)
  return why
}
