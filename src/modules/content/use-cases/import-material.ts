/** D2: a file that was brought becomes an item of its programme, or is refused in words. A stopped import goes on. */
import type { Context } from '../../../platform/context.ts'
import { materialState, openMaterial, type OpenMaterial } from '../../files/index.ts'
import type { Structure } from '../../cmi5/contract.ts'
import { keepCourse } from '../../cmi5/index.ts'
import { contentMoved, type Inside, type MaterialKind } from '../contract.ts'
import { insideOf } from '../domain/cmi5.ts'
import { pathKey } from '../domain/entries.ts'
import { filmSeconds } from '../domain/film.ts'
import { typeOf } from '../domain/types.ts'
import * as store from '../store/materials.ts'
import { ArchiveFault, openArchive, verify, type FileInside } from './archive.ts'
import { readPackage } from './package.ts'
import { appendItem } from './draft.ts'

/** Files looked at between two words to whoever waits. */
const portion = 40

const held = (m: { readonly id: string }) => ({ kind: 'material', id: m.id })

const leaseMs = 2 * 60_000
/** Wall time, not the instant of the job: a long import goes on for minutes. */
const leaseFrom = (ctx: Context, began: number): Date =>
  new Date(ctx.now.getTime() + (performance.now() - began) + leaseMs)

/** Hearing it twice is harmless: one import of a material at a time, and what is done is not done again. */
export async function importMaterial(
  ctx: Context,
  { materialId: id }: { readonly materialId: string },
): Promise<void> {
  const began = performance.now()
  const m = await store.findMaterial(ctx.db, id)
  if (!m || (m.state !== 'waiting' && m.state !== 'importing')) return
  const file = await materialState(ctx, m.file_id, held(m))
  if (file?.state === 'checking') return
  if (!file || file.state !== 'ready')
    return refuse(ctx, m, [file?.refusedWhy ?? 'Файла больше нет. Загрузите его ещё раз'])
  if (!(await store.lease(ctx.db, id, ctx.now, leaseFrom(ctx, began)))) return
  try {
    const open = await openMaterial(ctx, m.file_id, held(m))
    const renew = () => leaseFrom(ctx, began)
    await finish(ctx, m, await look(ctx, m, { open, pages: file.pageCount, renew }))
  } catch (error) {
    if (error instanceof ArchiveFault) return refuse(ctx, m, error.faults)
    // Given back, so that the next try need not wait for the end of the lease.
    await store.changeMaterial(ctx.db, id, { leased_until: null })
    throw error
  }
}

interface Looked {
  readonly open: OpenMaterial
  readonly pages: number | null
  readonly renew: () => Date
}

async function look(ctx: Context, m: store.MaterialRow, looked: Looked): Promise<Inside | Structure> {
  const { open, pages } = looked
  if (open.type === 'application/zip') return lookIntoPackage(ctx, m, looked)
  if (open.type === 'application/pdf') return { kind: 'pdf', pages: pages ?? 1 }
  if (open.type !== 'video/mp4' && open.type !== 'video/webm')
    throw new ArchiveFault(['Подойдут архив ZIP с курсом, видео MP4 или WebM, документ PDF'])
  const read = async (offset: number, length: number) => {
    const pieces: Buffer[] = []
    for await (const piece of await open.read({ offset, length })) pieces.push(piece as Buffer)
    return Buffer.concat(pieces)
  }
  const seconds = await filmSeconds(open.type, open.sizeBytes, read)
  if (seconds === null)
    throw new ArchiveFault(['Не удалось узнать длину видео. Сохраните его заново как MP4 (H.264)'])
  return { kind: 'video', seconds }
}

async function lookIntoPackage(
  ctx: Context,
  m: store.MaterialRow,
  { open, renew }: Looked,
): Promise<Inside | Structure> {
  const files = await openArchive(open)
  const inside = await readPackage(open, files)
  const known = await store.keptPaths(ctx.db, m.id)
  const rest = files.filter((f) => !known.has(pathKey(f.name)))
  for (let i = 0; i < rest.length; i += portion) {
    const some = rest.slice(i, i + portion)
    for (const file of some) await verify(open, file)
    await ctx.apart(async (tx) => {
      await store.insertFiles(
        tx.db,
        some.map((f) => rowOf(m.id, f)),
      )
      await store.changeMaterial(tx.db, m.id, {
        done: files.length - rest.length + i + some.length,
        total: files.length,
        leased_until: renew(),
      })
      await told(tx, m)
    })
  }
  return inside
}

const rowOf = (materialId: string, f: FileInside) => ({
  material_id: materialId,
  path_key: pathKey(f.name),
  path: f.name,
  offset_bytes: f.offsetBytes,
  packed_bytes: f.packedBytes,
  size_bytes: f.sizeBytes,
  is_deflated: f.isDeflated,
  type: typeOf(f.name) ?? 'application/octet-stream',
})

const told = (tx: Context, m: store.MaterialRow) =>
  tx.publish(contentMoved, {
    programmeId: m.programme_id,
    organisationId: m.organisation_id,
    by: m.brought_by,
  })

const finish = (ctx: Context, m: store.MaterialRow, found: Inside | Structure): Promise<void> =>
  ctx.apart(async (tx) => {
    const locked = await store.lockMaterial(tx.db, m.id)
    if (locked?.state !== 'importing') return
    const inside = 'kind' in found ? found : insideOf(found, await keepCourse(tx, m.organisation_id, found))
    const kind: MaterialKind = inside.kind
    await store.changeMaterial(tx.db, m.id, {
      state: 'ready',
      kind,
      inside: JSON.stringify(inside),
      ready_at: tx.now,
      leased_until: null,
    })
    const title = 'title' in inside && inside.title !== '' ? inside.title : m.name.replace(/\.[^.]+$/, '')
    await appendItem(tx, m, { kind, title: title.slice(0, 300), materialId: m.id })
    await tx.record({
      subjectId: null,
      object: { kind: 'material', id: m.id },
      details: { name: m.name, kind, files: locked.total },
    })
    await told(tx, m)
  })

/** Nothing of it is kept but the words why. */
const refuse = (ctx: Context, m: store.MaterialRow, why: readonly string[]): Promise<void> =>
  ctx.apart(async (tx) => {
    await store.forgetFiles(tx.db, m.id)
    await store.changeMaterial(tx.db, m.id, {
      state: 'refused',
      refused_why: why.map((w) => w.slice(0, 1000)),
      done: 0,
      leased_until: null,
    })
    await tx.record({
      subjectId: null,
      object: { kind: 'material', id: m.id },
      details: { name: m.name, state: 'refused', why: why.join('; ').slice(0, 2000) },
    })
    await told(tx, m)
  })

/** A file of a material was checked. */
export async function hearChecked(ctx: Context, { fileId }: { readonly fileId: string }): Promise<void> {
  const m = await store.materialOfFile(ctx.db, fileId)
  if (m) await importMaterial(ctx, { materialId: m.id })
}

/** A process that was killed leaves its import to the next look. */
export async function goOn(ctx: Context): Promise<void> {
  for (const materialId of await store.unfinished(ctx.db, new Date(ctx.now.getTime() - 60_000), ctx.now))
    await importMaterial(ctx, { materialId }).catch((err: unknown) =>
      ctx.log.warn({ err, material: materialId }, 'import is still not over'),
    )
}
