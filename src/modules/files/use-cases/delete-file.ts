/** A person takes back a file that nothing needs, or drops an upload half-way. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { fileInUse } from '../contract.ts'
import * as policy from '../policy.ts'
import { deleteFile as deleteRow } from '../store/sweep.ts'
import { discard } from './contents.ts'
import { lockOwnFile } from './own-file.ts'

export async function deleteOwnFile(ctx: Context, id: string): Promise<void> {
  const free = await ctx.transaction(async (tx) => {
    const file = await lockOwnFile(tx, id)
    if (!policy.mayDelete(tx.actor, file)) throw new Problem(fileInUse)
    await tx.record({ subjectId: file.ownerId, object: { kind: 'file', id }, details: { state: file.state } })
    return deleteRow(tx.db, file)
  })
  await discard(ctx, free)
}
