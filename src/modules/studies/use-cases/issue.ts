/** D8+: whoever finished gets a certificate of the portal; a result taken back takes it away. Heard twice, it is issued once. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { certifyStudy, revokeOfStudy } from '../../credentials/index.ts'
import type { StudyFinished, studyAnnulled } from '../contract.ts'
import * as store from '../store/studies.ts'

export async function hearFinished(ctx: Context, e: StudyFinished): Promise<void> {
  const study = await store.findStudy(ctx.db, e.studyId)
  if (study?.state !== 'finished') return
  const certificate = await certifyStudy(ctx, e)
  const isStanding = await ctx.transaction(async (tx) => {
    await store.changeStudy(tx.db, e.studyId, { certificate_id: certificate.id })
    return (await store.findStudy(tx.db, e.studyId))?.state === 'finished'
  })
  // Taken back while the paper was being made: the hearer of that found none.
  if (!isStanding) await revokeOfStudy(ctx, { studyId: e.studyId, why: 'результат отменён' })
}

/** Heard twice, it is revoked once. */
export const hearAnnulled = (ctx: Context, e: z.output<typeof studyAnnulled.payload>): Promise<void> =>
  revokeOfStudy(ctx, { studyId: e.studyId, why: e.why })
