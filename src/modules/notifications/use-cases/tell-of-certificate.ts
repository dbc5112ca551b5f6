/** D6, D8+: a certificate is ready, or is no longer valid. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { issued, revoked } from '../../credentials/contract.ts'
import { notify } from './notify.ts'

export const tellOfCertificate = (ctx: Context, e: z.output<typeof issued.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `certificate.issued/${e.certificateId}`,
    personId: e.personId,
    kind: 'certificate',
    template: 'certificate-ready',
    data: { number: e.number, title: e.title },
    link: `/certificates/${e.certificateId}`,
  })

export const tellOfRevocation = (ctx: Context, e: z.output<typeof revoked.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `certificate.revoked/${e.certificateId}`,
    personId: e.personId,
    kind: 'certificate',
    template: 'certificate-revoked',
    data: { number: e.number, title: e.title, reason: e.reason },
    link: `/certificates/${e.certificateId}`,
  })
