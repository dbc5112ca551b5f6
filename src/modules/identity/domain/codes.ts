/** One-time codes: their life, their limits and what each is bound to (security reference §4.6). Pure. */

export const codeLifeSeconds = 300
export const codeTries = 3
export const resendSeconds = 60

/** Codes asked for within a window; the strictest answer wins. */
export const codeLimits = [
  { by: 'person', count: 5, windowSeconds: 3600 },
  { by: 'person', count: 10, windowSeconds: 86_400 },
  { by: 'address', count: 5, windowSeconds: 3600 },
  { by: 'address', count: 10, windowSeconds: 86_400 },
  { by: 'ip', count: 30, windowSeconds: 3600 },
] as const

export interface CodeBinding {
  readonly challengeId: string
  readonly purpose: string
  readonly personId: string
  /** The browser that asked; its session never changes its key. */
  readonly sessionId: string | null
  readonly payloadHash: string
}

/** What the HMAC is taken of: a code is worth nothing for another person, browser, purpose or content. */
export const boundText = (b: CodeBinding, code: string): string =>
  JSON.stringify([b.challengeId, b.purpose, b.personId, b.sessionId, b.payloadHash, code])

/** Seconds to wait when `times` (newest first) have reached the limit; 0 when one more is allowed. */
export function waitSeconds(
  times: readonly Date[],
  limit: { readonly count: number; readonly windowSeconds: number },
  now: Date,
): number {
  const oldest = times[limit.count - 1]
  if (!oldest) return 0
  return Math.max(0, Math.ceil((oldest.getTime() - now.getTime()) / 1000) + limit.windowSeconds)
}
