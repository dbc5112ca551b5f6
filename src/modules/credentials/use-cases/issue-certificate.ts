/** D6, D8+: a certificate is issued once for one cause, however often and by however many it is asked for. */
import { createHash, X509Certificate } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { signPdf } from '../../../platform/pdf/sign.ts'
import { keepDocument } from '../../files/index.ts'
import { personCard } from '../../identity/index.ts'
import {
  issued,
  type Achievement,
  type CertificateFact,
  type CertificateForm,
  type CertificateRow,
} from '../contract.ts'
import { codeFrom, yearOf } from '../domain.ts'
import { fileName, presentRow } from '../present.ts'
import { drawCertificate } from '../present/document.ts'
import * as store from '../store.ts'
import { makeBadge } from './make-badge.ts'

export interface CertificateOrder {
  readonly personId: string
  /** The cause: `education-record/<id>/<application>`. */
  readonly sourceKey: string
  readonly kind: string
  /** What the certificate confirms, as a sentence. */
  readonly title: string
  readonly facts: readonly CertificateFact[]
  readonly applicationId: string | null
  /** What the sheet is called; `certificate` unless said. */
  readonly form?: CertificateForm
  readonly achievement?: Achievement
}

/**
 * Four steps, each safe to repeat: number and code are kept, the badge is signed, the sheet with the badge inside is drawn
 * and signed, the sheet is kept. Over the second wall: whoever enters a result certifies another.
 */
export const issueCertificate = (ctx: Context, order: CertificateOrder): Promise<CertificateRow> =>
  ctx.actor.kind === 'system' ? issue(ctx, order) : ctx.beyond((all) => issue(all, order))

async function issue(ctx: Context, order: CertificateOrder): Promise<CertificateRow> {
  const { PUBLIC_ORIGIN: publicOrigin } = ctx.services.settings
  const certificate = await ctx.transaction((tx) => reserve(tx, order))
  if (certificate.document) return presentRow(certificate, publicOrigin)
  const { documentSigner } = ctx.services
  const badge = await makeBadge(ctx, certificate)
  const sheet = await drawCertificate(certificate, {
    publicOrigin,
    signer: documentSigner.certificate,
    badge,
  })
  const pdf = await signPdf(sheet, documentSigner)
  return presentRow(await ctx.transaction((tx) => keep(tx, certificate, pdf)), publicOrigin)
}

async function reserve(tx: Context, order: CertificateOrder): Promise<store.CertificateRecord> {
  await store.lockSource(tx.db, order.sourceKey)
  const known = await store.findCertificate(tx.db, 'source_key', order.sourceKey)
  if (known) return known
  const person = await personCard(tx, order.personId)
  const { random } = tx.services
  return store.insertCertificate(tx.db, {
    id: random.uuid(),
    ...order,
    form: order.form ?? 'certificate',
    achievement: order.achievement ?? null,
    holder: person.fullName,
    code: codeFrom(Buffer.from(random.token(10), 'base64url')),
    issuedAt: tx.now,
    // Last: its row is locked from here to the commit.
    number: await store.nextNumber(tx.db, yearOf(tx.now)),
  })
}

async function keep(tx: Context, c: store.CertificateRecord, pdf: Buffer): Promise<store.CertificateRecord> {
  const now = await store.lockCertificate(tx.db, c.id)
  // Somebody else has drawn it in the meantime: theirs stays, ours is forgotten.
  if (!now || now.document) return now ?? c
  const x509 = new X509Certificate(tx.services.documentSigner.certificate)
  const signer = createHash('sha256').update(x509.raw).digest('hex')
  await store.keepSigner(tx.db, { fingerprint: signer, certificate: x509.toString(), at: tx.now })
  const fileId = await keepDocument(tx, {
    ownerId: c.personId,
    name: fileName(c),
    type: 'application/pdf',
    bytes: pdf,
    pages: 1,
    attachedTo: { kind: 'certificate', id: c.id },
  })
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  await store.setDocument(tx.db, c.id, { fileId, sha256, sizeBytes: pdf.length, signer })
  await tx.record({
    subjectId: c.personId,
    object: { kind: 'certificate', id: c.id },
    details: { number: c.number, sha256 },
  })
  await tx.publish(issued, newsOf(c))
  return { ...now, sha256, document: { fileId, sizeBytes: pdf.length } }
}

export const newsOf = (c: store.CertificateRecord) => ({
  certificateId: c.id,
  personId: c.personId,
  number: c.number,
  kind: c.kind,
  title: c.title,
  applicationId: c.applicationId,
  sourceKey: c.sourceKey,
})
