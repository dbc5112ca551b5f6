/** Where the code of the second step may go. Pure. */
import type { Channel, SignInMethod } from '../contract.ts'

export interface Way {
  readonly channel: Channel
  readonly address: string
}

export interface Reachable {
  readonly phone: string | null
  readonly phoneVerified: boolean
  readonly email: string | null
  readonly emailVerified: boolean
}

/** Proved addresses, the phone first. */
export const waysOf = (person: Reachable): Way[] => [
  ...(person.phone && person.phoneVerified ? [{ channel: 'sms' as const, address: person.phone }] : []),
  ...(person.email && person.emailVerified ? [{ channel: 'email' as const, address: person.email }] : []),
]

/**
 * E-mail also recovers the password, so beside a password it would not be a second factor:
 * who has a proved phone gets the code there. After ЕСИА the mailbox is an honest other way.
 */
export function waysToSignIn(person: Reachable, method: SignInMethod): Way[] {
  const ways = waysOf(person)
  return method === 'password' ? ways.slice(0, 1) : ways
}
