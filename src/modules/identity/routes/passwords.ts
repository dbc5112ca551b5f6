/** Addresses of the administrator's page of passwords. */
import { quiet, serve, type Server } from '../../../platform/serve.ts'
import * as contract from '../contract.ts'
import { foreseeRule, readPasswordDesk, setPasswordRule } from '../use-cases/password-desk.ts'

export function servePasswordDesk(server: Server): void {
  serve(server, contract.readPasswordDesk, {
    permission: 'people.manage',
    audit: quiet('числа и правила, без людей'),
    run: (ctx) => readPasswordDesk(ctx),
  })
  serve(server, contract.foreseeRule, {
    permission: 'people.manage',
    audit: quiet('только подсчёт: ничего не меняет'),
    run: (ctx, { body }) => foreseeRule(ctx, body),
  })
  serve(server, contract.setPasswordRule, {
    permission: 'people.manage',
    audit: 'password-rule-changed',
    idempotent: true,
    run: (ctx, { body }) => setPasswordRule(ctx, body),
  })
}
