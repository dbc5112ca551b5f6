/** D8+: anyone learns from a code or from the file itself whether a certificate holds, and if not, exactly why. */
import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { looksLikePdf, readPdfSignature } from '../../../platform/pdf/signature.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  codeUnknown,
  type FileVerification,
  type PublicCertificate,
  type SheetVerification,
} from '../contract.ts'
import { codeInText, judge, readCode } from '../domain.ts'
import { presentPublic } from '../present.ts'
import * as store from '../store.ts'
import { verifyBadge } from './verify-badge.ts'

export async function verifyByCode(ctx: Context, typed: string): Promise<PublicCertificate> {
  const code = readCode(typed)
  if (!code)
    throw new Problem(codeUnknown, { detail: 'В коде 16 знаков: латинские буквы и цифры, по четыре' })
  const c = await found(ctx, 'code', code)
  if (!c?.document) throw new Problem(codeUnknown, { detail: 'Сверьте каждый знак с документом' })
  return presentPublic(c)
}

/** Over the second wall: whoever holds the code or the file itself asks, signed in or not, and learns what stands on it. */
const found = (ctx: Context, key: 'code' | 'sha256', value: string) =>
  ctx.beyond((all) => store.findCertificate(all.db, key, value))

/** The file is read in memory and forgotten. */
export async function verifyFile(ctx: Context, file: Buffer): Promise<FileVerification> {
  const isPdf = looksLikePdf(file)
  const badge = isPdf ? undefined : await verifyBadge(ctx, file)
  return badge ?? verifySheet(ctx, file, isPdf)
}

async function verifySheet(ctx: Context, file: Buffer, isPdf: boolean): Promise<SheetVerification> {
  const signature = isPdf ? await readPdfSignature(file) : null
  const fingerprint =
    signature?.certificate && createHash('sha256').update(signature.certificate.raw).digest('hex')
  const isOurs = fingerprint !== undefined && (await store.isOurSigner(ctx.db, fingerprint))
  const known = await found(ctx, 'sha256', createHash('sha256').update(file).digest('hex'))
  // A signature that cannot even be read in a file that names our code was ours before somebody spoilt it.
  const claimed = known ?? (isPdf ? await claimedBy(ctx, file) : undefined)
  const wasOurs = isOurs || (signature !== null && fingerprint === undefined && claimed !== undefined)
  const { verdict, checks } = judge({
    isPdf,
    signature: signature && { isOurs: wasOurs, isIntact: signature.isIntact, coversAll: signature.coversAll },
    known: known ? { isRevoked: known.isRevoked } : null,
  })
  return {
    kind: 'sheet',
    verdict,
    checks,
    signer: signature?.certificate ? nameOf(signature.certificate.subject) : null,
    certificate: claimed?.document ? presentPublic(claimed) : null,
  }
}

async function claimedBy(ctx: Context, file: Buffer): Promise<store.CertificateRecord | undefined> {
  const code = codeInText(file.toString('latin1'))
  return code ? found(ctx, 'code', code) : undefined
}

/** The subject of a stranger's certificate is shown: its common name, cut short. */
const nameOf = (subject: string): string =>
  (/^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ')).slice(0, 200)
