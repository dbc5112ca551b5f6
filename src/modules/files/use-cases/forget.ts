/** What nobody needs goes: abandoned uploads, loose files, contents without a row; and all of a person who is erased. */
import type { Context } from '../../../platform/context.ts'
import { keeping } from '../domain.ts'
import { allOfOwner, deleteFile, lockForgettable, strays, waitingForCheck } from '../store/sweep.ts'
import { checkFile } from './check-file.ts'
import { discard } from './contents.ts'

const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * 3_600_000)
const batch = 200

export async function forgetAbandoned(ctx: Context): Promise<void> {
  const ages = {
    unfinishedBefore: hoursBefore(ctx.now, keeping.unfinishedHours),
    refusedBefore: hoursBefore(ctx.now, keeping.refusedDays * 24),
    looseBefore: hoursBefore(ctx.now, keeping.looseDays * 24),
  }
  for (let count = batch; count === batch;) {
    const free = await ctx.transaction(async (tx) => {
      const files = await lockForgettable(tx.db, ages, batch)
      count = files.length
      const ids: string[] = []
      for (const file of files) ids.push(...(await deleteFile(tx.db, file)))
      return ids
    })
    await discard(ctx, free)
  }
}

/** Contents that a killed process wrote and no row came to know. A day old, so that none is still on its way. */
export async function sweepStrays(ctx: Context): Promise<void> {
  let some: string[] = []
  const sweep = async () => {
    await discard(ctx, await strays(ctx.db, some))
    some = []
  }
  for await (const id of ctx.services.vault.writtenBefore(hoursBefore(ctx.now, keeping.strayHours))) {
    if (some.push(id) === 1000) await sweep()
  }
  if (some.length > 0) await sweep()
}

/** Files whose check found no scanner, or lay in the dead letters: asked again until there is a verdict. */
export async function checkWaiting(ctx: Context): Promise<void> {
  for (const fileId of await waitingForCheck(ctx.db, hoursBefore(ctx.now, 1 / 12), 50)) {
    await checkFile(ctx, { fileId }).catch((err: unknown) =>
      ctx.log.warn({ err, file: fileId }, 'file is still without a verdict'),
    )
  }
}

/** Erasure (G4): with the key of the person everything is unreadable at once, in copies of the disk too. */
export async function eraseFilesOf(ctx: Context, personId: string): Promise<void> {
  const free = await ctx.transaction(async (tx) => {
    const ids: string[] = []
    const keys = new Set([personId])
    for (const file of await allOfOwner(tx.db, personId)) {
      // A material lies under the key of its organisation, which stays.
      if (file.purpose !== 'learning-material') keys.add(file.keyOwnerId)
      ids.push(...(await deleteFile(tx.db, file)))
    }
    for (const owner of keys) await tx.services.vault.forgetPerson(tx.db, owner)
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { files: ids.length },
    })
    return ids
  })
  await discard(ctx, free)
}
