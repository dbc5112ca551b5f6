/** Addresses of registrations. No logic. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import {
  beginRegistration,
  removeRegistration,
  restoreRegistration,
  saveRegistration,
} from './use-cases/keep-registration.ts'
import { listOwn, readOwn } from './use-cases/own-registration.ts'
import { submitRegistration } from './use-cases/submit-registration.ts'

const ownReading = quiet('человек смотрит свои заявки')
const typing = quiet('черновик: след в журнале оставит отправка')

export function routes(server: Server): void {
  const own = { permission: 'registrations.own' } as const
  serve(server, contract.listRegistrations, { ...own, audit: ownReading, run: (ctx) => listOwn(ctx) })
  serve(server, contract.beginRegistration, {
    ...own,
    audit: typing,
    idempotent: true,
    run: (ctx) => beginRegistration(ctx),
  })
  serve(server, contract.readRegistration, {
    ...own,
    audit: ownReading,
    run: (ctx, { params }) => readOwn(ctx, params.id),
  })
  serve(server, contract.saveRegistration, {
    ...own,
    audit: typing,
    run: (ctx, { params, body }) => saveRegistration(ctx, params.id, body),
  })
  serve(server, contract.removeRegistration, {
    ...own,
    audit: 'registration-removed',
    run: async (ctx, { params }) => {
      await removeRegistration(ctx, params.id)
      return {}
    },
  })
  serve(server, contract.restoreRegistration, {
    ...own,
    audit: 'registration-restored',
    run: (ctx, { params }) => restoreRegistration(ctx, params.id),
  })
  serve(server, contract.submitRegistration, {
    ...own,
    audit: 'registration-submitted',
    idempotent: true,
    run: (ctx, { params, body }) => submitRegistration(ctx, params.id, body.version),
  })
}
