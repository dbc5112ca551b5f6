/** How many failures close which door, and for how long (security reference §4.5); the numbers come from policy. Pure. */
import { isIP } from 'node:net'
import type { Policy } from '../../../platform/policy/read.ts'
import type { Suspicion } from '../contract.ts'

/** What failures are counted against. Each class of device has counts of its own, and codes are apart from passwords. */
export type Scope =
  | 'login-unknown'
  | 'login-known'
  | 'account'
  | 'account-known'
  | 'code-unknown'
  | 'code-known'
  | 'ip'
  | 'network'

export type LoginScope = 'login-unknown' | 'login-known'
export type CodeScope = 'code-unknown' | 'code-known'

export interface Limits {
  readonly login: Readonly<Record<LoginScope, { step: number; pauses: readonly number[] }>>
  readonly code: { readonly step: number; readonly pauses: readonly number[] }
  readonly forgetSeconds: number
  /** Consecutive failures after which a password works no more until recovery or ЕСИА. */
  readonly accountLimit: number
  readonly address: {
    readonly failures: number
    readonly windowSeconds: number
    readonly pauses: readonly number[]
    readonly accounts: number
    readonly accountsPauses: readonly number[]
    readonly networkFactor: number
    readonly sharedPercent: number
    readonly sharedDays: number
  }
  readonly onePassword: { readonly accounts: number; readonly pauses: readonly number[] }
  readonly idleMonths: number
  readonly suspiciousFailures: number
}

export const limitsOf = ({ number, ladder }: Policy): Limits => ({
  login: {
    'login-unknown': { step: number('password.unknown.step'), pauses: ladder('password.unknown.pauses') },
    'login-known': { step: number('password.known.step'), pauses: ladder('password.known.pauses') },
  },
  code: { step: number('code.step'), pauses: ladder('code.pauses') },
  forgetSeconds: number('password.forget-hours') * 3600,
  accountLimit: number('password.account.limit'),
  address: {
    failures: number('address.failures'),
    windowSeconds: number('address.window-seconds'),
    pauses: ladder('address.pauses'),
    accounts: number('address.accounts'),
    accountsPauses: ladder('address.accounts-pauses'),
    networkFactor: number('address.network-factor'),
    sharedPercent: number('address.shared-percent'),
    sharedDays: number('address.shared-days'),
  },
  onePassword: { accounts: number('one-password.accounts'), pauses: ladder('one-password.pauses') },
  idleMonths: number('sign-in.idle-months'),
  suspiciousFailures: number('sign-in.suspicious-failures'),
})

/** When a count begins anew: after so long without a failure, or, for addresses, so long after the first one. */
export function windowOf(
  scope: Scope,
  limits: Limits,
): { readonly seconds: number; readonly isFixed: boolean } {
  if (scope === 'ip' || scope === 'network') return { seconds: limits.address.windowSeconds, isFixed: true }
  // Codes are few, so their count lasts: thirty tries a day would succeed within years.
  if (scope.startsWith('account') || scope.startsWith('code'))
    return { seconds: 10 * 365 * 86_400, isFixed: false }
  return { seconds: limits.forgetSeconds, isFixed: false }
}

/** The step of a ladder: the last one is taken again and again. */
export const rung = (ladder: readonly number[], nth: number): number =>
  ladder[Math.min(nth, ladder.length - 1)] ?? 0

/** Seconds of the pause that this very failure begins; 0 for none. */
export const pauseAfter = (rule: { step: number; pauses: readonly number[] }, count: number): number =>
  count > 0 && count % rule.step === 0 ? rung(rule.pauses, count / rule.step - 1) : 0

/** How many tries are left before the next pause, and how long it will be; none when this very failure began it. */
export function ahead(
  rule: { step: number; pauses: readonly number[] },
  count: number,
): { attemptsLeft: number; pauseSeconds: number } {
  const next = Math.ceil(Math.max(count, 1) / rule.step) * rule.step
  return { attemptsLeft: next - count, pauseSeconds: pauseAfter(rule, next) }
}

/** A hospital behind one address: a share of those who were seen there is added to what an address may fail. */
export const allowed = (base: number, people: number, percent: number): number =>
  base + Math.floor((people * percent) / 100)

/** One subscriber has a whole /64 of IPv6; neighbours share a /24 or a /48. */
export function networksOf(ip: string): { readonly ip: string; readonly network: string } {
  const plain = ip.replace(/^::ffff:/i, '')
  if (isIP(plain) === 4) return { ip: plain, network: `${plain.split('.').slice(0, 3).join('.')}.0/24` }
  if (isIP(plain) !== 6) return { ip: plain, network: plain }
  const groups = expand(plain)
  return { ip: `${groups.slice(0, 4).join(':')}::/64`, network: `${groups.slice(0, 3).join(':')}::/48` }
}

function expand(ip: string): string[] {
  const [left = '', right] = ip.split('::')
  const groups = (part: string) => part.split(':').filter((group) => group !== '')
  const start = groups(left)
  const end = right === undefined ? [] : groups(right)
  const gap = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0')
  return [...start, ...gap, ...end].map((group) => parseInt(group, 16).toString(16))
}

/** СНИЛС in any writing, or an address in any case. */
export function normalLogin(text: string): { readonly kind: 'snils' | 'email'; readonly value: string } {
  const trimmed = text.trim()
  return trimmed.includes('@')
    ? { kind: 'email', value: trimmed.toLowerCase() }
    : { kind: 'snils', value: trimmed.replace(/\D/g, '') }
}

/** What makes a success look like somebody else's (security reference §4.5). */
export function suspicionsOf(
  s: {
    readonly isNewDevice: boolean
    readonly isNewNetwork: boolean
    readonly failuresBefore: number
    readonly previousAt: Date | null
    readonly at: Date
  },
  limits: Limits,
): Suspicion[] {
  const idleMs = limits.idleMonths * 30 * 86_400_000
  return [
    ...(s.isNewDevice && s.isNewNetwork ? (['new-place'] as const) : []),
    ...(s.failuresBefore >= limits.suspiciousFailures ? (['after-failures'] as const) : []),
    ...(s.previousAt && s.at.getTime() - s.previousAt.getTime() > idleMs ? (['long-idle'] as const) : []),
  ]
}
