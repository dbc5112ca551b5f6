/** For juniors: the newest application about one of their things. */
import type { Context } from '../../../platform/context.ts'
import type { ApplicationRow } from '../contract.ts'
import { presentRow } from '../present.ts'
import * as store from '../store.ts'

export async function applicationOf(
  ctx: Context,
  about: { kind: string; subjectId: string },
): Promise<ApplicationRow | null> {
  const application = await store.findOfSubject(ctx.db, about.kind, about.subjectId)
  return application ? presentRow(application) : null
}
