/** Work with keys for those who keep the portal: commands of `nmo files`. */
import type { Context } from '../../../platform/context.ts'
import type { KeyChain, Rotation } from '../../../platform/files/vault.ts'
import { Problem } from '../../../platform/problem.ts'
import { fileNotFound } from '../contract.ts'
import { readyContent } from '../domain.ts'
import * as store from '../store.ts'

/** `nmo files rotate-keys`: a new KEK; person keys are wrapped anew, no file is touched. Can be run again after a stop. */
export const rotateFileKeys = async (ctx: Context): Promise<Rotation> => {
  const rotation = await ctx.services.vault.rotateKeys(ctx.db)
  await ctx.record({
    subjectId: null,
    object: { kind: 'kek', id: rotation.kid },
    details: { personKeys: rotation.personKeys },
  })
  return rotation
}

/** `nmo files chain ID`: the wrapped keys above one file, for `tools/verify-file.py`. Useless without the master secret. */
export async function fileKeyChain(ctx: Context, id: string): Promise<KeyChain> {
  const file = await store.findFile(ctx.db, id)
  if (!file) throw new Problem(fileNotFound)
  const { type, ...content } = readyContent(file)
  return ctx.services.vault.chain(ctx.db, { ...content, ownerId: file.keyOwnerId, mediaType: type })
}
