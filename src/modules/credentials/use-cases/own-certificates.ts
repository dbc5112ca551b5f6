/** D6: a person sees their certificates and downloads them. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { readFile } from '../../files/index.ts'
import {
  certificateNotFound,
  proofNotYet,
  type BadgeAs,
  type Certificate,
  type CertificateRow,
} from '../contract.ts'
import { maySee } from '../policy.ts'
import { presentCertificate, presentRow } from '../present.ts'
import { bakeBadge, bakePicture } from '../present/picture.ts'
import * as store from '../store.ts'
import { inclusionOfCertificate } from './log-certificate.ts'
import { envelopeBadge, makeBadge } from './make-badge.ts'

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

/** Over the second wall: one issued before badges gets its place and its key now. */
export async function openOwnBadge(ctx: Context, id: string, as: BadgeAs): Promise<BytesReply> {
  const c = await own(ctx, id)
  const badge = await ctx.beyond((all) => makeBadge(all, c))
  if (as === 'json') return { stream: Buffer.from(badge), type: 'application/vc' }
  if (as === 'jwt') return { stream: Buffer.from(envelopeBadge(ctx, badge)), type: 'application/vc+jwt' }
  return as === 'svg'
    ? { stream: Buffer.from(bakeBadge(c, badge)), type: 'image/svg+xml' }
    : { stream: await bakePicture(c, badge), type: 'image/png' }
}

export async function openOwnProof(ctx: Context, id: string): Promise<BytesReply> {
  const c = await own(ctx, id)
  const inclusion = await inclusionOfCertificate(ctx, c.id)
  if (!inclusion) throw new Problem(proofNotYet)
  return {
    stream: Buffer.from(`${JSON.stringify(inclusion, null, 2)}\n`),
    type: 'application/json',
  }
}

async function own(ctx: Context, id: string): Promise<store.CertificateRecord> {
  const c = await store.findCertificate(ctx.db, 'id', id)
  if (!c?.document || !maySee(ctx.actor, c)) throw new Problem(certificateNotFound)
  return c
}
