/** Answers of handlers, and the strict headers that go with each. */
export interface Reply {
  readonly status: number
  readonly type?: string
  readonly body?: string | Uint8Array
  readonly location?: string
  readonly cookies?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  /** Origins a form on this page may lead to after its redirects (CSP form-action follows them). */
  readonly formTargets?: readonly string[]
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
  headers,
})

export const redirect = (location: string, cookies: readonly string[] = []): Reply => ({
  status: 302,
  location,
  cookies,
})

export const seeOther = (location: string, cookies: readonly string[] = []): Reply => ({
  status: 303,
  location,
  cookies,
})

export function headersOf(reply: Reply): Record<string, string | string[]> {
  const targets = ["'self'", ...(reply.formTargets ?? [])].join(' ')
  return {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; " +
      `form-action ${targets}; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Not no-referrer: browsers would then send «Origin: null» with our own forms.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
    ...(reply.type ? { 'content-type': reply.type } : {}),
    ...(reply.location === undefined ? {} : { location: reply.location }),
    ...(reply.cookies && reply.cookies.length > 0 ? { 'set-cookie': [...reply.cookies] } : {}),
    ...reply.headers,
  }
}
