/** Who speaks with the store, and what they may. */
import type { Scope, Speaks } from '../contract.ts'
import { keyOf } from './mentions.ts'
import type { Json } from './check.ts'

/** The learner for whom a session was started: it speaks of nobody and nothing else. */
export interface Limit {
  readonly personId: string
  readonly actor: Json
  readonly actorKey: string
  readonly registration: string
}

export interface Speaker {
  readonly clientId: string
  readonly storeId: string
  readonly title: string
  readonly scopes: readonly Scope[]
  readonly speaks: Speaks
  readonly limit: Limit | null
}

export const may = (speaker: Speaker, scope: Scope): boolean => speaker.scopes.includes(scope)

/** What every search of a session is narrowed to. */
export const registrationKey = (registration: string): string =>
  keyOf('registration', registration.toLowerCase())

/** In whose name statements are kept: the portal answers for its clients. Sessions of one learner share one. */
export const authorityOf = (speaker: Speaker, origin: string): Json => ({
  objectType: 'Agent',
  name: speaker.limit ? 'НМО' : speaker.title,
  account: { homePage: origin, name: speaker.limit ? 'launch' : speaker.clientId },
})
