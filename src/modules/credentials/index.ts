/** The door of certificates: records issue them. */
export { routes } from './routes.ts'
export { issueCertificate, type CertificateOrder } from './use-cases/issue-certificate.ts'
export { certificatesBySource } from './use-cases/certificates-by-source.ts'
export { certifyStudy, revokeOfStudy, type FinishedStudy } from './use-cases/certify-study.ts'
export { belongings } from './use-cases/hear-merge.ts'
export { jobs } from './jobs.ts'
