/** Addresses of certificates. No logic. */
import type { Context } from '../../platform/context.ts'
import { createRateLimit } from '../../platform/rate-limit.ts'
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { listOwn, openOwnBadge, openOwnFile, openOwnProof, readOwn } from './use-cases/own-certificates.ts'
import { keysWithDays, publishChecker, publishKeys, publishKit, publishList } from './use-cases/publish.ts'
import { findForRevocation, revokeCertificate } from './use-cases/revoke-certificate.ts'
import { verifyByCode, verifyFile } from './use-cases/verify.ts'

const ownReading = quiet('человек смотрит свой сертификат')
const openKeys = quiet('открытые ключи и списки без имён: кто угодно')
const openCheck = quiet('открытая проверка: кто угодно, без имени')

/** A code has 80 random bits: the limit is against noise rather than against luck. A check of a file costs more. */
const codesPerMinute = 30
const filesPerMinute = 10

export function routes(server: Server): void {
  const codes = createRateLimit(codesPerMinute)
  const files = createRateLimit(filesPerMinute)
  const by = (ctx: Context): [string, number] => [ctx.origin?.ip ?? '', ctx.now.getTime()]
  serve(server, contract.listCertificates, {
    permission: 'certificates.own',
    audit: ownReading,
    run: async (ctx, { query }) => ({ items: await listOwn(ctx, query.applicationId) }),
  })
  serve(server, contract.readCertificate, {
    permission: 'certificates.own',
    audit: ownReading,
    run: (ctx, { params }) => readOwn(ctx, params.id),
  })
  serve(server, contract.certificateFile, {
    permission: 'certificates.own',
    audit: 'certificate-downloaded',
    run: (ctx, { params }) => openOwnFile(ctx, params.id),
  })
  serve(server, contract.certificateBadge, {
    permission: 'certificates.own',
    audit: 'certificate-downloaded',
    run: (ctx, { params, query }) => openOwnBadge(ctx, params.id, query.as),
  })
  serve(server, contract.certificateProof, {
    permission: 'certificates.own',
    audit: ownReading,
    run: (ctx, { params }) => openOwnProof(ctx, params.id),
  })
  serve(server, contract.issuerKeys, { permission: 'public', audit: openKeys, run: publishKeys })
  serve(server, contract.statusList, {
    permission: 'public',
    audit: openKeys,
    run: (ctx, { params }) => publishList(ctx, params.id),
  })
  serve(server, contract.checkingKit, {
    permission: 'public',
    audit: openKeys,
    run: (ctx) => {
      files.spend(...by(ctx))
      return publishKit(ctx)
    },
  })
  serve(server, contract.checkerPage, {
    permission: 'public',
    audit: openKeys,
    run: (ctx) => {
      files.spend(...by(ctx))
      return publishChecker(ctx)
    },
  })
  serve(server, contract.signingKeys, {
    permission: 'public',
    audit: openKeys,
    run: async (ctx) => ({
      items: (await keysWithDays(ctx)).map(({ fingerprint, since }) => ({ fingerprint, since })),
    }),
  })
  serve(server, contract.verifyCertificate, {
    permission: 'public',
    audit: openCheck,
    run: (ctx, { params }) => {
      codes.spend(...by(ctx))
      return verifyByCode(ctx, params.code)
    },
  })
  serve(server, contract.verifyFile, {
    permission: 'public',
    audit: openCheck,
    run: (ctx, { body }) => {
      files.spend(...by(ctx))
      return verifyFile(ctx, body)
    },
  })
  serve(server, contract.findCertificates, {
    permission: 'certificates.revoke',
    audit: 'certificate-looked-at',
    run: async (ctx, { query }) => ({ items: await findForRevocation(ctx, query.text) }),
  })
  serve(server, contract.revokeCertificate, {
    permission: 'certificates.revoke',
    audit: 'certificate-revoked',
    idempotent: true,
    run: (ctx, { params, body }) => revokeCertificate(ctx, params.id, body.reason),
  })
}
