/** What a person sees of their own files. */
import { type Context, personOf } from '../../../platform/context.ts'
import { type FileInfo, type FileState, maxBytesOfPerson } from '../contract.ts'
import { present } from '../present.ts'
import * as store from '../store.ts'
import { ownFile } from './own-file.ts'

export const showFile = async (ctx: Context, id: string): Promise<FileInfo> =>
  present(ctx, await ownFile(ctx, id))

export async function showFiles(ctx: Context, state: FileState | undefined) {
  const ownerId = personOf(ctx)
  const files = await store.filesOfOwner(ctx.db, ownerId, state)
  const { bytes } = await store.usedBy(ctx.db, ownerId, false)
  return { files: files.map((f) => present(ctx, f)), usedBytes: bytes, maxBytes: maxBytesOfPerson }
}
