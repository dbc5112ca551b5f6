/** Addresses of papers of admission. No logic. */
import { sections } from '../../platform/permissions.ts'
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import {
  createDraft,
  deleteDraft,
  mendPaper,
  renewPaper,
  restoreDraft,
  saveDraft,
} from './use-cases/keep-draft.ts'
import { readDeskPaper, searchPapers, stopPaper } from './use-cases/desk-papers.ts'
import { checkDraft } from './use-cases/look-around.ts'
import { readDraft } from './use-cases/own-draft.ts'
import { answerOwn, decideCase, listCases, ownQuestions, readCase } from './use-cases/registry/cases.ts'
import { askImport, listImports } from './use-cases/registry/run.ts'
import { listOwnPapers, readGrounds, readOwnPaper, showRules } from './use-cases/own-papers.ts'
import { submitDraft } from './use-cases/submit-draft.ts'

const ownReading = quiet('человек смотрит свои допуски')
const typing = quiet('черновик: след в журнале оставит отправка')

export function routes(server: Server): void {
  const own = { permission: 'licences.own' } as const
  serve(server, contract.paperRules, {
    ...own,
    audit: quiet('справочник'),
    run: (ctx) => Promise.resolve(showRules(ctx)),
  })
  serve(server, contract.listPapers, { ...own, audit: ownReading, run: (ctx) => listOwnPapers(ctx) })
  serve(server, contract.readPaper, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => readOwnPaper(ctx, params.id),
  })
  serve(server, contract.mendPaper, {
    ...own,
    audit: 'licence-mended',
    idempotent: true,
    run: (ctx, { params }) => mendPaper(ctx, params.id),
  })
  serve(server, contract.renewPaper, {
    ...own,
    audit: 'licence-renewal-begun',
    idempotent: true,
    run: (ctx, { params }) => renewPaper(ctx, params.id),
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
    audit: 'licence-draft-deleted',
    run: async (ctx, { params }) => {
      await deleteDraft(ctx, params.id)
      return {}
    },
  })
  serve(server, contract.restoreDraft, {
    ...own,
    audit: 'licence-draft-restored',
    run: (ctx, { params }) => restoreDraft(ctx, params.id),
  })
  serve(server, contract.checkDraft, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => checkDraft(ctx, params.id),
  })
  serve(server, contract.submitDraft, {
    ...own,
    audit: 'licence-submitted',
    idempotent: true,
    run: (ctx, { params, body }) => submitDraft(ctx, params.id, body.version),
  })
  for (const section of sections)
    serve(server, contract.workGrounds[section], {
      permission: `work.${section}`,
      audit: ownReading,
      run: (ctx) => readGrounds(ctx, section),
    })
  serve(server, contract.findPapers, {
    permission: 'licences.search',
    audit: 'licence-register-searched',
    run: (ctx, { query }) => searchPapers(ctx, query),
  })
  serve(server, contract.readDeskPaper, {
    permission: 'licences.search',
    audit: 'licence-seen',
    run: (ctx, { params }) => readDeskPaper(ctx, params.id),
  })
  serve(server, contract.stopPaper, {
    permission: 'licences.decide',
    audit: 'licence-stopped',
    idempotent: true,
    run: (ctx, { params, body }) => stopPaper(ctx, params.id, body),
  })
  const desk = { permission: 'licences.decide' } as const
  serve(server, contract.listCases, {
    ...desk,
    audit: quiet('в списке только имена и виды; каждое открытое расхождение записывается'),
    run: (ctx, { query }) => listCases(ctx, query),
  })
  serve(server, contract.readCase, {
    ...desk,
    audit: 'licence-case-seen',
    run: (ctx, { params }) => readCase(ctx, params.id),
  })
  serve(server, contract.decideCase, {
    ...desk,
    audit: 'licence-case-decided',
    idempotent: true,
    run: (ctx, { params, body }) => decideCase(ctx, params.id, body),
  })
  serve(server, contract.ownQuestions, { ...own, audit: ownReading, run: (ctx) => ownQuestions(ctx) })
  serve(server, contract.answerQuestion, {
    ...own,
    audit: 'licence-case-answered',
    idempotent: true,
    run: async (ctx, { params, body }) => {
      await answerOwn(ctx, params.id, body.text)
      return {}
    },
  })
  serve(server, contract.listImports, {
    permission: 'licences.search',
    audit: quiet('о загрузке видны только числа'),
    run: (ctx) => listImports(ctx),
  })
  serve(server, contract.startImport, {
    permission: 'licences.import',
    audit: 'licence-import-asked',
    idempotent: true,
    run: async (ctx) => {
      await askImport(ctx)
      return {}
    },
  })
}
