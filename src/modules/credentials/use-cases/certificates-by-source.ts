/** For juniors: the standing certificates of whoever asks, by what they were issued for. */
import { personOf, type Context } from '../../../platform/context.ts'
import * as store from '../store.ts'

interface KeptCertificate {
  readonly sourceKey: string
  readonly title: string
  readonly number: string
  readonly fileId: string
  readonly sizeBytes: number
  /** What the file is attached to. */
  readonly attachedTo: { readonly kind: 'certificate'; readonly id: string }
}

export async function certificatesBySource(
  ctx: Context,
  sourceKeys: readonly string[],
): Promise<KeptCertificate[]> {
  const wanted = new Set(sourceKeys)
  const all = await store.certificatesOf(ctx.db, personOf(ctx), undefined)
  return all.flatMap((c) =>
    c.document && !c.isRevoked && wanted.has(c.sourceKey)
      ? [
          {
            sourceKey: c.sourceKey,
            title: c.title,
            number: c.number,
            ...c.document,
            attachedTo: { kind: 'certificate' as const, id: c.id },
          },
        ]
      : [],
  )
}
