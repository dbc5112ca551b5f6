/** D2: an item is opened where it was left; a page of a document is shown; everything is saved as one archive. */
import { Readable } from 'node:stream'
import { type Context, personOf } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { materialPage, openMaterial } from '../../files/index.ts'
import { personCards } from '../../identity/index.ts'
import { courseEmpty, itemNotFound, pageNotFound, type Launch } from '../contract.ts'
import { storedZip, storedZipBytes } from '../../../platform/zip.ts'
import { archiveNames } from '../present/course.ts'
import { captionsBody } from '../store/captions.ts'
import * as store from '../store/courses.ts'
import type { ItemRow } from '../store/editions.ts'
import { openCourse, type Opened } from './course.ts'
import { launchOf } from './launch.ts'
import { mustBeBegun, mustBeOpen } from './order.ts'

function itemOf(opened: Opened, itemId: string): ItemRow {
  const item = opened.items.find((i) => i.id === itemId)
  if (!item) throw new Problem(itemNotFound)
  return item
}

export const launchItem = (ctx: Context, studyId: string, itemId: string): Promise<Launch> =>
  ctx.transaction(async (tx) => {
    const opened = await openCourse(tx, studyId)
    const item = itemOf(opened, itemId)
    const progress = (await mustBeOpen(tx, opened, itemId)).progress.get(itemId)
    const runtimes = await store.runtimesOf(tx.db, studyId, itemId)
    const personId = personOf(tx)
    const card = (await personCards(tx, [personId])).get(personId)
    await store.changeCourse(tx.db, studyId, { last_item_id: itemId, seen_at: tx.now })
    // Over the wall: the material is its organisation's.
    return tx.beyond((over) =>
      launchOf(over, item, {
        place: progress?.place ?? 0,
        watched: progress?.watched ?? [],
        kept: Object.fromEntries(runtimes.map((r) => [r.sco, r.cmi])),
        // A package learns a number that says nothing elsewhere, and the name that it greets by.
        learner: { id: studyId, name: card?.fullName ?? '' },
        by: { personId, studyId },
      }),
    )
  })

export async function readPage(
  ctx: Context,
  studyId: string,
  itemId: string,
  page: number,
): Promise<BytesReply> {
  const opened = await ctx.transaction(async (tx) => {
    const course = await openCourse(tx, studyId)
    await mustBeOpen(tx, course, itemId)
    return course
  })
  const item = itemOf(opened, itemId)
  const m = opened.materials.get(item.material_id ?? '')
  if (m?.inside?.kind !== 'pdf' || page > m.inside.pages) throw new Problem(pageNotFound)
  // Over the wall: the document is its organisation's, nobody's own.
  return ctx.beyond((over) => materialPage(over, m.file_id, { kind: 'material', id: m.id }, page))
}

export async function readArchive(ctx: Context, studyId: string): Promise<BytesReply> {
  const opened = await ctx.transaction(async (tx) => {
    const course = await openCourse(tx, studyId)
    await mustBeBegun(tx, course)
    return course
  })
  const files = archiveNames(opened).map(({ name, sizeBytes, material, captionsId }) => ({
    name,
    sizeBytes,
    // Over the wall, as above.
    open: () =>
      ctx.beyond(async (over) =>
        captionsId
          ? Readable.from([Buffer.from((await captionsBody(over.db, captionsId, material.id)) ?? '')])
          : (await openMaterial(over, material.file_id, { kind: 'material', id: material.id })).read(),
      ),
  }))
  if (files.length === 0) throw new Problem(courseEmpty)
  return {
    stream: Readable.from(storedZip(files), { objectMode: false }),
    type: 'application/zip',
    headers: {
      'content-length': String(storedZipBytes(files)),
      'content-disposition': `attachment; filename="materials.zip"`,
    },
  }
}
