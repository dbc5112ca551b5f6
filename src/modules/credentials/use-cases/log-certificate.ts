/** D8+: the journal gets a row about each certificate that a stranger may see: prints of the sheet, of the badge and of its words alone, no names. */
import type { Context } from '../../../platform/context.ts'
import type { Inclusion } from '../../../platform/journal/inclusion.ts'
import { inclusionOf } from '../../../platform/journal/prove.ts'
import type { Ld } from '../../../platform/vc/data-model.ts'
import * as certificates from '../store.ts'
import * as store from '../store/badges.ts'
import { makeBadge, wordsDigest } from './make-badge.ts'

/** Under which code the row stands: the name of the job that writes it. */
export const logCode = 'credentials.log-certificate'

const objectOf = (id: string) => ({ kind: 'certificate', id })

/** Heard by the portal itself: the row names no actor and no person. Heard twice, two equal rows; the first one is shown. */
export async function logCertificate(
  ctx: Context,
  { certificateId }: { readonly certificateId: string },
): Promise<void> {
  const c = await certificates.findCertificate(ctx.db, 'id', certificateId)
  if (!c?.document) return
  const document = await makeBadge(ctx, c)
  const words = wordsDigest(JSON.parse(document) as Ld)
  const badge = await store.digestOf(ctx.db, c.id)
  await ctx.transaction((tx) =>
    tx.record({
      subjectId: null,
      object: objectOf(c.id),
      details: { number: c.number, badge, words, sheet: c.sha256 },
    }),
  )
}

/** Over the second wall: the row is nobody's, and whoever holds the certificate may prove it. */
export const inclusionOfCertificate = (ctx: Context, id: string): Promise<Inclusion | undefined> =>
  ctx.beyond((all) => inclusionOf(all.db, logCode, objectOf(id)))
