/** The door of certificates: records issue them. */
import type { Job } from '../../platform/event.ts'

export { routes } from './routes.ts'
export { issueCertificate, type CertificateOrder } from './use-cases/issue-certificate.ts'
export const jobs: readonly Job[] = []
