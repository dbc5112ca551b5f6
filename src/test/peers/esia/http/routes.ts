/** Addresses of the stand. */
import { control } from '../control/api.ts'
import { notFound } from '../pages/error.ts'
import { showConsole } from '../pages/console.ts'
import { showHome } from '../pages/home.ts'
import { showMailbox } from '../pages/mailbox.ts'
import { postLogout, postProfile, showProfile } from '../pages/profile.ts'
import {
  postConfirmation,
  postRegistration,
  showConfirmation,
  showRegistration,
} from '../pages/registration.ts'
import { postScenarios, showScenarios } from '../pages/scenarios.ts'
import { postConsent, showConsent } from '../pages/consent.ts'
import { postLogin, showLogin } from '../pages/login.ts'
import { postOrganisation, showOrganisation } from '../pages/organisation.ts'
import { postSecondStep, showSecondStep } from '../pages/second-step.ts'
import { apiKeyToken } from '../protocol/api-key.ts'
import { authorize } from '../protocol/authorize.ts'
import { logout } from '../protocol/logout.ts'
import { tokenEndpoint } from '../protocol/token-endpoint.ts'
import { digitalOrganisation } from '../rest/digital-org.ts'
import { rest } from '../rest/routes.ts'
import type { Sandbox } from '../sandbox.ts'
import { asset } from './assets.ts'
import type { Reply } from './reply.ts'
import type { Request } from './request.ts'

type Handler = (sandbox: Sandbox, request: Request) => Reply

const table: Readonly<Record<string, Handler>> = {
  'GET /aas/oauth2/ac': (sandbox, request) => authorize(sandbox, request, 1),
  'POST /aas/oauth2/ac': (sandbox, request) => authorize(sandbox, request, 1),
  'GET /aas/oauth2/v2/ac': (sandbox, request) => authorize(sandbox, request, 2),
  'POST /aas/oauth2/v2/ac': (sandbox, request) => authorize(sandbox, request, 2),
  'POST /aas/oauth2/te': (sandbox, request) => tokenEndpoint(sandbox, request, 1),
  'POST /aas/oauth2/v2/te': (sandbox, request) => tokenEndpoint(sandbox, request, 2),
  'POST /aas/oauth2/v3/te': (sandbox, request) => tokenEndpoint(sandbox, request, 3),
  'GET /idp/ext/Logout': logout,
  'GET /login': showLogin,
  'POST /login': postLogin,
  'GET /code': showSecondStep,
  'POST /code': postSecondStep,
  'GET /organisation': showOrganisation,
  'POST /organisation': postOrganisation,
  'GET /': showHome,
  'GET /registration': showRegistration,
  'POST /registration': postRegistration,
  'GET /registration/confirm': showConfirmation,
  'POST /registration/confirm': postConfirmation,
  'GET /profile/user': showProfile,
  'POST /profile/user': postProfile,
  'POST /logout': postLogout,
  'GET /mailbox': showMailbox,
  'GET /scenarios': showScenarios,
  'POST /scenarios': postScenarios,
  'GET /console/tech': showConsole,
  'GET /consent': showConsent,
  'POST /consent': postConsent,
}

export function route(sandbox: Sandbox, request: Request): Reply {
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const handler = table[`${method} ${request.path}`]
  if (handler) return handler(sandbox, request)
  const others = ['GET', 'POST'].filter((one) => table[`${one} ${request.path}`])
  if (others.length > 0) return { status: 405, headers: { allow: others.join(', ') } }
  return (
    apiKeyToken(sandbox, request) ??
    rest(sandbox, request) ??
    digitalOrganisation(sandbox, request) ??
    control(sandbox, request) ??
    asset(sandbox, request) ??
    notFound(sandbox)
  )
}
