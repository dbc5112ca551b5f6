/** Addresses of «Не помню пароль». */
import { quiet, serve, type Server } from '../../../platform/serve.ts'
import * as contract from '../contract.ts'
import {
  finishRecovery,
  openRecovery,
  proveRecovery,
  recoveryPasskey,
  sendRecoveryCode,
} from '../use-cases/finish-recovery.ts'
import { askRecovery } from '../use-cases/recover.ts'

export function serveRecovery(server: Server): void {
  serve(server, contract.askRecovery, {
    permission: 'guest',
    audit: 'recovery-asked',
    run: (ctx, { body }) => askRecovery(ctx, body.login),
  })
  serve(server, contract.openRecovery, {
    permission: 'guest',
    audit: 'recovery-opened',
    run: (ctx, { body }) => openRecovery(ctx, body.token),
  })
  serve(server, contract.sendRecoveryCode, {
    permission: 'guest',
    audit: 'recovery-code-sent',
    run: (ctx, { body }) => sendRecoveryCode(ctx, body),
  })
  serve(server, contract.recoveryPasskey, {
    permission: 'guest',
    audit: quiet('вопрос браузеру, само подтверждение в журнале есть'),
    run: (ctx, { body }) => recoveryPasskey(ctx, body.token),
  })
  serve(server, contract.proveRecovery, {
    permission: 'guest',
    audit: 'recovery-proved',
    run: (ctx, { body }) => proveRecovery(ctx, body.token, body.proof),
  })
  serve(server, contract.finishRecovery, {
    permission: 'guest',
    audit: 'password-recovered',
    run: (ctx, { body }) => finishRecovery(ctx, body),
  })
}
