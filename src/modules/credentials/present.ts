/** Row → contract. */
import type { Actor } from '../../platform/context.ts'
import type {
  Certificate,
  CertificateForm,
  CertificateRow,
  KeptCertificate,
  PublicCertificate,
} from './contract.ts'
import { spacedCode } from '../../platform/spoken-code.ts'
import { mayRevoke } from './policy.ts'
import { qrOf } from './present/qr.ts'
import type { CertificateRecord } from './store.ts'

export const verifyUrl = (publicOrigin: string, code: string): string =>
  `${new URL(publicOrigin).origin}/verify/${spacedCode(code)}`

const sheetNames: Readonly<Record<CertificateForm, string>> = {
  certificate: 'Сертификат',
  advanced: 'Удостоверение',
  retraining: 'Диплом',
  module: 'Сертификат',
  event: 'Сертификат',
}
export const fileName = (c: { readonly form: CertificateForm; readonly number: string }): string =>
  `${sheetNames[c.form]} ${c.number}.pdf`

const state = (c: CertificateRecord) => ({
  status: c.isRevoked ? ('revoked' as const) : ('valid' as const),
  issuedAt: c.issuedAt.toISOString(),
  revokedAt: c.revocation?.at.toISOString() ?? null,
  revokeReason: c.revocation?.reason ?? null,
})

const common = (c: CertificateRecord) => ({
  id: c.id,
  number: c.number,
  kind: c.kind,
  title: c.title,
  about: c.facts[0]?.value ?? '',
  detail: c.facts.filter((f) => f.isPublic)[1]?.value ?? '',
  ...state(c),
  applicationId: c.applicationId,
})

export const presentRow = (c: CertificateRecord, publicOrigin: string): CertificateRow => ({
  ...common(c),
  code: spacedCode(c.code),
  verifyUrl: verifyUrl(publicOrigin, c.code),
  fileName: fileName(c),
  sizeBytes: c.document?.sizeBytes ?? 0,
})

export const presentCertificate = (c: CertificateRecord, publicOrigin: string): Certificate => ({
  ...presentRow(c, publicOrigin),
  holder: c.holder,
  facts: [...c.facts],
  qr: qrOf(verifyUrl(publicOrigin, c.code)),
})

export const presentKept = (c: CertificateRecord, actor: Actor): KeptCertificate => ({
  ...common(c),
  holder: c.holder,
  can: { revoke: mayRevoke(actor, c) },
})

export const presentPublic = (c: CertificateRecord): PublicCertificate => ({
  number: c.number,
  code: spacedCode(c.code),
  title: c.title,
  holder: c.holder,
  facts: c.facts.filter((f) => f.isPublic).map(({ label, value }) => ({ label, value })),
  ...state(c),
})
