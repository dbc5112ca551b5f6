/** What this module says to the outside: certificates, their public verification, revocation. Promises D6, D8+. */
import { z } from 'zod'
import { bytes, endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import { refusal } from '../../platform/problem.ts'
import { CredentialCheck, CredentialFault, CredentialVerdict } from './contract/badge.ts'

export * from './contract/badge.ts'
export * from './contract/checker.ts'

export const CertificateStatus = z.enum(['valid', 'revoked'])
export type CertificateStatus = z.output<typeof CertificateStatus>
export const statusWords: Record<CertificateStatus, string> = { valid: 'Действует', revoked: 'Отозван' }

/** `isPublic`: said to anyone who verifies; the rest stands only on the document itself. */
export const CertificateFact = z.object({ label: z.string(), value: z.string(), isPublic: z.boolean() })
export type CertificateFact = z.output<typeof CertificateFact>

export const CertificateRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.string(),
  title: z.string(),
  /** What distinguishes it in a list: the first fact. */
  about: z.string(),
  /** The second fact that anyone may know: «Хирургия, 31.08.67». */
  detail: z.string(),
  status: CertificateStatus,
  issuedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  revokeReason: z.string().nullable(),
  applicationId: z.uuid().nullable(),
  /** As people read it: `7Q4K-2209-ABCD-EFGH`. */
  code: z.string(),
  verifyUrl: z.url(),
  fileName: z.string(),
  sizeBytes: z.int(),
})
export type CertificateRow = z.output<typeof CertificateRow>

/** A QR code as a path in a square of `size` units. */
export const Qr = z.object({ size: z.int(), path: z.string() })
export type Qr = z.output<typeof Qr>

export const Certificate = CertificateRow.extend({
  holder: z.string(),
  facts: z.array(CertificateFact),
  qr: Qr,
})
export type Certificate = z.output<typeof Certificate>

