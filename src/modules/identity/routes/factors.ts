/** Addresses of second steps in the profile. */
import { quiet, serve, type Server } from '../../../platform/serve.ts'
import * as contract from '../contract.ts'
import { chooseFactor } from '../use-cases/factors/choose-factor.ts'
import { beginApp, confirmApp, removeApp } from '../use-cases/factors/connect-app.ts'
import { makeRecoveryCodes } from '../use-cases/factors/recovery-codes.ts'
import { readFactors } from '../use-cases/factors/read-factors.ts'

export function serveFactors(server: Server): void {
  serve(server, contract.readFactors, {
    permission: 'profile.own',
    audit: quiet('человек смотрит свои способы входа'),
    run: (ctx) => readFactors(ctx),
  })
  serve(server, contract.beginApp, {
    permission: 'profile.own',
    audit: 'app-begun',
    run: (ctx) => beginApp(ctx),
  })
  serve(server, contract.confirmApp, {
    permission: 'profile.own',
    audit: 'app-connected',
    run: (ctx, { body }) => confirmApp(ctx, body),
  })
  serve(server, contract.removeApp, {
    permission: 'profile.own',
    audit: 'app-removed',
    run: (ctx) => removeApp(ctx),
  })
  serve(server, contract.makeRecoveryCodes, {
    permission: 'profile.own',
    audit: 'recovery-codes-made',
    run: (ctx) => makeRecoveryCodes(ctx),
  })
  serve(server, contract.chooseFactor, {
    permission: 'profile.own',
    audit: 'factor-chosen',
    run: (ctx, { body }) => chooseFactor(ctx, body.preferred),
  })
}
