/** F7: a run of the import: page by page, each person by themselves; a broken run goes on where it stopped. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { importAsked, importMoved, importUnderWay, registryAbsent, type ImportRun } from '../../contract.ts'
import type { RegistryFault } from '../../domain/registry.ts'
import * as store from '../../store/registry.ts'
import { applyPerson, specialtiesOf } from './apply.ts'
import { connectedRegistry, RegistryFailure, type Registry } from './talk.ts'

/** A run that nobody has touched for so long has lost its process. */
const lostMs = 10 * 60_000
const keptFaults = 100

const isLost = (run: store.RunRecord, now: Date): boolean => now.getTime() - run.touchedAt.getTime() > lostMs

const presentRun = (r: store.RunRecord): ImportRun => ({
  id: r.id,
  startedAt: r.startedAt.toISOString(),
  finishedAt: r.finishedAt?.toISOString() ?? null,
  how: r.how,
  state: r.state,
  counts: r.counts,
  faults: [...r.faults],
  error: r.error,
})

/** The run to go on with, or a new one; null while another process is at it. */
const take = (ctx: Context, how: ImportRun['how'], askedBy: string | null): Promise<store.RunRecord | null> =>
  ctx.transaction(async (tx) => {
    await store.lockImport(tx.db)
    const open = await store.openRun(tx.db)
    if (open?.state === 'running' && !isLost(open, tx.now)) return null
    // A file has pages of its own: a broken run of the registry is not gone on with from it.
    const isSame = open && (open.how === 'file') === (how === 'file')
    if (open && !isSame)
      await store.changeRun(tx.db, open.id, { state: 'done', at: tx.now, error: open.error })
    if (!open || !isSame)
      return store.insertRun(tx.db, { id: tx.services.random.uuid(), how, askedBy, at: tx.now })
    await store.changeRun(tx.db, open.id, { state: 'running', at: tx.now })
    return open
  })

const added = (a: store.Counts, b: store.Counts): store.Counts =>
  Object.fromEntries(
    Object.entries(a).map(([name, n]) => [name, n + b[name as keyof store.Counts]]),
  ) as unknown as store.Counts

export async function runImport(
  ctx: Context,
  registry: Registry,
  from: { readonly how: ImportRun['how']; readonly askedBy: string | null },
): Promise<ImportRun | null> {
  const run = await take(ctx, from.how, from.askedBy)
  if (!run) return null
  const specialties = await specialtiesOf(ctx)
  let { cursor, counts } = run
  let faults: readonly RegistryFault[] = run.faults
  const change = async (c: Omit<store.RunChange, 'at'>) => {
    // A long run outlives the moment of its context: another process must see that it lives.
    const at = new Date(Math.max(Date.now(), ctx.now.getTime()))
    await ctx.transaction(async (tx) => {
      await store.changeRun(tx.db, run.id, { ...c, at, counts, faults })
      await tx.publish(importMoved, { runId: run.id })
    })
  }
  try {
    for (;;) {
      const page = await registry.page(cursor)
      counts = added(counts, { ...store.noCounts, faulty: page.faults.length })
      faults = [...faults, ...page.faults].slice(0, keptFaults)
      for (const person of page.people) {
        const applied = await applyPerson(ctx, person, specialties)
        counts = added(counts, applied.counts)
        faults = [...faults, ...applied.faults].slice(0, keptFaults)
      }
      if (page.next === null) break
      if (page.next === cursor) throw new RegistryFailure('Регистр отдаёт одну и ту же страницу')
      cursor = page.next
      await change({ state: 'running', cursor })
    }
    await change({ state: 'done', cursor: null })
  } catch (error) {
    await change({
      state: 'failed',
      cursor,
      error: error instanceof RegistryFailure ? error.message : 'Сбой на нашей стороне',
    })
    if (!(error instanceof RegistryFailure)) throw error
  }
  const [newest] = (await store.newestRuns(ctx.db, 50)).filter((r) => r.id === run.id)
  return newest ? presentRun(newest) : null
}

/** A run that was good is not repeated in the same night; a broken one goes on at the next stroke. */
const nightMs = 12 * 3_600_000

/** By the clock; nothing happens where no registry is connected. */
export async function importBySchedule(ctx: Context): Promise<void> {
  const registry = connectedRegistry(ctx)
  const [newest] = await store.newestRuns(ctx.db, 1)
  if (newest?.state === 'done' && ctx.now.getTime() - newest.startedAt.getTime() < nightMs) return
  if (registry) await runImport(ctx, registry, { how: 'schedule', askedBy: null })
}

export async function importByHand(ctx: Context, e: { askedBy: string }): Promise<void> {
  const registry = connectedRegistry(ctx)
  if (registry) await runImport(ctx, registry, { how: 'hand', askedBy: e.askedBy })
}

/** An administrator asks; the work itself is a job. */
export const askImport = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    if (!connectedRegistry(tx)) throw new Problem(registryAbsent)
    await store.lockImport(tx.db)
    const open = await store.openRun(tx.db)
    if (open?.state === 'running' && !isLost(open, tx.now)) throw new Problem(importUnderWay)
    await tx.record({ subjectId: null, object: null })
    await tx.publish(importAsked, { askedBy: personOf(tx) })
  })

export async function listImports(ctx: Context): Promise<{ isConnected: boolean; items: ImportRun[] }> {
  const runs = await store.newestRuns(ctx.db, 20)
  return { isConnected: connectedRegistry(ctx) !== null, items: runs.map(presentRun) }
}
