/** How many failures close which door, and for how long (security reference §4.5). Pure. */
import { isIP } from 'node:net'

/** What failures are counted against. */
export type Scope = 'login-unknown' | 'login-known' | 'account' | 'ip' | 'network'

interface Rule {
  /** Counting starts anew when nothing failed for so long (or, for addresses, after a window of that length). */
  readonly windowSeconds: number
  /** True: the window starts with the first failure; false: with the last one. */
  readonly isFixed: boolean
  /** Seconds of the pause that this very failure begins; 0 for none. */
  readonly pauseSeconds: (count: number) => number
}

const ladder = [30, 120, 900]
const halfDay = 12 * 3600

export const rules: Readonly<Record<Scope, Rule>> = {
  'login-unknown': {
    windowSeconds: halfDay,
    isFixed: false,
    pauseSeconds: (count) => (count % 5 === 0 ? (ladder[count / 5 - 1] ?? 3600) : 0),
  },
  // A stranger cannot lock the owner out: a browser the owner has used before has its own count.
  'login-known': {
    windowSeconds: halfDay,
    isFixed: false,
    pauseSeconds: (count) => (count % 10 === 0 ? 300 : 0),
  },
  // No pause here: at the limit the password itself is switched off.
  account: { windowSeconds: 10 * 365 * 86_400, isFixed: false, pauseSeconds: () => 0 },
  ip: { windowSeconds: 300, isFixed: true, pauseSeconds: (count) => (count === 20 ? 900 : 0) },
  network: { windowSeconds: 300, isFixed: true, pauseSeconds: (count) => (count === 100 ? 900 : 0) },
}

/** Consecutive failures after which a password works no more until recovery or ЕСИА. */
export const accountLimit = 100

/** Different logins from one address within an hour look like spraying one password over many. */
export const sprayLimit = 50
export const sprayPauseSeconds = 3600

/** How many tries are left before the next pause, and how long it will be. */
export function ahead(
  scope: 'login-unknown' | 'login-known',
  count: number,
): { attemptsLeft: number; pauseSeconds: number } {
  const step = scope === 'login-unknown' ? 5 : 10
  const next = (Math.floor(count / step) + 1) * step
  return { attemptsLeft: next - count, pauseSeconds: rules[scope].pauseSeconds(next) }
}

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
