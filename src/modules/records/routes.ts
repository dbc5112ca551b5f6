/** Addresses of drafts and records. No logic. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { confirmDraft } from './use-cases/confirm-draft.ts'
import { createDraft, deleteDraft, mendRecord, restoreDraft, saveDraft } from './use-cases/keep-draft.ts'
import { showKinds } from './use-cases/show-kinds.ts'
import { readDraft } from './use-cases/own-draft.ts'
import { listOwnEducation, readOwnRecord } from './use-cases/own-records.ts'
import { checkDraft, requestCode } from './use-cases/request-code.ts'

const ownReading = quiet('человек смотрит свои записи')
const typing = quiet('черновик: след в журнале оставит подтверждение')

export function routes(server: Server): void {
  const own = { permission: 'records.own' } as const
  serve(server, contract.kindRules, {
    ...own,
    audit: quiet('справочник'),
    run: (ctx) => Promise.resolve({ items: showKinds(ctx) }),
  })
  serve(server, contract.listEducation, { ...own, audit: ownReading, run: (ctx) => listOwnEducation(ctx) })
  serve(server, contract.readRecord, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => readOwnRecord(ctx, params.id),
  })
  serve(server, contract.mendRecord, {
    ...own,
    audit: 'education-record-mended',
    idempotent: true,
    run: (ctx, { params }) => mendRecord(ctx, params.id),
  })
  serve(server, contract.createDraft, {
    ...own,
    audit: typing,
    idempotent: true,
    run: (ctx) => createDraft(ctx),
  })
  serve(server, contract.readDraft, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => readDraft(ctx, params.id),
  })
  serve(server, contract.saveDraft, {
    ...own,
    audit: typing,
    run: (ctx, { params, body }) => saveDraft(ctx, params.id, body),
  })
  serve(server, contract.deleteDraft, {
    ...own,
    audit: 'education-draft-deleted',
    run: async (ctx, { params }) => {
      await deleteDraft(ctx, params.id)
      return {}
    },
  })
  serve(server, contract.restoreDraft, {
    ...own,
    audit: 'education-draft-restored',
    run: (ctx, { params }) => restoreDraft(ctx, params.id),
  })
  serve(server, contract.checkDraft, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => checkDraft(ctx, params.id),
  })
  serve(server, contract.requestCode, {
    ...own,
    audit: 'education-code-requested',
    idempotent: true,
    run: (ctx, { params, body }) => requestCode(ctx, params.id, body.version),
  })
  serve(server, contract.confirm, {
    ...own,
    audit: 'education-record-confirmed',
    idempotent: true,
    run: (ctx, { params, body }) => confirmDraft(ctx, params.id, body),
  })
}
