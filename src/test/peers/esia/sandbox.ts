/** All that a running stand remembers: who exists, who is signed in, what was issued. */
import type { Person } from './model/person.ts'
import type { World } from './model/world.ts'
import type { AuthorizationRequest } from './protocol/authorization-request.ts'
import type { TokenKeys } from './protocol/keys.ts'
import type { Permission } from './protocol/permissions.ts'
import type { Grant } from './protocol/tokens.ts'
import type { RegistrationFacts } from './pages/registration-facts.ts'
import type { Scenarios } from './scenarios.ts'

/** A session of single sign-on: three hours (esia facts §4). */
export interface Session {
  readonly id: string
  readonly oid: number
  /** `urn:esia:sid` */
  readonly sid: string
  readonly startedAt: number
  readonly expiresAt: number
  readonly secondStep: boolean
}

/** A request that waits for a person, with the browser it belongs to. */
export interface WaitingRequest {
  readonly request: AuthorizationRequest
  readonly browser: string
  organisationOid?: number
  hasConsented?: boolean
}

export interface IssuedCode {
  readonly grant: Grant
  readonly request: AuthorizationRequest
  readonly expiresAt: number
  isUsed: boolean
}

export interface IssuedAccess {
  readonly grant: Grant
  readonly expiresAt: number
  readonly family: string | undefined
}

/** All tokens of one sign-in; a second use of any refresh token closes the family. */
export interface RefreshFamily {
  readonly id: string
  readonly grant: Grant
  /** As asked for the code. */
  readonly scope: string
  readonly generation: 1 | 2
  isCompromised: boolean
  current: string
  expiresAt: number
}

export interface SandboxMessage {
  readonly at: string
  readonly channel: 'sms' | 'email'
  readonly to: string
  readonly text: string
  /** The one-time code in it, for tests and the demo mailbox. */
  readonly code: string | undefined
  readonly oid: number | undefined
}

/** A refused request of a system, for the console page: what the client is not told. */
export interface RefusedCall {
  readonly at: string
  readonly call: string
  readonly mnemonic: string
  readonly code: string
  readonly detail: string
}

/** Something begun on a page and finished by a one-time code. */
export interface PendingStep {
  readonly code: string
  readonly expiresAt: number
  attemptsLeft: number
}

export interface Registration extends PendingStep {
  readonly id: string
  readonly browser: string
  readonly facts: RegistrationFacts
  readonly channel: 'sms' | 'email'
  readonly next: string
}

export interface Sandbox {
  readonly publicUrl: string
  readonly issuer: string
  /** The clock of the stand, with the skew that a scenario may set. */
  readonly now: () => Date
  readonly codeSeconds: number
  readonly world: World
  readonly keys: TokenKeys
  readonly scenarios: Scenarios
  readonly sessions: Map<string, Session>
  /** Authorization requests that wait for a person, with the browser they belong to. */
  readonly waiting: Map<string, WaitingRequest>
  readonly codes: Map<string, IssuedCode>
  readonly access: Map<string, IssuedAccess>
  readonly families: Map<string, RefreshFamily>
  /** Refresh token → family; used tokens stay, to be recognised. */
  readonly refresh: Map<string, string>
  /** `oid mnemonic scope` that the person has agreed to. */
  readonly consents: Set<string>
  readonly permissions: Map<string, { oid: number; mnemonic: string; permissions: readonly Permission[] }>
  readonly secondSteps: Map<string, PendingStep>
  readonly registrations: Map<string, Registration>
  readonly failedSignIns: Map<string, { count: number; until: number }>
  readonly messages: SandboxMessage[]
  readonly refused: RefusedCall[]
  /** Signs this person in without a page. */
  automatic: Person | undefined
  /** Keeps the form tokens of pages. */
  readonly secret: string
  readonly send: (message: Omit<SandboxMessage, 'at'>) => void
  readonly changed: () => void
}

/** What has run out is forgotten, and nothing grows without end. */
export function sweep(sandbox: Sandbox): void {
  const now = sandbox.now().getTime()
  const dropOld = <T>(map: Map<string, T>, isOld: (value: T) => boolean) => {
    for (const [key, value] of map) if (isOld(value)) map.delete(key)
    while (map.size > 10_000) map.delete(map.keys().next().value!)
  }
  dropOld(sandbox.sessions, (one) => one.expiresAt < now)
  dropOld(sandbox.waiting, (one) => one.request.createdAt + 3_600_000 < now)
  dropOld(sandbox.codes, (one) => one.expiresAt + 86_400_000 < now)
  dropOld(sandbox.access, (one) => one.expiresAt < now)
  dropOld(sandbox.families, (one) => one.expiresAt + 30 * 86_400_000 < now)
  dropOld(sandbox.refresh, (family) => !sandbox.families.has(family))
  dropOld(sandbox.secondSteps, (one) => one.expiresAt < now)
  dropOld(sandbox.registrations, (one) => one.expiresAt < now)
  dropOld(sandbox.failedSignIns, (one) => one.until < now)
  sandbox.messages.splice(0, Math.max(0, sandbox.messages.length - 200))
  sandbox.refused.splice(0, Math.max(0, sandbox.refused.length - 100))
}
