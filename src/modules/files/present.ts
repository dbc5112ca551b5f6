/** Row → contract. */
import type { Context } from '../../platform/context.ts'
import type { FileCard, FileInfo } from './contract.ts'
import type { FileRecord } from './domain.ts'
import * as policy from './policy.ts'

export const card = (file: FileRecord): FileCard => ({
  id: file.id,
  name: file.name,
  state: file.state,
  type: file.content?.type ?? null,
  sizeBytes: file.content?.sizeBytes ?? file.declaredSizeBytes,
  pageCount: file.pageCount,
})

export const present = (ctx: Context, file: FileRecord): FileInfo => ({
  ...card(file),
  purpose: file.purpose,
  receivedBytes: file.receivedBytes,
  refusedWhy: file.refusedWhy,
  createdAt: file.createdAt.toISOString(),
  isAttached: file.isAttached,
  can: { open: policy.mayOpen(ctx.actor, file), delete: policy.mayDelete(ctx.actor, file) },
})
