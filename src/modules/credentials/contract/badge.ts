/** Certificates as Open Badges 3.0: what is published for anyone, and what the holder takes away. Promise D8+. */
import { z } from 'zod'
import { bytes, endpoint } from '../../../platform/endpoint.ts'
import { refusal } from '../../../platform/problem.ts'

/** What the sheet is: its heading and the type of the achievement. */
export const CertificateForm = z.enum(['certificate', 'advanced', 'retraining', 'module', 'event'])
export type CertificateForm = z.output<typeof CertificateForm>

/** What a program may read of the achievement; people read the facts. */
export const Achievement = z.object({
  /** Academic hours and credits; null: none are counted. */
  hours: z.number().positive().nullable(),
  credits: z.number().min(0).nullable(),
  startedOn: z.iso.date().nullable(),
  finishedOn: z.iso.date().nullable(),
  /** Who taught. */
  provider: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** What had to be done. */
  criteria: z.string().nullable(),
})
export type Achievement = z.output<typeof Achievement>

export const listAbsent = refusal('certificate.no-list', 404, 'Такого списка нет')
export const proofNotYet = refusal(
  'certificate.no-proof-yet',
  409,
  'Отметка в журнале появится через минуту-две после выдачи',
)

const didDocument = ['application/did+json'] as const
const credential = ['application/vc'] as const

export const issuerKeys = endpoint({
  method: 'GET',
  path: '/api/credentials/did.json',
  summary:
    'Открытые ключи портала (did:web): которыми подписаны цифровые удостоверения, нынешний и все прежние',
  reply: bytes(didDocument, 100_000),
})

export const statusList = endpoint({
  method: 'GET',
  path: '/api/credentials/status/:id',
  summary: 'Подписанный список отозванных удостоверений (Bitstring Status List v1.0)',
  params: z.object({ id: z.coerce.number().int().min(1).max(2_000_000_000) }),
  reply: bytes(credential, 2_000_000),
  problems: [listAbsent],
})

export const checkingKit = endpoint({
  method: 'GET',
  path: '/api/credentials/kit',
  summary: 'Набор для проверки без сети: ключи, сертификаты подписи, списки отозванных — одним файлом',
  reply: bytes(['application/json'], 50_000_000),
})

const Id = z.object({ id: z.uuid() })

export const BadgeAs = z.enum(['json', 'jwt', 'svg', 'png'])
export type BadgeAs = z.output<typeof BadgeAs>

export const certificateBadge = endpoint({
  method: 'GET',
  path: '/api/certificates/:id/badge',
  summary:
    'Мой сертификат как Open Badge 3.0: файл JSON, подписанный текст (VC-JOSE) или картинка с ним внутри',
  params: Id,
  query: z.object({ as: BadgeAs.default('json') }),
  reply: bytes(['application/vc', 'application/vc+jwt', 'image/svg+xml', 'image/png'], 1_000_000),
})

export const certificateProof = endpoint({
  method: 'GET',
  path: '/api/certificates/:id/proof',
  summary: 'Доказательство, что мой сертификат записан в журнале портала: проверяется без портала',
  params: Id,
  reply: bytes(['application/json'], 100_000),
  problems: [proofNotYet],
})

/** What is asked of a credential, in this order; see `CredentialCheck`. */
export const CredentialVerdict = z.enum([
  'genuine',
  'revoked',
  'altered',
  'unsigned',
  'foreign',
  'not-yet',
  'expired',
  'unclear',
  'malformed',
  'unknown',
])
export type CredentialVerdict = z.output<typeof CredentialVerdict>

export const CredentialCheck = z.object({
  key: z.enum(['model', 'badge', 'signed', 'ours', 'intact', 'dates', 'known', 'in-force', 'logged']),
  isPassed: z.boolean().nullable(),
})
export type CredentialCheck = z.output<typeof CredentialCheck>

export const CredentialFault = z.object({ path: z.string(), what: z.string() })
