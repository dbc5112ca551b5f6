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
  /** Null: the portal itself. */
  readonly clientId: string | null
  readonly storeId: string
  readonly title: string
  readonly scopes: readonly Scope[]
  readonly speaks: Speaks
  readonly limit: Limit | null
  /** Whose rules lie on a session. */
  readonly guard: string | null
}

/** The portal itself, about whom it teaches. */
export const portalIn = (storeId: string): Speaker => ({
  clientId: null,
  storeId,
  title: 'НМО',
  scopes: [],
  speaks: '1.0.3',
  limit: null,
  guard: null,
})

export const may = (speaker: Speaker, scope: Scope): boolean => speaker.scopes.includes(scope)

/** What every search of a session is narrowed to. */
export const registrationKey = (registration: string): string =>
  keyOf('registration', registration.toLowerCase())

/** In whose name statements are kept: the portal answers for its clients. Sessions of one learner share one. */
export const authorityOf = ({ limit, title, clientId }: Speaker, origin: string): Json => ({
  objectType: 'Agent',
  name: limit ? 'НМО' : title,
  account: { homePage: origin, name: limit ? 'launch' : (clientId ?? 'launch') },
})
