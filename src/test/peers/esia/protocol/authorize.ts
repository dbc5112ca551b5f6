/** The authorization endpoint: checks the request, leads the person through the pages, sends back a code or an error. */
import { browserOf, sessionOf, startSession } from '../http/browser.ts'
import { redirect, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { errorPage } from '../pages/error.ts'
import type { Sandbox, Session } from '../sandbox.ts'
import { readAuthorization, readReturn, type AuthorizationRequest } from './authorization-request.ts'
import { issueCode } from './code.ts'
import { EsiaError } from './errors.ts'
import { noteRefusal } from './refusal-log.ts'
import { has } from './scopes.ts'
import { mayEnter, organisationFor, secondStepNeeded } from './entry-rules.ts'

export function authorize(sandbox: Sandbox, request: Request, generation: 1 | 2): Reply {
  // The form body counts as the address does: one old client posts it.
  const source = request.method === 'POST' ? request.form : request.query
  const call = generation === 1 ? '/aas/oauth2/ac' : '/aas/oauth2/v2/ac'
  let target: ReturnType<typeof readReturn>
  try {
    target = readReturn(source, (mnemonic) => sandbox.world.client(mnemonic))
  } catch (error) {
    if (!(error instanceof EsiaError)) throw error
    noteRefusal(sandbox, call, source.get('client_id'), error)
    // No redirect: the address is not proved to belong to the system.
    return errorPage(sandbox, error)
  }
  try {
    const asked = readAuthorization(source, generation, target, sandbox.now())
    const browser = browserOf(sandbox, request)
    sandbox.waiting.set(asked.id, { request: asked, browser: browser.id })
    const { session, cookies } = currentSession(sandbox, request)
    const reply = proceed(sandbox, asked, session)
    return { ...reply, cookies: [...browser.cookies, ...cookies, ...(reply.cookies ?? [])] }
  } catch (error) {
    if (!(error instanceof EsiaError)) throw error
    noteRefusal(sandbox, call, target.client.mnemonic, error)
    return refusedTo(target.redirectUri, source.get('state'), error)
  }
}

/** `--as` signs one person in without a page, whoever had signed in before. */
function currentSession(
  sandbox: Sandbox,
  request: Request,
): { session: Session | undefined; cookies: string[] } {
  const session = sessionOf(sandbox, request)
  const { automatic } = sandbox
  if (!automatic || session?.oid === automatic.oid) return { session, cookies: [] }
  const started = startSession(sandbox, automatic.oid, true)
  return { session: started.session, cookies: [started.cookie] }
}

/** The next page that is still needed, or the way back. Called after every page. */
export function proceed(sandbox: Sandbox, asked: AuthorizationRequest, session: Session | undefined): Reply {
  const page = (name: string) => redirect(`/${name}?request=${asked.id}`)
  if (!session) return page('login')
  const waiting = sandbox.waiting.get(asked.id)
  try {
    const person = sandbox.world.people.get(session.oid)!
    mayEnter(sandbox, asked, person)
    if (secondStepNeeded(sandbox, asked, session, person)) return page('code')
    const organisation = organisationFor(sandbox, asked, person, waiting?.organisationOid)
    if (organisation === 'choose') return page('organisation')
    const automatic = sandbox.automatic?.oid === person.oid
    if (sandbox.scenarios.active('consent-refused', person.oid)) throw new EsiaError('007004', 'сценарий')
    if (!automatic && !waiting?.hasConsented && !hasConsent(sandbox, asked, person.oid))
      return page('consent')
    sandbox.waiting.delete(asked.id)
    return issueCode(sandbox, asked, session, organisation)
  } catch (error) {
    if (!(error instanceof EsiaError)) throw error
    return giveUp(sandbox, asked, error)
  }
}

/** Ends a request with a refusal at the system's address. */
export function giveUp(sandbox: Sandbox, asked: AuthorizationRequest, error: EsiaError): Reply {
  sandbox.waiting.delete(asked.id)
  noteRefusal(sandbox, 'вход', asked.client.mnemonic, error)
  return refusedTo(asked.redirectUri, asked.state, error)
}

function refusedTo(redirectUri: string, state: string | null, error: EsiaError): Reply {
  const url = new URL(redirectUri)
  url.searchParams.append('error', error.error)
  url.searchParams.append('error_description', error.description)
  if (state !== null) url.searchParams.append('state', state)
  return redirect(url.href)
}

const consentKey = (asked: AuthorizationRequest, oid: number, scope: string) =>
  `${oid} ${asked.client.mnemonic} ${scope}`

/** Consents of the digital profile are asked each time. */
function hasConsent(sandbox: Sandbox, asked: AuthorizationRequest, oid: number): boolean {
  if (asked.permissions) return false
  return asked.scopes.every(
    (one) => has([one], 'openid') || sandbox.consents.has(consentKey(asked, oid, one.written)),
  )
}

export function giveConsent(sandbox: Sandbox, asked: AuthorizationRequest, oid: number): void {
  for (const one of asked.scopes) sandbox.consents.add(consentKey(asked, oid, one.written))
  sandbox.changed()
}
