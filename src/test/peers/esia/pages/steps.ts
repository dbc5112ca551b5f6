/** What all pages of a sign-in share: the waiting request of this browser, and where its form may lead. */
import { browserOf, sessionOf, type Browser } from '../http/browser.ts'
import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import type { Person } from '../model/person.ts'
import type { AuthorizationRequest } from '../protocol/authorization-request.ts'
import type { Sandbox, Session, WaitingRequest } from '../sandbox.ts'

export interface Step {
  readonly waiting: WaitingRequest
  readonly asked: AuthorizationRequest
  readonly browser: Browser
}

/** Undefined when the request is unknown or belongs to another browser. */
export function stepOf(sandbox: Sandbox, request: Request, id: string | null): Step | undefined {
  const waiting = sandbox.waiting.get(id ?? '')
  const browser = browserOf(sandbox, request)
  if (!waiting || waiting.browser !== browser.id) return undefined
  return { waiting, asked: waiting.request, browser }
}

export interface PersonStep extends Step {
  readonly session: Session
  readonly person: Person
}

export function personStepOf(sandbox: Sandbox, request: Request, id: string | null): PersonStep | undefined {
  const step = stepOf(sandbox, request, id)
  const session = sessionOf(sandbox, request)
  return step && session && { ...step, session, person: sandbox.world.people.get(session.oid)! }
}

/** After its last step a form of ours is redirected to the system: CSP must let it go there, and only there. */
export const targetsOf = (asked: AuthorizationRequest | undefined): readonly string[] =>
  asked ? [new URL(asked.redirectUri).origin] : []

/** A redirect after a posted form must become a GET. */
export const afterForm = (reply: Reply, cookies: readonly string[] = []): Reply => ({
  ...reply,
  ...(reply.status === 302 ? { status: 303 } : {}),
  cookies: [...cookies, ...(reply.cookies ?? [])],
})
