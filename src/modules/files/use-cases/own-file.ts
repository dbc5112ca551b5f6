/** Finding one's own file; another's is as good as none. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { fileNotFound } from '../contract.ts'
import type { FileRecord } from '../domain.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'

export async function ownFile(ctx: Context, id: string): Promise<FileRecord> {
  const file = await store.findFile(ctx.db, id)
  if (!file || !policy.owns(ctx.actor, file)) throw new Problem(fileNotFound)
  return file
}

/** Locked until the end of the transaction. */
export async function lockOwnFile(tx: Context, id: string): Promise<FileRecord> {
  const file = await store.lockFile(tx.db, id)
  if (!file || !policy.owns(tx.actor, file)) throw new Problem(fileNotFound)
  return file
}
