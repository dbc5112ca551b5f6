/** Who holds the browser: its own cookie, the session of single sign-on, and the token that every form carries. */
import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Sandbox, Session } from '../sandbox.ts'
import type { Request } from './request.ts'

const sessionSeconds = 3 * 3600

/** Cookies of one host are shared by all its ports, hence the own names. */
const names = { browser: 'esia_stand_browser', session: 'esia_stand_sso' }

const cookie = (sandbox: Sandbox, name: string, value: string, seconds?: number): string =>
  [
    `${name}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(seconds === undefined ? [] : [`Max-Age=${seconds}`]),
    ...(sandbox.publicUrl.startsWith('https:') ? ['Secure'] : []),
  ].join('; ')

export interface Browser {
  readonly id: string
  /** To be sent when the browser is new. */
  readonly cookies: readonly string[]
  readonly formToken: string
}

export function browserOf(sandbox: Sandbox, request: Request): Browser {
  const known = request.cookies.get(names.browser)
  const id = known && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url')
  return {
    id,
    cookies: id === known ? [] : [cookie(sandbox, names.browser, id)],
    formToken: createHmac('sha256', sandbox.secret).update(id).digest('base64url'),
  }
}

/** A form counts only if it came from a page of ours in the same browser. */
export function isOwnForm(sandbox: Sandbox, request: Request, browser: Browser): boolean {
  const { origin, host } = request.headers
  // The same server may be called by another name (127.0.0.1): then Origin repeats what Host says.
  const own = [new URL(sandbox.publicUrl).host, host]
  if (origin !== undefined && !own.includes(URL.parse(origin)?.host)) return false
  const given = Buffer.from(request.form.get('form_token') ?? '')
  const wanted = Buffer.from(browser.formToken)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

export function sessionOf(sandbox: Sandbox, request: Request): Session | undefined {
  const session = sandbox.sessions.get(request.cookies.get(names.session) ?? '')
  if (!session || session.expiresAt <= sandbox.now().getTime()) return undefined
  return sandbox.world.people.get(session.oid)?.status === 'REGISTERED' ? session : undefined
}

export function startSession(
  sandbox: Sandbox,
  oid: number,
  secondStep: boolean,
): { session: Session; cookie: string } {
  const now = sandbox.now().getTime()
  const session: Session = {
    id: randomBytes(32).toString('base64url'),
    oid,
    sid: randomUUID(),
    startedAt: now,
    expiresAt: now + sessionSeconds * 1000,
    secondStep,
  }
  sandbox.sessions.set(session.id, session)
  return { session, cookie: cookie(sandbox, names.session, session.id, sessionSeconds) }
}

/** Same sign-in, now with a second step. */
export function raiseSession(sandbox: Sandbox, session: Session): Session {
  const raised = { ...session, secondStep: true }
  sandbox.sessions.set(session.id, raised)
  return raised
}

export function endSession(sandbox: Sandbox, request: Request): string {
  sandbox.sessions.delete(request.cookies.get(names.session) ?? '')
  return cookie(sandbox, names.session, '', 0)
}
