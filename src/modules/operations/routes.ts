/** Addresses of the administrator's care for the portal. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { jobsThatStopped, replayStopped } from './use-cases/jobs-that-stopped.ts'
import { changeSetting, readSettings } from './use-cases/settings.ts'

export function routes(server: Server): void {
  serve(server, contract.listDeadLetters, {
    permission: 'jobs.manage',
    audit: quiet('имена заданий и причины сбоев, без данных людей'),
    run: (ctx) => jobsThatStopped(ctx),
  })
  serve(server, contract.replayJob, {
    permission: 'jobs.manage',
    audit: 'job-replayed',
    idempotent: true,
    run: (ctx, { params }) => replayStopped(ctx, params.id),
  })
  serve(server, contract.readSettings, {
    permission: 'settings.manage',
    audit: quiet('числа и правила, без людей'),
    run: (ctx, { params }) => readSettings(ctx, params.group),
  })
  serve(server, contract.changeSetting, {
    permission: 'settings.manage',
    audit: 'setting-changed',
    idempotent: true,
    run: (ctx, { params, body }) => changeSetting(ctx, params.group, body),
  })
}