/** What anyone may learn: who, what, when, the number, and whether it holds. */
export const PublicCertificate = z.object({
  number: z.string(),
  code: z.string(),
  title: z.string(),
  holder: z.string(),
  issuedAt: z.iso.datetime(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  status: CertificateStatus,
  revokedAt: z.iso.datetime().nullable(),
  revokeReason: z.string().nullable(),
})
export type PublicCertificate = z.output<typeof PublicCertificate>

export const certificateNotFound = refusal('certificate.not-found', 404, 'Такого сертификата нет')
export const codeUnknown = refusal('certificate.code-unknown', 404, 'Сертификата с таким кодом нет')
export const alreadyRevoked = refusal('certificate.already-revoked', 409, 'Сертификат уже отозван')
export const ownCertificate = refusal('certificate.own', 403, 'Свой сертификат отзывает другой сотрудник')

const Id = z.object({ id: z.uuid() })

export const listCertificates = endpoint({
  method: 'GET',
  path: '/api/certificates',
  summary: 'Мои сертификаты, новые сверху',
  query: z.object({ applicationId: z.uuid().optional() }),
  reply: z.object({ items: z.array(CertificateRow) }),
})

export const readCertificate = endpoint({
  method: 'GET',
  path: '/api/certificates/:id',
  summary: 'Мой сертификат: что в нём сказано, код и QR для проверки',
  params: Id,
  reply: Certificate,
  problems: [certificateNotFound],
})

export const certificateFile = endpoint({
  method: 'GET',
  path: '/api/certificates/:id/file',
  summary: 'Мой сертификат: PDF с электронной подписью',
  params: Id,
  reply: bytes(['application/pdf'], 5_000_000),
  problems: [certificateNotFound],
})

export const verifyCertificate = endpoint({
  method: 'GET',
  path: '/api/verify/:code',
  summary: 'Проверить сертификат по коду с документа или из QR',
  params: z.object({ code: z.string().max(100) }),
  reply: PublicCertificate,
  problems: [codeUnknown],
})

/**
 * genuine — ours, unchanged, in force · revoked — ours, unchanged, revoked · altered — signed by us and changed since ·
 * appended — something was added after our signature · foreign — somebody else's signature · unsigned · unknown — our
 * signature, but no such certificate here · not-pdf.
 */
export const FileVerdict = z.enum([
  'genuine',
  'revoked',
  'altered',
  'appended',
  'foreign',
  'unsigned',
  'unknown',
  'not-pdf',
])
export type FileVerdict = z.output<typeof FileVerdict>

export const FileCheck = z.object({
  key: z.enum(['pdf', 'signed', 'ours', 'intact', 'whole', 'in-force']),
  /** Null: an earlier check failed, so this one says nothing. */
  isPassed: z.boolean().nullable(),
})
export type FileCheck = z.output<typeof FileCheck>

/** A sheet: a PDF, or something that is none. */
const SheetVerification = z.object({
  kind: z.literal('sheet'),
  verdict: FileVerdict,
  checks: z.array(FileCheck),
  /** Whose signature it is, from its certificate. */
  signer: z.string().nullable(),
  /** What the genuine certificate says: of this file, or of the code that stands in it. */
  certificate: PublicCertificate.nullable(),
})

/** A badge: JSON, a signed text, or a picture with either inside. */
const BadgeVerification = z.object({
  kind: z.literal('badge'),
  verdict: CredentialVerdict,
  checks: z.array(CredentialCheck),
  /** What is wrong with the document itself, part by part. */
  faults: z.array(CredentialFault),
  /** Who calls themselves the issuer. */
  issuer: z.string().nullable(),
  certificate: PublicCertificate.nullable(),
})

export const FileVerification = z.discriminatedUnion('kind', [SheetVerification, BadgeVerification])
export type SheetVerification = z.output<typeof SheetVerification>
export type BadgeVerification = z.output<typeof BadgeVerification>
export type FileVerification = z.output<typeof FileVerification>

export const maxVerifiedBytes = 5_000_000

export const verifyFile = endpoint({
  method: 'POST',
  path: '/api/verify/file',
  summary:
    'Проверить файл сертификата, PDF или Open Badge: чья подпись, не изменён ли, не отозван ли. Файл не сохраняется',
  body: bytes(['*'], maxVerifiedBytes),
  reply: FileVerification,
})

/** For those who may revoke: found by the beginning of a number, by a code or by a name. */
export const KeptCertificate = CertificateRow.omit({
  code: true,
  verifyUrl: true,
  fileName: true,
  sizeBytes: true,
}).extend({
  holder: z.string(),
  can: z.object({ revoke: z.boolean() }),
})
export type KeptCertificate = z.output<typeof KeptCertificate>

export const findCertificates = endpoint({
  method: 'GET',
  path: '/api/desk/certificates',
  summary: 'Выданные сертификаты для тех, кто вправе отозвать; владелец увидит, кто смотрел',
  query: z.object({ text: z.string().trim().max(100).default('') }),
  reply: z.object({ items: z.array(KeptCertificate) }),
})

export const Revocation = z.object({
  reason: z
    .string()
    .trim()
    .min(5, 'Напишите причину: её прочтут владелец и каждый, кто проверит')
    .max(500, 'Не больше 500 знаков'),
})

export const revokeCertificate = endpoint({
  method: 'POST',
  assurance: 'fresh',
  path: '/api/desk/certificates/:id/revocation',
  summary: 'Отозвать сертификат с причиной; документ не меняется, проверка скажет об отзыве',
  params: Id,
  body: Revocation,
  reply: KeptCertificate,
  problems: [certificateNotFound, alreadyRevoked, ownCertificate],
})

const CertificateNews = z.object({
  certificateId: z.uuid(),
  personId: z.uuid(),
  number: z.string(),
  kind: z.string(),
  title: z.string(),
  applicationId: z.uuid().nullable(),
  sourceKey: z.string(),
})
const topics = (p: z.output<typeof CertificateNews>) => [`person:${p.personId}`]

export const issued = event('certificate.issued', CertificateNews, topics)
export const revoked = event('certificate.revoked', CertificateNews.extend({ reason: z.string() }), topics)
