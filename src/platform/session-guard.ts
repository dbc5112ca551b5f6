/** Rules that a younger module lays on the sessions of content which it opened in the store of learning records. */
import type { Context } from './context.ts'

type Json = Readonly<Record<string, unknown>>

/** What a session asks for, before anything is done. */
export interface GuardedRequest {
  /** Of the session, as `openSession` answered. */
  readonly clientId: string
  /** «/xapi/agents/profile» */
  readonly resource: string
  readonly method: string
  /** Of a document. */
  readonly documentId: string | null
  readonly body: Buffer
  readonly contentType: string
}

export interface GuardedStatement {
  /** As it was told, before the store completes it. */
  readonly told: Json
  /** It is kept already, word for word. */
  readonly isKnown: boolean
}

export interface SessionGuard {
  readonly name: string
  /** Throws a Problem for what this session may not ask for now. */
  readonly admit: (ctx: Context, asked: GuardedRequest) => Promise<void>
  /** In the transaction that keeps them: throws a Problem, and nothing is kept; answers what is to be done when they are kept. */
  readonly judge: (
    tx: Context,
    clientId: string,
    statements: readonly GuardedStatement[],
  ) => Promise<() => Promise<void>>
}
