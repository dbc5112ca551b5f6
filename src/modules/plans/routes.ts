/** Addresses of plans. No logic. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { calendarFeed, makeAddress, readAddress, revokeAddress } from './use-cases/calendar.ts'
import { deleteDraft, readDraft, saveDraft } from './use-cases/draft.ts'
import * as keep from './use-cases/keep-plan.ts'
import { listAlternatives, proposePlan } from './use-cases/propose.ts'
import { readAround } from './use-cases/read-around.ts'

const ownReading = quiet('человек смотрит свои записи')
const counting = quiet('ничего не сохраняется')

export function routes(server: Server): void {
  const own = { permission: 'plans.own' } as const
  serve(server, contract.proposePlan, {
    ...own,
    audit: counting,
    run: (ctx, { body }) => proposePlan(ctx, body),
  })
  serve(server, contract.reviewPlan, {
    ...own,
    audit: counting,
    run: (ctx, { body }) => keep.reviewPlan(ctx, body),
  })
  serve(server, contract.alternatives, {
    ...own,
    audit: counting,
    run: (ctx, { body }) => listAlternatives(ctx, body),
  })
  serve(server, contract.readAround, { ...own, audit: ownReading, run: (ctx) => readAround(ctx) })
  serve(server, contract.readDraft, { ...own, audit: ownReading, run: (ctx) => readDraft(ctx) })
  serve(server, contract.saveDraft, {
    ...own,
    audit: quiet('черновик сохраняется сам'),
    run: (ctx, { body }) => saveDraft(ctx, body),
  })
  serve(server, contract.deleteDraft, {
    ...own,
    audit: quiet('черновик не показывают никому'),
    run: async (ctx) => {
      await deleteDraft(ctx)
      return {}
    },
  })
  serve(server, contract.createPlan, {
    ...own,
    audit: 'plan-saved',
    idempotent: true,
    run: (ctx, { body }) => keep.createPlan(ctx, body),
  })
  serve(server, contract.listPlans, { ...own, audit: ownReading, run: (ctx) => keep.listPlans(ctx) })
  serve(server, contract.currentPlan, { ...own, audit: ownReading, run: (ctx) => keep.currentPlan(ctx) })
  serve(server, contract.readCalendarAddress, {
    ...own,
    audit: ownReading,
    run: (ctx) => readAddress(ctx),
  })
  serve(server, contract.makeCalendarAddress, {
    ...own,
    audit: 'plan-calendar-made',
    run: (ctx) => makeAddress(ctx),
  })
  serve(server, contract.revokeCalendarAddress, {
    ...own,
    audit: 'plan-calendar-revoked',
    run: (ctx) => revokeAddress(ctx),
  })
  serve(server, contract.calendarFeed, {
    permission: 'public',
    audit: quiet('календарь телефона читает план по секретному адресу много раз в день'),
    run: (ctx, { params }) => calendarFeed(ctx, params.token),
  })
  serve(server, contract.readPlan, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => keep.readPlan(ctx, params.id),
  })
  serve(server, contract.changePlan, {
    ...own,
    audit: 'plan-changed',
    run: (ctx, { params, body }) => keep.changePlan(ctx, params.id, body),
  })
  serve(server, contract.replan, {
    ...own,
    audit: counting,
    run: (ctx, { params, body }) => keep.replan(ctx, params.id, body),
  })
  serve(server, contract.addToPlan, {
    ...own,
    audit: 'plan-programme-added',
    idempotent: true,
    run: (ctx, { body }) => keep.addToPlan(ctx, body.programmeId),
  })
  serve(server, contract.tellProgress, {
    ...own,
    audit: 'plan-progress-told',
    run: (ctx, { params, body }) => keep.tellProgress(ctx, params.id, params.programmeId, body.hours),
  })
  serve(server, contract.closePlan, {
    ...own,
    audit: 'plan-closed',
    idempotent: true,
    run: (ctx, { params }) => keep.closePlan(ctx, params.id),
  })
}
