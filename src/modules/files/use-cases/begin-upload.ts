/** G4: an upload begins, or goes on from where the connection was lost. */
import { type Context, personOf } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { forbidden } from '../../../platform/refusals.ts'
import type { Declared, FileInfo } from '../contract.ts'
import * as domain from '../domain.ts'
import { present } from '../present.ts'
import * as store from '../store.ts'

export const beginUpload = (ctx: Context, declared: Declared): Promise<FileInfo> => {
  const { name } = domain.admit(declared)
  const { sizeBytes, sha256, purpose } = declared
  return ctx.transaction(async (tx) => {
    const ownerId = personOf(tx)
    await store.lockOwner(tx.db, ownerId)
    const begun = await store.findBegun(tx.db, { ownerId, name, purpose, sizeBytes, sha256 })
    if (begun) return present(tx, begun)
    const used = await store.usedBy(tx.db, ownerId, purpose === 'learning-material')
    // What is taught belongs to the organisation: its key protects it, whoever brought it.
    const keyOwnerId = purpose === 'learning-material' ? organisationOf(tx) : null
    if (keyOwnerId) domain.checkMaterialSpace(used, sizeBytes)
    else domain.checkSpace(used, sizeBytes)

    const id = tx.services.random.uuid()
    await store.insertUpload(tx.db, {
      id,
      ownerId,
      keyOwnerId,
      name,
      purpose,
      sizeBytes,
      sha256,
      at: tx.now,
    })
    return present(tx, (await store.findFile(tx.db, id))!)
  })
}

function organisationOf(tx: Context): string {
  const { permissions, organisationId } = tx.actor
  if (!permissions.has('learning.provide') || !organisationId) throw new Problem(forbidden)
  return organisationId
}
