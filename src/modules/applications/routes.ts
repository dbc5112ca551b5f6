/** Addresses of applications: who may call them, what the journal calls them, which use case answers. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { answerQuestion } from './use-cases/answer-question.ts'
import { askApplicant, remarkToApplicant } from './use-cases/ask-applicant.ts'
import { claimApplication, releaseApplication } from './use-cases/claim-application.ts'
import { decideApplication } from './use-cases/decide-application.ts'
import { readOnDesk } from './use-cases/desk-application.ts'
import { countApplications, listApplications } from './use-cases/list-applications.ts'
import { listQueue } from './use-cases/list-queue.ts'
import { openForApplicant, openOnDesk, openPageForApplicant, openPageOnDesk } from './use-cases/open-file.ts'
import { readApplication } from './use-cases/read-application.ts'
import { remarkOwn } from './use-cases/remark-own.ts'
import { saveVerdicts } from './use-cases/save-verdicts.ts'
import { withdrawApplication } from './use-cases/withdraw-application.ts'

const ownLook = quiet('человек смотрит своё')

export function routes(server: Server): void {
  ownRoutes(server)
  deskRoutes(server)
}

function ownRoutes(server: Server): void {
  const own = { permission: 'applications.own', idempotent: true } as const
  const look = { permission: 'applications.own', audit: ownLook } as const
  serve(server, contract.listApplications, { ...look, run: (ctx, { query }) => listApplications(ctx, query) })
  serve(server, contract.applicationCounts, { ...look, run: (ctx) => countApplications(ctx) })
  serve(server, contract.readApplication, {
    ...look,
    run: (ctx, { params }) => readApplication(ctx, params.id),
  })
  serve(server, contract.applicationFile, {
    permission: 'applications.own',
    audit: 'application-file-opened',
    run: (ctx, { params }) => openForApplicant(ctx, params),
  })
  serve(server, contract.applicationFilePage, {
    permission: 'applications.own',
    audit: 'application-file-opened',
    run: (ctx, { params }) => openPageForApplicant(ctx, params),
  })
  serve(server, contract.answer, {
    ...own,
    audit: 'application-answered',
    run: (ctx, { params, body }) => answerQuestion(ctx, params.id, body),
  })
  serve(server, contract.remark, {
    ...own,
    audit: 'application-remarked',
    run: (ctx, { params, body }) => remarkOwn(ctx, params.id, body),
  })
  serve(server, contract.withdraw, {
    ...own,
    audit: 'application-withdrawn',
    run: (ctx, { params }) => withdrawApplication(ctx, params.id),
  })
}

function deskRoutes(server: Server): void {
  const look = { permission: 'applications.verify' } as const
  const act = { permission: 'applications.verify', idempotent: true } as const
  serve(server, contract.queue, {
    ...look,
    audit: quiet('в очереди только имена и виды заявлений; каждая открытая карточка записывается'),
    run: (ctx, { query }) => listQueue(ctx, query),
  })
  serve(server, contract.deskApplication, {
    ...look,
    audit: 'application-seen',
    run: (ctx, { params }) => readOnDesk(ctx, params.id),
  })
  serve(server, contract.deskFile, {
    ...look,
    audit: 'application-file-seen',
    run: (ctx, { params }) => openOnDesk(ctx, params),
  })
  serve(server, contract.deskFilePage, {
    ...look,
    audit: 'application-file-seen',
    run: (ctx, { params }) => openPageOnDesk(ctx, params),
  })
  serve(server, contract.claim, {
    ...act,
    audit: 'application-claimed',
    run: (ctx, { params }) => claimApplication(ctx, params.id),
  })
  serve(server, contract.release, {
    ...act,
    audit: 'application-released',
    run: (ctx, { params }) => releaseApplication(ctx, params.id),
  })
  serve(server, contract.saveVerdicts, {
    ...look,
    audit: 'application-field-checked',
    run: (ctx, { params, body }) => saveVerdicts(ctx, params.id, body.verdicts),
  })
  serve(server, contract.ask, {
    ...act,
    audit: 'application-question-asked',
    run: (ctx, { params, body }) => askApplicant(ctx, params.id, body),
  })
  serve(server, contract.remarkAsVerifier, {
    ...act,
    audit: 'application-remarked',
    run: (ctx, { params, body }) => remarkToApplicant(ctx, params.id, body),
  })
  serve(server, contract.decide, {
    ...act,
    audit: 'application-decided',
    run: (ctx, { params, body }) => decideApplication(ctx, params.id, body),
  })
}
