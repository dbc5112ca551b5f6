/** The door of certificates: records issue them; the demo world revokes one. */
import type { Job } from '../../platform/event.ts'

export { routes } from './routes.ts'
export { issueCertificate, type CertificateOrder } from './use-cases/issue-certificate.ts'
export { revokeCertificate } from './use-cases/revoke-certificate.ts'
export const jobs: readonly Job[] = []
