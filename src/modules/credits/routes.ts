/** Addresses of cycles and credits. No logic. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { addActivity, listActivities, mendActivity, readActivity } from './use-cases/activities.ts'
import { readPackage, saveReport } from './use-cases/accreditation.ts'
import { confirmClaim, listClaims, refuseClaim } from './use-cases/claim-desk.ts'
import { makeClaim, remindOrganisation, withdrawClaim } from './use-cases/claims.ts'
import { chooseCycle } from './use-cases/choose-cycle.ts'
import { markFiled, unmarkFiled } from './use-cases/filing.ts'
import { changeCycle, closeCycle, openCycle, openFromPaper } from './use-cases/keep-cycle.ts'
import { listEntries } from './use-cases/list-entries.ts'
import { packageArchive } from './use-cases/package-archive.ts'
import { portfolioFile, reportFile } from './use-cases/portfolio-file.ts'
import { tellTwins } from './use-cases/tell-twins.ts'
import { moveEntry } from './use-cases/move-entry.ts'
import { objectToOffer } from './use-cases/offers.ts'
import { correctCycle } from './use-cases/correct-cycle.ts'
import { readClaim } from './use-cases/read-claim.ts'
import { findCorrections } from './use-cases/find-corrections.ts'
import { reverseActivity } from './use-cases/reverse-activity.ts'
import { reverseClaim } from './use-cases/reverse-claim.ts'
import { countWhatIf, listOwnCycles, showCycle } from './use-cases/own-cycles.ts'
import { countByHand, whatGives } from './use-cases/weigh.ts'

const ownReading = quiet('человек смотрит свои записи')

export function routes(server: Server): void {
  const own = { permission: 'credits.own' } as const
  serve(server, contract.listCycles, { ...own, audit: ownReading, run: (ctx) => listOwnCycles(ctx) })
  serve(server, contract.readCycle, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => showCycle(ctx, params.id),
  })
  serve(server, contract.openCycle, {
    ...own,
    audit: 'cycle-opened',
    idempotent: true,
    run: (ctx, { body }) => openCycle(ctx, body),
  })
  serve(server, contract.openFromPaper, {
    ...own,
    audit: 'cycle-opened',
    idempotent: true,
    run: (ctx, { body }) => openFromPaper(ctx, body.paperId),
  })
  serve(server, contract.changeCycle, {
    ...own,
    audit: 'cycle-changed',
    run: (ctx, { params, body }) => changeCycle(ctx, params.id, body),
  })
  serve(server, contract.correctCycle, {
    ...own,
    audit: 'cycle-corrected',
    idempotent: true,
    run: (ctx, { params, body }) => correctCycle(ctx, params.id, body),
  })
  serve(server, contract.objectToPaper, {
    ...own,
    audit: 'cycle-paper-objected',
    idempotent: true,
    run: async (ctx, { body }) => {
      await objectToOffer(ctx, body.paperId, body.text)
      return {}
    },
  })
  serve(server, contract.moveEntry, {
    ...own,
    audit: 'credit-moved',
    idempotent: true,
    run: (ctx, { params, body }) => moveEntry(ctx, params.id, body.cycleId),
  })
  serve(server, contract.readClaim, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => readClaim(ctx, params.id),
  })
  serve(server, contract.closeCycle, {
    ...own,
    audit: 'cycle-closed',
    idempotent: true,
    run: async (ctx, { params }) => {
      await closeCycle(ctx, params.id)
      return {}
    },
  })
  serve(server, contract.listEntries, {
    ...own,
    audit: ownReading,
    run: (ctx, { params, query }) => listEntries(ctx, params.id, query),
  })
  serve(server, contract.whatIf, {
    ...own,
    audit: ownReading,
    run: (ctx, { params, body }) => countWhatIf(ctx, params.id, body.add),
  })
  serve(server, contract.whatGives, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => whatGives(ctx, params.id),
  })
  serve(server, contract.calculate, {
    permission: 'public',
    audit: quiet('считают по числам, которые ввели; ничьих данных нет'),
    run: (ctx, { body }) => countByHand(ctx, body),
  })
  serve(server, contract.chooseCycle, {
    ...own,
    audit: 'credit-cycle-chosen',
    idempotent: true,
    run: (ctx, { params, body }) => chooseCycle(ctx, params.id, body.cycleId),
  })
  serve(server, contract.tellTwins, {
    ...own,
    audit: 'credit-twin-told',
    idempotent: true,
    run: (ctx, { params, body }) => tellTwins(ctx, params.id, body.isAnother),
  })
  serve(server, contract.readPackage, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => readPackage(ctx, params.id),
  })
  serve(server, contract.saveReport, {
    ...own,
    audit: 'accreditation-report-saved',
    run: (ctx, { params, body }) => saveReport(ctx, params.id, body),
  })
  serve(server, contract.portfolioFile, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => portfolioFile(ctx, params.id),
  })
  serve(server, contract.reportFile, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => reportFile(ctx, params.id),
  })
  serve(server, contract.packageArchive, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => packageArchive(ctx, params.id),
  })
  serve(server, contract.markFiled, {
    ...own,
    audit: 'accreditation-filed',
    idempotent: true,
    run: (ctx, { params, body }) => markFiled(ctx, params.id, body),
  })
  serve(server, contract.unmarkFiled, {
    ...own,
    audit: 'accreditation-unfiled',
    run: (ctx, { params }) => unmarkFiled(ctx, params.id),
  })
  serve(server, contract.makeClaim, {
    ...own,
    audit: 'claim-made',
    idempotent: true,
    run: (ctx, { body }) => makeClaim(ctx, body),
  })
  serve(server, contract.withdrawClaim, {
    ...own,
    audit: 'claim-withdrawn',
    run: (ctx, { params }) => withdrawClaim(ctx, params.id),
  })
  serve(server, contract.remindOrganisation, {
    ...own,
    audit: 'claim-reminded',
    idempotent: true,
    run: (ctx, { params }) => remindOrganisation(ctx, params.id),
  })
  serve(server, contract.listActivities, { ...own, audit: ownReading, run: (ctx) => listActivities(ctx) })
  serve(server, contract.readActivity, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => readActivity(ctx, params.id),
  })
  serve(server, contract.addActivity, {
    ...own,
    audit: 'activity-added',
    idempotent: true,
    run: (ctx, { body }) => addActivity(ctx, body),
  })
  serve(server, contract.mendActivity, {
    ...own,
    audit: 'activity-mended',
    idempotent: true,
    run: (ctx, { params, body }) => mendActivity(ctx, params.id, body),
  })
  const staff = { permission: 'learning.provide' } as const
  serve(server, contract.listClaims, {
    ...staff,
    audit: 'claims-looked-at',
    run: (ctx, { query }) => listClaims(ctx, query),
  })
  serve(server, contract.confirmClaim, {
    ...staff,
    audit: 'claim-confirmed',
    idempotent: true,
    run: (ctx, { params, body }) => confirmClaim(ctx, params.id, body),
  })
  serve(server, contract.refuseClaim, {
    ...staff,
    audit: 'claim-refused',
    idempotent: true,
    run: (ctx, { params, body }) => refuseClaim(ctx, params.id, body),
  })
  serve(server, contract.reverseClaim, {
    ...staff,
    audit: 'claim-reversed',
    idempotent: true,
    run: (ctx, { params, body }) => reverseClaim(ctx, params.id, body),
  })
  const correcting = { permission: 'credits.correct' } as const
  serve(server, contract.findCorrections, {
    ...correcting,
    audit: 'claims-looked-at',
    run: (ctx, { query }) => findCorrections(ctx, query),
  })
  serve(server, contract.correctClaim, {
    ...correcting,
    audit: 'claim-reversed',
    idempotent: true,
    run: (ctx, { params, body }) => reverseClaim(ctx, params.id, body),
  })
  serve(server, contract.correctActivity, {
    ...correcting,
    audit: 'activity-reversed',
    idempotent: true,
    run: (ctx, { params, body }) => reverseActivity(ctx, params.id, body),
  })
}
