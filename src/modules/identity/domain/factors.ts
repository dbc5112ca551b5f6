/** Which second steps are open to whom (C5). Pure. */
import type { Factor } from '../../../platform/session/life.ts'
import type { SignInMethod } from '../contract.ts'
import { waysToSignIn, type Reachable, type Way } from './second-step.ts'

/** What the person has set up beside the phone and the mailbox. */
export interface OwnFactors {
  readonly hasApp: boolean
  readonly passkeys: number
  readonly recoveryCodesLeft: number
  readonly preferred: Preferred | null
  /** Codes by SMS and letter open nothing any more. */
  readonly isMessagesOff: boolean
}
export type Preferred = Exclude<Factor, 'recovery-code'>

export const hasStrong = (own: OwnFactors): boolean => own.hasApp || own.passkeys > 0

export interface Choice {
  readonly ways: readonly Way[]
  readonly app: boolean
  readonly passkey: boolean
  readonly recoveryCode: boolean
  readonly preferred: Preferred | null
}

/**
 * Messages are the default for everybody; who switched them off has another way, or the switch would not hold.
 * Whoever may do much and has another way is not asked by a message at all: a thief would choose it.
 */
export function choiceOf(
  person: Reachable,
  own: OwnFactors,
  method: SignInMethod,
  needsStrong = false,
): Choice {
  const ways = (own.isMessagesOff || needsStrong) && hasStrong(own) ? [] : waysToSignIn(person, method)
  const app = own.hasApp
  const passkey = own.passkeys > 0
  const channels = ways.map((way) => way.channel)
  const open = (one: Preferred) =>
    one === 'app' ? app : one === 'passkey' ? passkey : channels.includes(one)
  const inOrder = [own.preferred, 'passkey', 'app', ...channels] as const
  const preferred = own.preferred !== null && open(own.preferred) ? own.preferred : null
  return {
    ways,
    app,
    passkey,
    recoveryCode: own.recoveryCodesLeft > 0,
    // Nobody chose: messages first while they are open.
    preferred: preferred ?? channels[0] ?? inOrder.find((one) => one !== null && open(one)) ?? null,
  }
}
