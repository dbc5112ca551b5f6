/** D6: a person sees their certificates and downloads them. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { readFile } from '../../files/index.ts'
import { certificateNotFound, type Certificate, type CertificateRow } from '../contract.ts'
import { maySee } from '../policy.ts'
import { presentCertificate, presentRow } from '../present.ts'
import * as store from '../store.ts'

export async function listOwn(ctx: Context, applicationId: string | undefined): Promise<CertificateRow[]> {
  const rows = await store.certificatesOf(ctx.db, personOf(ctx), applicationId)
  return rows.map((c) => presentRow(c, ctx.services.settings.PUBLIC_ORIGIN))
}

export const readOwn = async (ctx: Context, id: string): Promise<Certificate> =>
  presentCertificate(await own(ctx, id), ctx.services.settings.PUBLIC_ORIGIN)

export async function openOwnFile(ctx: Context, id: string): Promise<BytesReply> {
  const c = await own(ctx, id)
  if (!c.document) throw new Problem(certificateNotFound)
  return readFile(ctx, c.document.fileId, {
    allowedBecause: 'владелец скачивает свой сертификат',
    attachedTo: { kind: 'certificate', id },
  })
}

async function own(ctx: Context, id: string): Promise<store.CertificateRecord> {
  const c = await store.findCertificate(ctx.db, 'id', id)
  if (!c?.document || !maySee(ctx.actor, c)) throw new Problem(certificateNotFound)
  return c
}
